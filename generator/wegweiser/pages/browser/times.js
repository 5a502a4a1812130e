/** The times of an offer, as a person thinks of them: how often, on which days, from when to when. */

import { piece } from './app.js';
import { dayInWords, fill, nextDays, timeInWords } from './timetable.js';
import { clean, toDayList, typedDay, typedDays, understand } from './understood.js';

const HOLIDAYS = ['public-holidays', 'school-holidays'];
const RHYTHMS = { week: 'week', '2 weeks': 'fortnight', 'even weeks': 'fortnight', 'odd weeks': 'fortnight', month: 'month' };

let number = 0;

/**
 * @typedef {object} Setting
 * @property {object} form what came with the form: words, patterns, days off
 * @property {string} today
 * @property {() => { value: string, label: string }[]} places
 * @property {() => object} runs
 */

/** @returns {HTMLElement[]} */
export function timeEditors() {
  return [...document.querySelectorAll('#times > .time')];
}

/** @returns {object[]} The times as the file has them. @param {string} today */
export function readTimes(today) {
  return timeEditors().map((editor) => readTime(editor, today)).filter((time) => Object.keys(time).length);
}

/** Show these times in place of those that were shown. @param {object[]} times @param {Setting} setting */
export function fillTimes(times, setting) {
  document.getElementById('times').replaceChildren();
  for (const time of times) addTime(time, setting).classList.add('closed');
  numberTimes(setting);
}

/** @param {object} time @param {Setting} setting @returns {HTMLElement} */
export function addTime(time, setting, after = null) {
  const editor = piece('t-time');
  number += 1;
  renumber(editor, number);
  editor.original = time;
  if (after) after.after(editor);
  else document.getElementById('times').append(editor);
  fillTime(editor, time, setting);
  showTime(editor, setting);
  numberTimes(setting);
  return editor;
}

/** The ids of each editor are its own, and so are its groups of radio buttons. */
function renumber(editor, own) {
  for (const each of editor.querySelectorAll('[id], [for], [aria-describedby], [name]')) {
    for (const attribute of ['id', 'for']) if (each.hasAttribute(attribute)) each.setAttribute(attribute, `${each.getAttribute(attribute)}-${own}`);
    const described = each.getAttribute('aria-describedby');
    if (described) each.setAttribute('aria-describedby', described.split(' ').map((id) => `${id}-${own}`).join(' '));
    if (each.name) {
      each.dataset.name = each.name;
      each.name = `${each.name}-${own}`;
    }
  }
  editor.dataset.number = String(own);
}

function control(editor, name, value = null) {
  const all = [...editor.querySelectorAll(`[data-name="${name}"]`)];
  return value === null ? all[0] : all.find((each) => each.value === value);
}

function checked(editor, name) {
  return [...editor.querySelectorAll(`[data-name="${name}"]`)].filter((each) => each.checked).map((each) => each.value);
}

/* From the file */

function fillTime(editor, time, { places }) {
  const rhythm = RHYTHMS[time.every] ?? (time.date?.includes('..') ? 'days' : time.date ? 'day' : '');
  if (rhythm) control(editor, 'rhythm', rhythm).checked = true;
  if (rhythm === 'fortnight') control(editor, 'weeks', time.every).checked = true;
  if (rhythm === 'month') for (const entry of time.on ?? []) addOrdinal(editor, entry);
  else for (const day of time.on ?? []) if (control(editor, 'on', day)) control(editor, 'on', day).checked = true;
  const [first, last] = (time.date ?? '').split('..');
  const texts = { 'times.date': typedDay(first), 'times.last': typedDay(last ?? ''), from: time.from, to: time.to, 'times.since': typedDay(time.since ?? ''), 'times.until': typedDay(time.until ?? ''), 'times.note': time.note };
  for (const [name, text] of Object.entries(texts)) control(editor, name).value = text ?? '';
  for (const kind of HOLIDAYS) control(editor, kind).checked = (time.except ?? []).includes(kind);
  control(editor, 'only-school').checked = (time.only ?? []).includes('school-holidays');
  control(editor, 'times.except').value = (time.except ?? []).filter((entry) => !HOLIDAYS.includes(entry)).map(typedDays).join(', ');
  fillPlaces(editor, places(), time.place ?? '');
  if (time.until || time.place || time.note || time.only || control(editor, 'times.except').value) editor.querySelector('details').open = true;
}

/** The places of the offer's actor may change while times stand there. */
export function fillPlaces(editor, places, value = control(editor, 'place').value) {
  const select = control(editor, 'place');
  const known = !value || places.some((place) => place.value === value);
  const label = places.find((place) => place.id === value)?.label ?? value;
  const options = known ? places : [...places, { value, label }];
  const wanted = options.map((option) => option.value).join();
  if (select.dataset.places === wanted) return void (select.value = value);
  select.dataset.places = wanted;
  select.replaceChildren(select.options[0], ...options.map(({ value: own, label }) => new Option(label, own)));
  select.value = value;
}

