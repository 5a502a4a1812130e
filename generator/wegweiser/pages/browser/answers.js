/** What stands in the form so far, as a list to read: the last look before sending, and "Still right?". */

import { piece } from './app.js';
import { choiceIn, quiet } from './choices.js';
import { valueAt } from './fields.js';
import { ages, costInWords } from './preview.js';
import { same } from './revise.js';
import { dayInWords, fill, joined, timeInWords } from './timetable.js';

/** What is told together with the field around it. */
const TOLD = /^(for\.age|cost)\.|^(checked|actor)$/;

/**
 * @param {HTMLElement} place @param {{ id: string, label: string }[]} steps
 * @param {import('./entry.js').Entry} entry what differs from the site is marked
 * @param {object} form @param {{ actor: string, place: (value: string) => string }} names
 */
export function showAnswers(place, steps, { id: known, base, values }, form, names) {
  place.replaceChildren(...steps.map(({ id, label }) => {
    const part = piece('t-answers');
    part.querySelector('h3 span').textContent = label;
    const link = part.querySelector('a');
    link.href = `#${id}`;
    link.append(quiet(`: ${label}`));
    const rows = id === 'who' ? [[form.labels.actor, names.actor, 'actor']] : rowsOf(id, values, form, names);
    const list = part.querySelector('dl');
    const isNew = (path) => Boolean(known) && !same(valueAt(base, path) ?? '', valueAt(values, path) ?? '');
    list.replaceChildren(...rows.map((row) => makeRow(row, isNew(row[2]), form.words)));
    if (!rows.length) list.replaceWith(nothing(form));
    return part;
  }));
}

/** @returns {[string, string | string[], string][]} The fields of a step that say something: label, words, path. */
export function rowsOf(step, values, form, names) {
  const fields = [...document.querySelectorAll(`#${step} [data-field]`)].filter((field) => !field.closest('.time, .rows-of'));
  const paths = [...new Set(fields.flatMap(({ dataset }) => (dataset.field === 'contact.phone' ? ['contact.phone', 'contact.phones', 'contact.links'] : [dataset.field])))];
  return paths.filter((path) => !TOLD.test(path)).flatMap((path) => {
    const value = valueAt(values, path);
    const words = value === undefined ? '' : inWords(path, value, form, names);
    return words?.length ? [[form.labels[path] ?? path, words, path]] : [];
  });
}

function inWords(path, value, form, names) {
  if (path === 'times') return value.map((time) => [timeInWords(time, form.time), time.place ? names.place(time.place) : '', time.note].filter(Boolean).join(' · '));
  if (path === 'cost') return [costInWords(value, form), value.note].filter(Boolean).join(form.time.comma);
  if (path === 'for.age') return ages(value, form.card.ages);
  if (path === 'place') return [value].flat().map(names.place);
  if (path === 'with') return value.map(names.organisation);
  if (path === 'contact.phones') return value.map(({ number, note }) => [number, note].filter(Boolean).join(' · '));
  if (path === 'contact.links') return value.map(({ label, url }) => [label, url].filter(Boolean).join(' · '));
  if (typeof value === 'boolean') return value ? form.words.yes : form.words.no;
  if (Array.isArray(value)) return joined(value.map((each) => choiceIn(path, each)), form.time);
  if (typeof value === 'object') return '';
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayInWords(value, form.time);
  return choiceIn(path, value);
}

function makeRow([label, said], isNew, words) {
  const row = piece('t-answer');
  row.querySelector('dt').textContent = label;
  row.classList.toggle('new', isNew);
  if (isNew) row.querySelector('dt').append(' ', mark(words.changed));
  for (const line of [said].flat()) {
    const paragraph = document.createElement('p');
    paragraph.textContent = line.replaceAll('**', '');
    paragraph.dir = 'auto';
    row.querySelector('dd').append(paragraph);
  }
  return row;
}

function mark(text) {
  const element = document.createElement('b');
  element.textContent = text;
  return element;
}

function nothing(form) {
  const paragraph = document.createElement('p');
  paragraph.className = 'empty';
  paragraph.textContent = form.words.empty;
  return paragraph;
}

/** The same as lines of a letter. @returns {string} */
export function answersAsText(steps, values, form, names) {
  const lines = steps.flatMap(({ id }) => (id === 'who' ? [[form.labels.actor, names.actor]] : rowsOf(id, values, form, names)));
  return lines.map(([label, words]) => fill('{label}: {words}', { label, words: [words].flat().join(' / ') })).join('\n');
}
