/** What the controls of the form do: understand what is typed, count, filter, add and remove. */

import { addAdded, makeChoice, makeFilter, sayFound } from './choices.js';
import { noteOrder, typed } from './fields.js';
import { kindsOf } from './record.js';
import { addRow } from './rows.js';
import { addOrdinal, addTime, numberTimes, openTime, readTime, timeEditors } from './times.js';
import { dayInWords, fill } from './timetable.js';
import { clean, toDay, toTime, understand } from './understood.js';

const NEAR = 40; // characters before the end of which somebody is told

/**
 * @typedef {object} Listener
 * @property {() => void} typed something is being typed
 * @property {(paths: string[]) => void} left a field was left, or something was chosen
 * @property {import('./times.js').Setting} setting
 */

/** @param {HTMLFormElement} element @param {() => any} getForm @param {string} today @param {Listener} listener */
export function makeControls(element, getForm, today, listener) {
  const form = getForm();
  const kindOf = kindsOf(form);
  makeFilters(form);
  element.addEventListener('input', ({ target }) => {
    if (target.type === 'search') return;
    countLetters(target, form);
    forgive(target);
    if (!target.matches('[type="checkbox"], [type="radio"], select')) listener.typed();
  });
  element.addEventListener('change', (event) => {
    const { target } = event;
    if (target.type === 'search') return;
    noteOrder(event);
    if (target.name === 'topics-first') putFirst(target);
    if (target.id === 'f-with' || target.id === 'elsewhere') add(target, form);
    const isTyped = target.matches('[type="text"], textarea');
    afterPress(isTyped, () => {
      sayUnderstood(target, kindOf, form, today);
      listener.left(pathsOf(target));
    });
  });
  element.addEventListener('click', ({ target }) => {
    const button = target.closest('button');
    if (!button) return;
    if (button.matches('.pick-day')) openCalendar(button, today);
    else if (changeLists(button, listener.setting)) listener.left([]);
  });
  element.addEventListener('toggle', ({ target }) => {
    if (target.closest('.time')) listener.typed();
  }, true);
  if ('showPicker' in HTMLInputElement.prototype) document.documentElement.classList.add('has-calendar');
}

/** Whether a finger or mouse is down: then nothing may move, or what is pressed would be missed. */
let pressed = false;
/** @type {(() => void)[]} */
let waiting = [];
addEventListener('pointerdown', () => { pressed = true; }, true);
for (const type of ['pointerup', 'pointercancel']) addEventListener(type, () => setTimeout(release), true);

function release() {
  pressed = false;
  const tasks = waiting;
  waiting = [];
  tasks.forEach((task) => task());
}

function afterPress(isTyped, task) {
  if (pressed && isTyped) waiting.push(task);
  else task();
}

function makeFilters(form) {
  const find = (id) => /** @type {any} */ (document.getElementById(id));
  const text = (entry) => entry.textContent;
  const say = (id) => sayFound(find(id), form.words);
  const words = (entry) => `${entry.textContent} ${(form.topics[entry.querySelector('input').value] ?? []).join(' ')}`;
  makeFilter(find('topics-filter'), [find('topics')], words);
  makeFilter(find('languages-filter'), [find('more-languages')], text);
  makeFilter(find('who-filter'), [find('actors')], text, say('who-found'));
  makeFilter(find('which-filter'), [document.querySelector('#which .offers')], text, say('which-found'));
}

/** @returns {string[]} The paths that a control speaks of. */
function pathsOf(target) {
  const editor = target.closest('.time');
  if (editor) {
    const number = timeEditors().indexOf(editor);
    const name = (target.dataset.name ?? 'on').replace('times.', '').replace('last', 'date');
    const both = { from: ['from', 'to'], to: ['from', 'to'] }[name] ?? [name];
    return both.filter((each) => each !== 'from' || name === 'from').map((each) => `times.${number}.${each}`);
  }
  const path = target.closest('[data-field]')?.dataset.field ?? target.name;
  const other = { 'capacity.places': 'capacity.free', status: 'capacity.free', 'for.age.from': 'for.age.to', 'runs.from': 'runs.until' }[path];
  const row = target.closest('.row');
  if (row) return [`${row.parentElement.dataset.rows}.${[...row.parentElement.children].indexOf(row)}.${target.name.split('.').at(-1)}`];
  return other ? [path, other] : [path];
}

/* While somebody types */