/** One more day of the month. */
export function addOrdinal(editor, entry = '1st mon') {
  const row = piece('t-ordinal');
  const [ordinal, day] = entry.split(' ');
  const [one, other] = row.querySelectorAll('select');
  [one.value, other.value] = [ordinal, day];
  editor.querySelector('.ordinals').append(row);
  return row;
}

/* To the file */

/** A time with what it had and the form does not show. */
export function readTime(editor, today) {
  const [rhythm = ''] = checked(editor, 'rhythm');
  const time = { ...editor.original };
  const text = (name, kind) => understand(kind, control(editor, name).value, today);
  const date = [text('times.date', 'day'), rhythm === 'days' ? text('times.last', 'day') : ''].filter(Boolean).join('..');
  const regular = ['week', 'fortnight', 'month'].includes(rhythm);
  const values = {
    every: rhythm === 'fortnight' ? checked(editor, 'weeks')[0] : regular ? rhythm : '',
    on: rhythm === 'month' ? readOrdinals(editor) : regular ? checked(editor, 'on') : [],
    date: regular || !rhythm ? '' : date,
    from: text('from', 'time'),
    to: text('to', 'time'),
    since: regular ? text('times.since', 'day') : '',
    until: regular ? text('times.until', 'day') : '',
    except: regular ? readExcept(editor, today) : [],
    only: regular ? readOnly(editor) : [],
    place: control(editor, 'place').value,
    note: clean(control(editor, 'times.note').value),
  };
  for (const [name, value] of Object.entries(values)) {
    if (value?.length) time[name] = value;
    else delete time[name];
  }
  if (!regular && !rhythm) delete time.date;
  return time;
}

function readOrdinals(editor) {
  const rows = [...editor.querySelectorAll('.ordinals > p')];
  return [...new Set(rows.map((row) => [...row.querySelectorAll('select')].map((select) => select.value).join(' ')))];
}

/** Entries that stay keep the order in which somebody wrote them. */
function readExcept(editor, today) {
  const kinds = HOLIDAYS.filter((kind) => control(editor, kind).checked);
  const entries = [...kinds, ...toDayList(control(editor, 'times.except').value, today)];
  const kept = (editor.original.except ?? []).filter((entry) => entries.includes(entry));
  return [...new Set([...kept, ...entries])];
}

function readOnly(editor) {
  const others = (editor.original.only ?? []).filter((entry) => entry !== 'school-holidays');
  return control(editor, 'only-school').checked ? ['school-holidays', ...others] : others;
}

/* What is shown */

/** Show what belongs to the rhythm, the sentence and the next days. @param {Setting} setting */
export function showTime(editor, setting) {
  const { form, today, runs } = setting;
  const [rhythm = ''] = checked(editor, 'rhythm');
  for (const part of editor.querySelectorAll('[data-for]')) part.hidden = !part.dataset.for.split(' ').includes(rhythm);
  editor.querySelector('.hours').hidden = !rhythm;
  const details = editor.querySelector('details');
  details.hidden = !rhythm;
  const counted = rhythm === 'fortnight' && checked(editor, 'weeks')[0] === '2 weeks';
  const since = editor.querySelector('[data-since]');
  since.hidden ||= !(counted || details.open || control(editor, 'times.since').value);
  if (rhythm === 'month' && !editor.querySelector('.ordinals > p')) addOrdinal(editor);
  const time = readTime(editor, today);
  const sentence = timeInWords(time, form.time);
  const shown = editor.querySelector('.rhythm');
  shown.hidden = !sentence;
  const days = sentence ? nextDays(time, today, form.daysOff, runs()).map((day) => dayInWords(day, form.time)) : [];
  const [said, next] = [shown.querySelector('b'), shown.querySelector('small')];
  const note = clean(control(editor, 'times.note').value);
  const coming = days.length ? fill(form.words.next_dates, { days: days.join(' · ') }) : form.words.no_dates;
  if (said.textContent !== sentence) said.textContent = sentence;
  const more = [note, time.date && !time.date.includes('..') ? '' : coming].filter(Boolean).join(' ');
  if (next.textContent !== more) next.textContent = more;
}

/** Show all of a time, not only its sentence. */
export function openTime(editor) {
  editor?.classList.remove('closed');
}

/** `Time 1`, `Time 2` where there are several. */
export function numberTimes({ form }) {
  const editors = timeEditors();
  editors.forEach((editor, n) => { editor.querySelector('legend').textContent = fill(form.words.time_number, { number: String(n + 1) }); });
  const [one, another] = document.querySelectorAll('#add-time span');
  one.hidden = editors.length > 0;
  another.hidden = editors.length === 0;
}
