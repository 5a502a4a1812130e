/**
 * The map of actors, nearer: buttons, two fingers, a wheel with Ctrl; dragged while it is enlarged.
 * Pins keep their size and go to their places, so that piles come apart. All is there without this.
 */

const MOST = 32;
const FINE = 1.15; // from this factor on, pins are placed anew

/** @typedef {{ x: number, y: number, zoom: number }} View The upper left corner of what is seen. */

/** Let the drawing be enlarged. @param {SVGSVGElement} drawing */
function enlarge(drawing) {
  const { width, height } = drawing.viewBox.baseVal;
  const [plane] = drawing.querySelectorAll('.spots');
  const fingers = new Map();
  /** @type {View} */
  let view = { x: 0, y: 0, zoom: 1 };
  let [plan, planned, narrowed] = [null, 1, false];

  const place = async () => {
    if (!plan) {
      const { planner } = await import('./piles.js');
      plan ??= planner(drawing); // somebody may have zoomed on while it was fetched
    }
    planned = view.zoom;
    plan(planned, narrowed);
  };

  const unitsPerPixel = () => height / view.zoom / drawing.clientHeight;

  /** @param {View} wanted */
  const show = ({ x, y, zoom }) => {
    const [wide, high] = [drawing.clientWidth, drawing.clientHeight].map((side) => side * height / drawing.clientHeight);
    view = { x: within(x, wide - wide / zoom), y: within(y, high - high / zoom), zoom };
    drawing.setAttribute('viewBox', `${view.x} ${view.y} ${width / zoom} ${height / zoom}`);
    drawing.classList.toggle('zoomed', zoom > 1);
    if (zoom !== planned && (zoom === 1 || Math.max(zoom / planned, planned / zoom) > FINE)) {
      planned = zoom;
      place();
    }
    drawing.dispatchEvent(new Event('view'));
  };

  /** Enlarge so that a point of the drawing stays where it is. */
  const zoomAt = (factor, x, y) => {
    const zoom = Math.min(MOST, Math.max(1, view.zoom * factor));
    const kept = view.zoom / zoom;
    show({ x: x - (x - view.x) * kept, y: y - (y - view.y) * kept, zoom });
  };

  const pointOf = ({ clientX, clientY }) => {
    const { left, top } = drawing.getBoundingClientRect();
    return [view.x + (clientX - left) * unitsPerPixel(), view.y + (clientY - top) * unitsPerPixel()];
  };
  const middle = () => [drawing.clientWidth, drawing.clientHeight].map((side) => side * unitsPerPixel() / 2);

  drawing.addEventListener('zoom', ({ detail }) => {
    const [right, down] = middle();
    zoomAt(detail, view.x + right, view.y + down);
  });
  addEventListener('beforeprint', () => show({ x: 0, y: 0, zoom: 1 }));
  drawing.addEventListener('narrow', ({ detail }) => {
    narrowed = detail;
    place();
  });
  drawing.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomAt(2 ** (-event.deltaY / 100), ...pointOf(event));
  }, { passive: false });
  drawing.addEventListener('focusin', ({ target }) => {
    if (view.zoom === 1 || !target.matches(':focus-visible')) return;
    const { a: scale, e: x, f: y } = new DOMMatrix(getComputedStyle(plane).transform);
    const at = new DOMMatrix(getComputedStyle(target).transform);
    const [right, down] = middle();
    show({ x: x + at.e * scale - right, y: y + at.f * scale - down, zoom: view.zoom });
  });
  drawing.addEventListener('pointerdown', (event) => fingers.set(event.pointerId, event));
  drawing.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const [other] = [...fingers.values()].filter((each) => each.pointerId !== event.pointerId);
    if (other) {
      const [x, y] = pointOf({ clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 });
      zoomAt(apart(event, other) / Math.max(1, apart(before, other)), x, y);
    } else if (view.zoom > 1) {
      const [x, y] = [event.clientX - before.clientX, event.clientY - before.clientY];
      show({ ...view, x: view.x - x * unitsPerPixel(), y: view.y - y * unitsPerPixel() });
    }
    fingers.set(event.pointerId, event);
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) {
    drawing.addEventListener(end, (event) => fingers.delete(event.pointerId));
  }
  drawing.addEventListener('dragstart', (event) => event.preventDefault());
}

function within(value, most) {
  return Math.min(Math.max(0, value), Math.max(0, most));
}

function apart(one, other) {
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}

/** A pin and its lines in the list light up together. */
function link(atlas) {
  const light = ({ target, type }) => {
    const named = target.closest('.pins a')?.getAttribute('aria-labelledby') ?? target.closest('.stops li')?.querySelector('a').id;
    if (!named) return;
    const ids = named.split(' ');
    const lines = ids.map((id) => document.getElementById(id).closest('li'));
    const pins = atlas.querySelectorAll(`.pins [aria-labelledby~="${ids[0]}"]`);
    for (const each of [...lines, ...pins]) each?.classList.toggle('lit', /over|in$/.test(type));
  };
  for (const type of ['pointerover', 'pointerout', 'focusin', 'focusout']) atlas.addEventListener(type, light);
}

/** Place what is left anew; say so where nothing is both of the kind and of the topic. */
function watchChoices(atlas, drawing) {
  const nothing = /** @type {HTMLElement} */ (atlas.querySelector('.stops .notice'));
  atlas.addEventListener('change', () => {
    nothing.hidden = [...atlas.querySelectorAll('.stops li')].some((line) => line.offsetParent);
    drawing.dispatchEvent(new CustomEvent('narrow', { detail: atlas.querySelector('input[id]:checked') !== null }));
  });
}

const atlas = document.querySelector('.atlas');
const drawing = /** @type {SVGSVGElement} */ (atlas.querySelector('svg.pins'));
const buttons = atlas.querySelector('.zoom');
enlarge(drawing);
link(atlas);
watchChoices(atlas, drawing);
buttons.hidden = false;
buttons.addEventListener('click', ({ target }) => {
  const detail = Number(target.closest('button')?.dataset.zoom);
  if (detail) drawing.dispatchEvent(new CustomEvent('zoom', { detail }));
});
if (atlas.querySelector('.streets')) import('./streets.js');