function countLetters(target, form) {
  const said = target.closest('.field')?.querySelector(':scope > .said');
  const limit = limitOf(target, form);
  if (!said || !limit) return;
  const left = limit - [...clean(target.value)].length;
  said.hidden = left > Math.max(NEAR / 2, Math.min(NEAR, limit / 5));
  said.textContent = said.hidden ? '' : fill(left < 0 ? form.words.characters_over : form.words.characters_left, { number: String(Math.abs(left)) });
  said.classList.toggle('over', left < 0);
}

function limitOf({ name, dataset }, form) {
  const path = (dataset.name ?? name ?? '').replace(/-\d+$/, '');
  const [shape, inner] = path.startsWith('new.') ? [form.actor, path.slice(4).replace(/^place\./, 'places.')] : [form.offer, path];
  return inner.split('.').reduce((around, each) => (around?.each ?? around)?.fields?.[each] ?? around?.each, shape)?.limit;
}

/** While somebody mends something, nobody repeats what was wrong. */
function forgive(target) {
  target.removeAttribute('aria-invalid');
  target.closest('.field')?.classList.remove('wrong');
}

/* Once somebody has typed */

/** Show how a text was understood: `1630` becomes `16:30`, a day is said with its weekday. */
function sayUnderstood(target, kindOf, form, today) {
  if (!target.matches('input[type="text"]')) return;
  const kind = target.dataset.kind ?? kindOf(target.name);
  const value = understand(kind, target.value, today);
  if (kind === 'time' && toTime(value)) target.value = value;
  else if (['day', 'amount', 'whole', 'url', 'email'].includes(kind) && value) target.value = typed(kind, value);
  if (kind !== 'day') return;
  const said = target.closest('.field').querySelector(':scope > .said');
  const day = toDay(value, today);
  said.hidden = !day;
  said.textContent = day ? dayInWords(day, form.time) : '';
}

/** The topic that matters most comes first. */
function putFirst({ value }) {
  const field = document.querySelector('[data-field="topics"]');
  field.order = [value, ...field.order.filter((other) => other !== value)];
}

/** One more organisation, or a place at another's. */
function add(select, form) {
  const option = select.selectedOptions[0];
  if (!option?.value) return;
  if (select.id === 'f-with') {
    const field = select.closest('[data-field]');
    if (!field.querySelector(`[data-value="${CSS.escape(option.value)}"]`)) addAdded(field, option.value, option.label, form.words);
  } else {
    const known = document.querySelector(`input[name="place"][value="${CSS.escape(option.value)}"]`);
    const choice = known?.closest('li') ?? makeChoice('checkbox', 'place', option.value, option.label, option.parentElement.label);
    if (!known) document.getElementById('places').append(choice);
    choice.querySelector('input').checked = true;
  }
  select.value = '';
}

/* Lists that grow and shrink */

/** @returns {boolean} Whether the button belongs to one. */
function changeLists(button, setting) {
  const editor = button.closest('.time');
  if (button.id === 'add-time') focusIn(addTime({}, setting));
  else if ('copyTime' in button.dataset) focusIn(addTime(readTime(editor, setting.today), setting, editor));
  else if ('editTime' in button.dataset) {
    openTime(editor);
    focusIn(editor);
  } else if ('removeTime' in button.dataset) removeTime(editor, setting);
  else if ('ordinal' in button.dataset) addOrdinal(editor).querySelector('select').focus();
  else if (button.closest('.ordinals')) button.closest('p').remove();
  else if (button.dataset.add) focusIn(addRow(button.dataset.add));
  else if (button.closest('.row')) focusAfter(button.closest('.row'));
  else if (button.closest('.added')) focusAfter(button.closest('li'));
  else return false;
  return true;
}

function removeTime(editor, setting) {
  editor.remove();
  numberTimes(setting);
  document.getElementById('add-time').focus();
}

function focusIn(part) {
  part.querySelector('input, select').focus();
}

function focusAfter(part) {
  const field = part.closest('.field, .more-fields');
  part.remove();
  field?.querySelector('select, input, summary')?.focus();
}

/** The browser's own calendar, beside the text. */
function openCalendar(button, today) {
  const text = button.previousElementSibling;
  const picker = button.parentElement.querySelector('[type="date"]') ?? makePicker(button.parentElement, text);
  picker.value = toDay(clean(text.value), today) ?? '';
  picker.showPicker();
}

function makePicker(place, text) {
  const picker = document.createElement('input');
  Object.assign(picker, { type: 'date', className: 'picker', tabIndex: -1 });
  picker.setAttribute('aria-hidden', 'true');
  picker.addEventListener('change', (event) => {
    event.stopPropagation();
    text.value = picker.value;
    text.dispatchEvent(new Event('change', { bubbles: true }));
    text.focus();
  });
  place.append(picker);
  return picker;
}
