/** How faults are said: at their field, and on top with links to the fields once somebody goes on. */

import { piece } from './app.js';
import { openTime } from './times.js';
import { fill } from './timetable.js';
import { typedDay } from './understood.js';

/** @typedef {import('./faults.js').Fault} Fault */

/** Fields that somebody has left, and parts of the form where somebody went on. */
const touched = new Set();

/** @param {string} path */
export function touch(path) {
  touched.add(path);
}

function isTouched(path) {
  return [...touched].some((each) => path === each || path.startsWith(`${each}.`));
}

export function untouch() {
  touched.clear();
}

/** The control of a path: of `times.1.from` that in the second editor. @returns {HTMLElement | null} */
export function controlOf(path) {
  const [first, ...rest] = path.split('.');
  if (first === 'times' && rest.length) return timeControl(Number(rest[0]), rest[1]);
  const row = path.match(/^(contact\.(?:phones|links))\.(\d+)\.(\w+)$/);
  if (row) return document.querySelector(`[data-rows="${row[1]}"]`)?.children[Number(row[2])]?.querySelector(`input[name="${row[1]}.${row[3]}"]`) ?? null;
  const list = path.replace(/\.\d+$/, '');
  return document.querySelector(`[name="${list}"]:not([type="radio"]):not([type="checkbox"])`) ?? fieldOf(list)?.querySelector('input, textarea, select') ?? null;
}

function fieldOf(path) {
  return document.querySelector(`[data-field="${path}"]`);
}

function timeControl(number, name) {
  const editor = document.querySelectorAll('#times > .time')[number];
  const names = { on: 'on', from: 'from', to: 'to', place: 'place' };
  const own = names[name] ?? `times.${name}`;
  const found = [...(editor?.querySelectorAll(`[data-name="${own}"]`) ?? [])];
  if (name === 'on') return editor?.querySelector('[data-field="times.on"]:not([hidden]) :is(input, select)') ?? null;
  return found[0] ?? editor?.querySelector('input') ?? null;
}

/** Where a fault is said: in the field around its control, or in the group around that. */
function placeOf(control) {
  return control?.closest('.field')?.querySelector(':scope > .fault') ?? control?.closest('fieldset')?.querySelector(':scope > .fault') ?? null;
}

/**
 * Say what is wrong where somebody has been; be silent elsewhere.
 * @param {HTMLElement} form @param {Fault[]} faults @param {object} words of the problems @param {object} labels
 */
export function sayFaults(form, faults, words, labels, everywhere = false) {
  const said = new Map();
  for (const each of faults) {
    const control = controlOf(each.path);
    const place = placeOf(control);
    const wanted = everywhere || isTouched(each.path) || touched.has(control?.closest('section')?.id);
    if (place && wanted && !said.has(place)) said.set(place, { control, ...sentenceOf(each, words, labels) });
  }
  for (const place of form.querySelectorAll('.fault')) {
    const found = said.get(place);
    const text = found ? `${found.message} ${found.hint}` : '';
    place.hidden = !found;
    if (place.textContent !== text) place.textContent = text;
    place.classList.toggle('warning', Boolean(found?.warning));
    markControls(place, found);
  }
}

function markControls(place, found) {
  const field = place.parentElement;
  for (const control of field.querySelectorAll('[aria-invalid]')) if (control !== found?.control) control.removeAttribute('aria-invalid');
  if (found && !found.warning) found.control.setAttribute('aria-invalid', 'true');
  else found?.control.removeAttribute('aria-invalid');
  field.classList.toggle('wrong', Boolean(found) && !found.warning);
}

/** @param {Fault} fault @returns {{ message: string, hint: string, warning: boolean }} */
export function sentenceOf(fault, words, labels) {
  const { message, hint, warning } = words[fault.code];
  const shown = Object.entries(fault.words).map(([name, value]) => [name, name === 'field' ? labels[value] ?? value : typedDay(value)]);
  const values = Object.fromEntries(shown);
  return { message: fill(message, values), hint: fill(hint, values), warning };
}

/**
 * The faults on top, with links; the reader is taken there. @param {Fault[]} faults
 * @returns {boolean} Whether there is any that has to be mended.
 */
export function sumUp(faults, words, labels) {
  const wrong = faults.filter(({ code }) => !words[code].warning);
  const box = /** @type {HTMLElement} */ (document.querySelector('.faults'));
  box.hidden = wrong.length === 0;
  box.querySelector('ul').replaceChildren(...wrong.map((each) => {
    const entry = piece('t-fault');
    const link = entry.querySelector('a');
    const control = controlOf(each.path);
    const label = labels[each.path.replace(/\.\d+(?=\.|$)/g, '').replace('new.place.', 'new.places.')];
    link.textContent = [label, sentenceOf(each, words, labels).message].filter(Boolean).join(': ');
    link.href = control?.id ? `#${control.id}` : '#form';
    link.dataset.path = each.path;
    return entry;
  }));
  if (wrong.length) box.focus();
  return wrong.length > 0;
}

/** What was mended is no longer among the faults on top. @param {Fault[]} faults */
export function sumDown(faults) {
  const box = /** @type {HTMLElement} */ (document.querySelector('.faults'));
  const left = new Set(faults.map(({ path }) => path));
  for (const link of box.querySelectorAll('a')) if (!left.has(link.dataset.path)) link.parentElement.remove();
  box.hidden ||= !box.querySelector('a');
}

/** To the field of a fault, wherever it is hidden. @returns {string} The part of the form that it is in. */
export function leadTo(path) {
  const control = controlOf(path);
  openTime(control?.closest('.time'));
  for (let around = control?.closest('details'); around; around = around.parentElement.closest('details')) around.open = true;
  return control?.closest('section')?.id ?? '';
}
