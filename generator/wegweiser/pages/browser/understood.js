/**
 * What people type, as the files have it: `16 Uhr` is `16:00`, `5.12.2026` is `2026-12-05`, `3,50 €`
 * is `3.50`. The first part is the twin of `reading/rewriting.py`; telephones' keyboards made us add
 * `1630` and `5,12,2026`.
 */

import { UNSEEN } from './yaml.js';

const MONTHS = [
  ['januar', 'jänner', 'january'], ['februar', 'february'], ['märz', 'maerz', 'march'], ['april'], ['mai', 'may'],
  ['juni', 'june'], ['juli', 'july'], ['august'], ['september'], ['oktober', 'october'], ['november'],
  ['dezember', 'december'],
];
const SPAN = /\s*(?:\.\.|–|—|\s-\s|\bbis\b|\bto\b|\buntil\b)\s*/i;

/** @param {string} text @returns {string} The text without what nobody sees, as the reader takes it. */
export function clean(text) {
  const plain = text.replace(/\r\n?/g, '\n').replace(/[\t\u00a0]/g, ' ').normalize('NFC');
  return plain.replace(new RegExp(UNSEEN, 'gu'), '').replace(/ +$/gm, '').trim();
}

/**
 * A text as a value of that kind; the text itself where it is not understood.
 * @param {string} kind as the model names it @param {string} text @param {string} today
 */
export function understand(kind, text, today) {
  const plain = clean(text);
  if (!plain) return '';
  const found = { time: toTime, day: toDay, days: toDays, exception: toDays, amount: toAmount, whole: toWhole, url: toUrl, email: toEmail, paragraph: toParagraph }[kind];
  return found?.(plain, today) ?? plain;
}

/** @returns {string | null} `HH:MM` */
export function toTime(text) {
  const found = text.match(/^([0-9]{1,2})(?:\s?[.:,h]\s?([0-9]{2}))?\s*(?:uhr|h)?$/i) ?? text.match(/^([0-9]{1,2})([0-9]{2})$/);
  if (!found || Number(found[1]) > 24 || Number(found[2] ?? 0) > 59) return null;
  return `${found[1].padStart(2, '0')}:${found[2] ?? '00'}`;
}

/** @returns {string | null} `YYYY-MM-DD`; without a year, the next such day. */
export function toDay(text, today = '') {
  const near = { heute: 0, today: 0, morgen: 1, tomorrow: 1 }[text.toLowerCase()];
  if (near !== undefined && today) return addDays(today, near);
  let found = text.match(/^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})$/);
  if (found) return makeDay(found[1], found[2], found[3]);
  found = text.match(/^([0-9]{1,2})[.,/ ]\s*([0-9]{1,2})[.,/ ]\s*((?:20)?[0-9]{2})$/) ?? text.match(/^([0-9]{2})([0-9]{2})(20[0-9]{2})$/);
  if (found) return makeDay(found[3], found[2], found[1]);
  found = text.match(/^([0-9]{1,2})\.\s*([0-9]{1,2})\.?$/);
  if (found) return nextDay(found[2], found[1], today);
  found = text.match(/^([0-9]{1,2})\.?\s*(\p{L}{3,9})\.?\s*([0-9]{4})?$/u);
  const month = found ? monthOf(found[2]) : 0;
  if (!month) return null;
  return found[3] ? makeDay(found[3], month, found[1]) : nextDay(month, found[1], today);
}

/** @returns {string | null} A day, or two with `..` between them. */
export function toDays(text, today) {
  const ends = text.split(SPAN).map((end) => toDay(end.trim(), today));
  return ends.length > 2 || ends.includes(null) ? null : [...new Set(ends)].join('..');
}

/** @returns {string[]} Several days or spans, each as far as it is understood. */
export function toDayList(text, today) {
  const parts = clean(text).split(/[,;\n]+/).map((part) => part.trim()).filter(Boolean);
  return parts.map((part) => toDays(part, today) ?? part);
}

function toAmount(text) {
  const found = text.match(/^([0-9]{1,6})(?:[.,]([0-9]{1,2}|-))?\s*(?:€|EUR|Euro)?$/i);
  if (!found) return null;
  const cents = (found[2] ?? '').replace('-', '');
  return cents ? `${found[1]}.${cents.padEnd(2, '0')}` : found[1];
}

function toWhole(text) {
  return text.match(/^(?:ca\.?|circa|etwa|rund)?\s*([0-9]{1,6})(?:\s*\p{L}{1,10}\.?)?$/iu)?.[1].replace(/^0+(?=\d)/, '') ?? null;
}

function toUrl(text) {
  return /^[a-z][a-z0-9+.-]*:/i.test(text) || !/^[^\s/]+\.[a-z]{2,}(\/|$)/i.test(text) ? null : `https://${text}`;
}

function toEmail(text) {
  return text.replace(/^mailto:/i, '').replace(/\s*[[(](?:at|ät)[\])]\s*/i, '@');
}

/** Line ends are white space there; a blank line stays, to be spoken of. */
function toParagraph(text) {
  return text.replace(/ *\n(?!\s*\n) */g, (found, at, all) => (/\n\s*$/.test(all.slice(0, at)) ? found : ' '));
}

function monthOf(word) {
  const name = word.toLowerCase();
  return MONTHS.findIndex((names) => names.some((each) => each.startsWith(name))) + 1;
}

function makeDay(year, month, day) {
  const text = `${Number(year) < 100 ? 2000 + Number(year) : year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${text}T00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : text;
}

function nextDay(month, day, today) {
  const year = Number(today.slice(0, 4));
  const days = [0, 1].map((more) => makeDay(year + more, month, day)).filter((found) => found && found >= today);
  return today ? days[0] ?? null : null;
}

/** @param {string} day @param {number} number @returns {string} */
export function addDays(day, number) {
  const date = new Date(`${day}T00:00Z`);
  date.setUTCDate(date.getUTCDate() + number);
  return date.toISOString().slice(0, 10);
}

/** @returns {string} `5.12.2026`, as it is typed here; what is no day stays. */
export function typedDay(text) {
  return text.replace(/^([0-9]{4})-0?([0-9]+)-0?([0-9]+)$/, '$3.$2.$1');
}

/** @returns {string} `27.12.2026 – 5.1.2027` */
export function typedDays(text) {
  return text.split('..').map(typedDay).join(' – ');
}

/** @param {string} text @returns {string} A text as an id: `cafe-fuer-muetter`; may be empty. */
export function slugify(text) {
  const letters = text.normalize('NFC').toLowerCase().replaceAll('ß', 'ss').replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter]);
  const plain = letters.normalize('NFKD').replace(/[^\0-\x7f]/g, '');
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).replace(/-+$/, '');
}

/** An id made of words that nobody has yet. @returns {string} */
export function idFor(text, taken, reserved, fallback) {
  const used = new Set([...taken.map((id) => id.toLowerCase()), ...reserved]);
  const stem = slugify(text) || slugify(fallback);
  let id = stem;
  for (let number = 2; used.has(id); number += 1) id = `${stem.slice(0, 57).replace(/-+$/, '')}-${number}`;
  return id;
}
