/**
 * A time as residents read it, and its next days: the twin of `pages/rhythm.py` and
 * `times/rhythm.py`. The patterns come with the form, in the page's language.
 */

import { addDays } from './understood.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const ORDINALS = ['1st', '2nd', '3rd', '4th', '5th', 'last'];
const HORIZON = 366; // days

/** @param {string} pattern @param {object} values @returns {string} */
export function fill(pattern, values) {
  return pattern.replace(/\{([a-z_]+)\}/g, (hole, name) => values[name] ?? hole);
}

/** @param {string[]} items @returns {string} `a, b and c` */
export function joined(items, words) {
  if (items.length < 2) return items.join('');
  return fill(words.and, { first: items.slice(0, -1).join(words.comma), last: items.at(-1) });
}

/** @param {string} day @returns {string} `Tuesday 24 November 2026` */
export function dayInWords(day, words) {
  const date = new Date(`${day}T00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  const values = { day: date.getUTCDate(), month: words.months[date.getUTCMonth()], year: date.getUTCFullYear() };
  return fill(words.day, { weekday: words.weekdays[weekdayOf(day)], ...values });
}

/** @param {string} span @returns {string} */
export function daysInWords(span, words) {
  const [first, last] = span.split('..');
  return last ? fill(words.days, { first: dayInWords(first, words), last: dayInWords(last, words) }) : dayInWords(first, words);
}

/** @returns {string} `from 16:00 to 18:00` */
export function hoursInWords(from, to, words) {
  if (from === '00:00' && to === '24:00') return words.dayAndNight;
  if (from && to) return fill(words.hours, { start: from, end: to });
  if (from) return fill(words.from, { start: from });
  return to ? fill(words.to, { end: to }) : '';
}

/**
 * A time as a sentence; empty while it does not say when.
 * @param {object} time as in the file @param {object} words @returns {string}
 */
export function timeInWords(time, words) {
  const days = daysOf(time, words);
  if (!days) return '';
  const hours = hoursInWords(time.from, time.to, words);
  const said = hours ? fill(words.dayAndHours, { day: days, hours }) : days;
  const notes = [
    ...(time.only ?? []).map((entry) => exception(entry, words.only, words)),
    ...(time.except ?? []).map((entry) => exception(entry, words.except, words)),
    ...(time.since ? [fill(words.starts, { day: dayInWords(time.since, words) })] : []),
    ...(time.until ? [fill(words.until, { day: dayInWords(time.until, words) })] : []),
  ];
  return [said, ...notes].join(words.comma);
}

function daysOf(time, words) {
  if (time.date) return daysInWords(time.date, words);
  const on = (time.on ?? []).map((entry) => entryInWords(entry, words));
  if (!on.length || !time.every) return '';
  if (time.every === 'week' && on.length === 7) return words.everyDay;
  if (time.every === 'week' && time.on.join() === WEEKDAYS.slice(0, 5).join()) return words.workdays;
  return fill(words.rhythms[time.every], { days: joined(on, words) });
}

function entryInWords(entry, words) {
  const [ordinal, day] = entry.includes(' ') ? entry.split(' ') : ['', entry];
  const weekday = words.weekdays[WEEKDAYS.indexOf(day)];
  return ordinal ? fill(words.ordinals[ordinal], { weekday }) : weekday;
}

function exception(entry, patterns, words) {
  if (patterns[entry]) return patterns[entry];
  const [first, last = first] = entry.split('..').map((day) => dayInWords(day, words));
  return fill(first === last ? patterns.day : patterns.days, { day: first, first, last });
}

/**
 * The next days of a time, from `today` on.
 * @param {object} time @param {string} today @param {{ [kind: string]: string[] }} daysOff
 * @param {{ from?: string, until?: string }} runs @returns {string[]}
 */
export function nextDays(time, today, daysOff, runs = {}, number = 3) {
  const first = [today, time.since, runs.from].filter(Boolean).sort().at(-1);
  const last = [addDays(today, HORIZON), time.until, runs.until].filter(Boolean).sort()[0];
  const named = (entries = []) => entries.flatMap((entry) => daysOff[entry] ?? [entry]);
  const [off, only] = [named(time.except), named(time.only)];
  const found = [];
  for (let day = first; day <= last && found.length < number; day = addDays(day, 1)) {
    const held = !isAmong(day, off) && (!time.only?.length || isAmong(day, only));
    if (held && isDayOf(time, day)) found.push(day);
  }
  return found;
}

function isAmong(day, spans) {
  return spans.some((span) => {
    const [first, last = first] = span.split('..');
    return first <= day && day <= last;
  });
}

function isDayOf(time, day) {
  if (time.date) return isAmong(day, [time.date]);
  const weekday = WEEKDAYS[weekdayOf(day)];
  if (time.every === 'month') return (time.on ?? []).some((entry) => isOrdinal(entry, day, weekday));
  if (!(time.on ?? []).includes(weekday)) return false;
  if (time.every === '2 weeks') return Boolean(time.since) && weeksBetween(mondayOf(time.since), mondayOf(day)) % 2 === 0;
  if (time.every === 'even weeks') return isoWeek(day) % 2 === 0;
  if (time.every === 'odd weeks') return isoWeek(day) % 2 === 1;
  return time.every === 'week';
}

function isOrdinal(entry, day, weekday) {
  const [ordinal, named] = entry.split(' ');
  if (named !== weekday) return false;
  if (ordinal === 'last') return addDays(day, 7).slice(0, 7) !== day.slice(0, 7);
  return Math.ceil(Number(day.slice(8)) / 7) === ORDINALS.indexOf(ordinal) + 1;
}

/** Monday is 0. */
function weekdayOf(day) {
  return (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
}

function mondayOf(day) {
  return addDays(day, -weekdayOf(day));
}

function weeksBetween(one, other) {
  return Math.round((Date.parse(other) - Date.parse(one)) / 6048e5);
}

/** ISO 8601: the week of its Thursday. */
function isoWeek(day) {
  const thursday = addDays(mondayOf(day), 3);
  return Math.floor((Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / 6048e5) + 1;
}
