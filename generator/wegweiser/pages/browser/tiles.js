/**
 * Streets under the pins: pictures of somebody else's map. This module is fetched after the click
 * that asks for them; they are those of the part that is seen, and only once it stands still.
 */

const SIZE = 256;
const DEEPEST = 19;
const RADIUS = 6371000;
const STILL = 250; // milliseconds

/**
 * Lay streets under the pins, or take them away.
 * @param {SVGSVGElement} drawing
 * @param {DOMStringMap} told The pictures' address, and of the plane: latitude and longitude of its
 *   home, metres to a unit.
 * @returns {(on: boolean) => void}
 */
export function tiles(drawing, { url, at }) {
  const [latitude, longitude, metres] = at.split(' ').map(Number);
  const degree = RADIUS * Math.PI / 180 / metres;
  const narrow = Math.cos(latitude * Math.PI / 180);
  const plane = drawing.querySelector('.plane');
  const layer = make('g');
  layer.setAttribute('class', 'tiles');
  plane.append(layer);
  /** @type {Map<string, Element>} */
  const laid = new Map();
  let [on, waiting] = [false, 0];

  const xOf = (tile, zoom) => (tile / 2 ** zoom * 360 - 180 - longitude) * degree * narrow;
  const yOf = (tile, zoom) => (latitude - Math.atan(Math.sinh(Math.PI * (1 - 2 * tile / 2 ** zoom))) * 180 / Math.PI) * degree;
  const columnOf = (x, zoom) => Math.floor((x / degree / narrow + longitude + 180) / 360 * 2 ** zoom);
  const rowOf = (y, zoom) => {
    const angle = (latitude - y / degree) * Math.PI / 180;
    return Math.floor((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2 * 2 ** zoom);
  };

  /** What is seen, in units of the plane, and as large as a browser shows it. */
  const seen = () => {
    const { a: scale, e, f } = new DOMMatrix(getComputedStyle(plane).transform);
    const { x, y, height } = drawing.viewBox.baseVal;
    const unit = height / drawing.clientHeight / scale;
    const [left, top] = [(x - e) / scale, (y - f) / scale];
    return { left, top, right: left + drawing.clientWidth * unit, bottom: top + drawing.clientHeight * unit, unit };
  };

  /** @returns {Map<string, { zoom: number, column: number, row: number }>} */
  const wanted = () => {
    const found = new Map();
    const { left, top, right, bottom, unit } = seen();
    const zoom = Math.min(DEEPEST, Math.max(0, Math.round(Math.log2(2 * Math.PI * RADIUS * narrow / metres / unit / SIZE))));
    for (let column = columnOf(left, zoom); column <= columnOf(right, zoom); column += 1) {
      for (let row = rowOf(top, zoom); row <= rowOf(bottom, zoom); row += 1) {
        found.set(`${zoom}/${column}/${row}`, { zoom, column, row });
      }
    }
    return found;
  };

  /** A picture at its place: its corners are exact, and in between it is off by less than a pixel. */
  const lay = ({ zoom, column, row }) => {
    const frame = make('foreignObject');
    const [x, y] = [xOf(column, zoom), yOf(row, zoom)];
    const [wide, high] = [xOf(column + 1, zoom) - x, yOf(row + 1, zoom) - y].map((side) => side / SIZE);
    frame.setAttribute('transform', `translate(${x} ${y}) scale(${wide} ${high})`);
    frame.setAttribute('width', SIZE);
    frame.setAttribute('height', SIZE);
    const picture = new Image(SIZE, SIZE);
    picture.alt = '';
    picture.crossOrigin = 'anonymous'; // no cookies
    picture.referrerPolicy = 'strict-origin'; // OpenStreetMap wants to know which site asks, and needs no more
    picture.addEventListener('error', () => frame.remove());
    picture.src = url.replace('{z}', zoom).replace('{x}', column).replace('{y}', row);
    frame.append(picture);
    layer.append(frame);
    return frame;
  };

  const draw = () => {
    const places = on ? wanted() : new Map();
    for (const [key, frame] of laid) {
      if (places.has(key)) continue;
      frame.remove();
      laid.delete(key);
    }
    for (const [key, place] of places) if (!laid.has(key)) laid.set(key, lay(place));
  };
  const drawSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, STILL);
  };

  drawing.addEventListener('view', drawSoon);
  addEventListener('resize', drawSoon);
  return (wish) => {
    on = wish;
    draw();
  };
}

function make(name) {
  return document.createElementNS('http://www.w3.org/2000/svg', name);
}
