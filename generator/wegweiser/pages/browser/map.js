/**
 * The map of actors, nearer: buttons, two fingers, a wheel with Ctrl; dragged while it is enlarged.
 * Pins keep their size, so that what stood close together comes apart. All is there without this.
 */

const MOST = 8;

/** @typedef {{ x: number, y: number, zoom: number }} View The upper left corner of what is seen. */

/** Let one drawing be enlarged. @param {SVGSVGElement} drawing */
function enlarge(drawing) {
  const { width, height } = drawing.viewBox.baseVal;
  const pins = [...drawing.querySelectorAll('a')].map((pin) => ({ pin, ...placeOf(pin) }));
  const fingers = new Map();
  /** @type {View} */
  let view = { x: 0, y: 0, zoom: 1 };

  const unitsPerPixel = () => width / view.zoom / drawing.clientWidth;

  /** @param {View} wanted */
  const show = ({ x, y, zoom }) => {
    const [wide, high] = [width / zoom, height / zoom];
    view = { x: within(x, width - wide), y: within(y, height - high), zoom };
    drawing.setAttribute('viewBox', `${view.x} ${view.y} ${wide} ${high}`);
    drawing.classList.toggle('zoomed', zoom > 1);
    const size = zoom ** -0.75; // a little larger all the same: who enlarges wants to see more
    for (const { pin, x: across, y: down } of pins) {
      pin.setAttribute('transform', `translate(${across} ${down}) scale(${size}) translate(${-across} ${-down})`);
    }
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

  drawing.addEventListener('zoom', ({ detail }) => {
    zoomAt(detail, view.x + width / view.zoom / 2, view.y + height / view.zoom / 2);
  });
  drawing.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomAt(2 ** (-event.deltaY / 100), ...pointOf(event));
  }, { passive: false });
  drawing.addEventListener('focusin', ({ target }) => {
    if (view.zoom === 1 || !target.matches(':focus-visible')) return;
    const { x, y } = placeOf(target);
    show({ x: x - width / view.zoom / 2, y: y - height / view.zoom / 2, zoom: view.zoom });
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

/** @param {Element} pin @returns {{ x: number, y: number }} */
function placeOf(pin) {
  const use = pin.querySelector('use');
  return { x: Number(use.getAttribute('x')), y: Number(use.getAttribute('y')) };
}

/** A pin and its lines in the list light up together. */
function link(atlas) {
  const light = ({ target, type }) => {
    const pin = target.closest('.pins a');
    const line = target.closest('.stops li');
    if (!pin && !line) return;
    const on = type === 'pointerover' || type === 'focusin';
    const ids = pin ? pin.getAttribute('aria-labelledby').split(' ') : [line.querySelector('a').id];
    for (const id of ids) document.getElementById(id).closest('li')?.classList.toggle('lit', on);
    for (const each of atlas.querySelectorAll('.pins a')) {
      if (each.getAttribute('aria-labelledby').split(' ').includes(ids[0])) each.classList.toggle('lit', on);
    }
  };
  for (const type of ['pointerover', 'pointerout', 'focusin', 'focusout']) atlas.addEventListener(type, light);
}

/** Say so where nothing is both of the kind and of the topic. */
function watchChoices(atlas) {
  const nothing = /** @type {HTMLElement} */ (atlas.querySelector('.stops .notice'));
  atlas.addEventListener('change', () => {
    nothing.hidden = [...atlas.querySelectorAll('.stops li')].some((line) => line.offsetParent);
  });
}

const atlas = document.querySelector('.atlas');
const drawings = atlas.querySelectorAll('svg.pins');
const buttons = atlas.querySelector('.zoom');
drawings.forEach(enlarge);
link(atlas);
watchChoices(atlas);
buttons.hidden = false;
buttons.addEventListener('click', ({ target }) => {
  const detail = Number(target.closest('button')?.dataset.zoom);
  if (detail) drawings.forEach((drawing) => drawing.dispatchEvent(new CustomEvent('zoom', { detail })));
});
