/**
 * The pins of an enlarged or narrowed map, placed anew: fetched when that is first asked for.
 */

const PIN = 28;
const [HOUSE, STUB] = [1.7, 0.75]; // as in `geo/chart.py`
const SIDES = { right: [1, 0], left: [-1, 0], under: [0, 1], over: [0, -1] };
const [BESIDE, OVER, LINE] = [17, 22.5, 14]; // from a pin to its name, as in `map.css`, and its height
const [STEP, FAR] = [0.25, 6]; // of a pin; so many steps beside its place it may stand

/** Where a pin may stand, in pins from its place: there, then the nearest first. */
const AROUND = [];
for (let x = -FAR; x <= FAR; x += 1) {
  for (let y = -FAR; y <= FAR; y += 1) if (Math.hypot(x, y) <= FAR) AROUND.push([x * STEP, y * STEP]);
}
AROUND.sort((a, b) => Math.hypot(...a) - Math.hypot(...b));

/**
 * Place the pins anew, as the generator does: at their place, beside it, or on the nearest pin.
 * @param {SVGSVGElement} drawing
 */
export function planner(drawing) {
  const spots = drawing.querySelector('.spots');
  const pins = [...spots.querySelectorAll('a:not(.home)')].map((pin) => {
    const { e: x, f: y } = pin.transform.baseVal.getItem(0).matrix;
    const text = pin.querySelector('text');
    const lines = pin.getAttribute('aria-labelledby').split(' ').map((id) => document.getElementById(id));
    return { pin, x, y, text, lines, said: text.innerHTML, number: text.firstChild.data, ...nameOf(pin, lines) };
  });
  const lead = document.createElementNS(drawing.namespaceURI, 'path');
  lead.setAttribute('class', 'lead');
  spots.prepend(lead);

  /** As it was built, where nothing is enlarged or left out. */
  const reset = () => {
    for (const { pin, text, name, side, said } of pins) {
      pin.style.transform = '';
      pin.style.display = '';
      if (text.innerHTML !== said) text.innerHTML = said;
      name.setAttribute('class', side);
    }
    lead.setAttribute('d', '');
  };

  /** @param {number} zoom @param {boolean} narrowed Whether pins are left out. */
  return (zoom, narrowed) => {
    const still = zoom === 1 && !narrowed;
    const scale = zoom ** -0.75; // a little larger all the same: who enlarges wants to see more
    spots.style.setProperty('--z', scale);
    drawing.style.setProperty('--w', scale);
    drawing.classList.toggle('planned', !still);
    reset();
    if (still) return;
    const [shown, gone] = [pins.filter(isLeft), pins.filter((each) => !isLeft(each))];
    for (const { pin } of gone) pin.style.display = 'none';
    for (const each of shown) if (each.pin.matches('.out')) each.built = new DOMMatrix(getComputedStyle(each.pin).transform);
    for (const each of shown) each.wide ??= each.name.getComputedTextLength() / 2; // before anything is moved: once
    const half = PIN * scale * getComputedStyle(spots).getPropertyValue('--f') / 2;
    const taken = [box(0, 0, half * HOUSE, half * HOUSE)];
    for (const each of shown) stand(each, half, taken);
    lead.setAttribute('d', shown.filter(({ moved }) => moved).map(({ at, x, y }) => `M${at.x} ${at.y}L${x} ${y}`).join(''));
    for (const each of shown) showName(each, half * 2 / PIN, taken);
  };
}

/**
 * Whether a line of a pin is left: not where one at its address is of the kind, and another of the
 * topic. To ask the style of each pin takes ten times as long.
 */
function isLeft({ lines }) {
  return lines.some((line) => line.offsetParent);
}

/** The name that was built into a pin, else one of the list, which is not shown until it has room. */
function nameOf(pin, [line, other]) {
  const built = pin.querySelector('text ~ text');
  if (built) return { name: built, side: built.getAttribute('class') ?? '' };
  const name = document.createElementNS(pin.namespaceURI, 'text');
  if (!other) name.textContent = line.lastChild.textContent.trim();
  pin.append(name);
  return { name, side: 'none' };
}

/** Put a pin where it has room, else on the nearest: the uppermost of a pile says that there are more. */
function stand(each, half, taken) {
  const { pin, x, y, text, number, built } = each;
  const wanted = built ? { x: built.e, y: built.f } : { x, y };
  const room = roomNear(wanted, half, taken);
  const at = room ?? nearest(wanted, taken.slice(1)); // never on the house
  if (room) taken.push(room);
  else at.top.text.textContent = at.top.number;
  text.textContent = room ? number : `${number}+`;
  at.top = each;
  each.at = at;
  each.moved = room && !built && Math.hypot(at.x - x, at.y - y) > half * 2 * STUB;
  pin.style.transform = `translate(${at.x}px, ${at.y}px)`;
}

/** A name is shown on the first side of its pin that has room. */
function showName({ name, wide, at, text }, unit, taken) {
  const rooms = Object.entries(SIDES).map(([side, [right, down]]) => ({
    side,
    ...box(at.x + right * (BESIDE + wide) * unit, at.y + down * OVER * unit, wide * unit, LINE / 2 * unit),
  }));
  const found = wide && !text.textContent.endsWith('+') && rooms.find((own) => isFree(own, taken));
  name.setAttribute('class', found ? found.side : 'none');
  if (found) taken.push(found);
}

const box = (x, y, wide, high) => ({ x, y, wide, high });

/** The first room around a point that is free; null where none is near. */
function roomNear({ x, y }, half, taken) {
  for (const [right, down] of AROUND) {
    const own = box(x + right * half * 2, y + down * half * 2, half, half);
    if (isFree(own, taken)) return own;
  }
  return null;
}

function isFree(own, taken) {
  return taken.every((each) => Math.abs(each.x - own.x) >= each.wide + own.wide - 0.001 || Math.abs(each.y - own.y) >= each.high + own.high - 0.001);
}

function nearest({ x, y }, taken) {
  return taken.reduce((best, each) => (Math.hypot(each.x - x, each.y - y) < Math.hypot(best.x - x, best.y - y) ? each : best));
}
