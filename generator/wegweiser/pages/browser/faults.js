/**
 * What `check` would say about a record, said while somebody fills in the form. Limits and patterns
 * come with the model's shape; the sentences are those of `wording/problems.yml`, by their codes.
 */

import { inside } from './yaml.js';

/** @typedef {{ path: string, code: string, words: { [name: string]: string } }} Fault */

const MOBILE = /^(?:\+49|0049|0)1[567][0-9]+$/;
const PLACEHOLDER = /(?:^|[^\p{L}\p{N}_])(todo|fixme|tbd|xxx+|lorem ipsum|platzhalter)(?![\p{L}\p{N}_])|\?\?\?/iu;
const GARBLED = /\ufffd|\u00c3[\u0080-\u00bf\u0178\u2013\u0153\u0152\u017e\u017d\u201e\u2026\u0192]|\u00e2\u20ac/;
const STACK = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3,}/;
const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
const STYLED = /[\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}]/u;
const HOST = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const LINK = /\]\(\s*<?([^\s<>()]*)|\b(https?:\/\/[^\s<>()[\]"']+)/g;
const MASKED = /\[\s*(?:https?:\/\/|(?=www\.))([a-z0-9-]+(?:\.[a-z0-9-]+)+)[^\]\s]*\s*\]\(\s*<?https?:\/\/([^/\s()<>?#]+)/i;

/** The code by which a text is refused that has not the form of its kind. */
const MALFORMED = {
  day: 'not-a-date', days: 'not-a-date', exception: 'not-an-exception', time: 'not-a-time', whole: 'not-a-number',
  decimal: 'not-a-number', amount: 'not-an-amount', phone: 'not-a-phone-number', email: 'not-an-email', url: 'not-a-link',
};
const TEXTS = new Set(['line', 'paragraph', 'plain', 'markdown']);

/**
 * What is wrong with the values of a record, by the paths of its fields.
 * @param {object} record @param {import('./yaml.js').Shape} shape @param {string[]} freeMail
 * @returns {Fault[]}
 */
export function findFaults(record, shape, freeMail) {
  return [...missing(record, shape, ''), ...valueFaults(record, shape, '', freeMail), ...offerFaults(record)];
}

/** @returns {Fault[]} What is not there and has to be. */
function missing(block, shape, around) {
  const found = (shape.required ?? []).filter((name) => !(name in block)).map((name) => {
    return fault(around + name, shape.fields[name].each ? 'empty-list' : 'missing-field', { field: around + name });
  });
  for (const [name, inner] of Object.entries(shape.fields ?? {})) {
    const value = block[name];
    if (inner.required && value && typeof value === 'object') found.push(...missing(value, inner, `${around}${name}.`));
    if (inner.each?.required && Array.isArray(value)) {
      value.forEach((entry, n) => found.push(...missing(entry, inner.each, `${around}${name}.${n}.`)));
    }
  }
  return found;
}

function valueFaults(value, shape, path, freeMail) {
  if (typeof value === 'string') return shape?.words ? [] : textFaults(value, shape ?? {}, path, freeMail);
  if (typeof value !== 'object') return [];
  return Object.keys(value).flatMap((name) => {
    const inner = Array.isArray(value) ? shape?.each : inside(shape, name);
    return valueFaults(value[name], inner, path ? `${path}.${name}` : name, freeMail);
  });
}

/** @returns {Fault[]} The first thing that is wrong with a text, and what only deserves a warning. */
function textFaults(text, shape, path, freeMail) {
  const { kind, limit, first, last, pattern } = shape;
  const value = { value: text };
  if (TEXTS.has(kind)) return sentenceFaults(text, kind, limit, path, freeMail);
  if (kind === 'url') return linkFault(text, path, pattern);
  if (pattern && !new RegExp(pattern).test(text)) return [fault(path, malformed(kind, text), value)];
  if (first !== undefined && (Number(text) < first || Number(text) > last)) {
    return [fault(path, 'number-out-of-range', { ...value, first: String(first), last: String(last) })];
  }
  if (/^day|exception/.test(kind) && /\d/.test(text)) return dayFaults(text, path);
  if (kind === 'phone' && MOBILE.test(text.replace(/\(0\)|[ /()-]/g, ''))) return [fault(path, 'mobile-number', value)];
  if (kind === 'email' && isFree(text, freeMail)) return [fault(path, 'free-mail-address', value)];
  return [];
}

/** `25:00` has the form of a time, `2026-02-31` that of a day. */
function malformed(kind, text) {
  if (kind === 'time' && /^[0-9]{1,2}:[0-9]{2}$/.test(text)) return 'no-such-time';
  if (/^day/.test(kind) && /^[0-9]{1,2}\.[0-9]{1,2}\.([0-9]{2}|[0-9]{4})$/.test(text)) return 'no-such-day';
  return MALFORMED[kind] ?? 'not-a-link';
}

function dayFaults(text, path) {
  const ends = text.split('..');
  const gone = ends.find((end) => Number.isNaN(Date.parse(end)) || new Date(`${end}T00:00Z`).toISOString().slice(0, 10) !== end);
  if (gone) return [fault(path, 'no-such-day', { value: gone })];
  return ends[1] < ends[0] ? [fault(path, 'dates-reversed', { first: ends[0], last: ends[1] })] : [];
}

function sentenceFaults(text, kind, limit, path, freeMail) {
  const length = [...text].length;
  const bracket = kind === 'markdown' ? null : text.match(/[<>]/);
  const mixed = text.split(/[^\p{L}\p{N}\p{M}]+/u).find(isMixed);
  if (kind === 'paragraph' && /\n\s*\n/.test(text)) return [fault(path, 'several-paragraphs')];
  if (bracket) return [fault(path, 'angle-bracket', { character: bracket[0] })];
  if (length > limit) return [fault(path, 'text-too-long', { limit: String(limit), length: String(length) })];
  if (mixed) return [fault(path, 'mixed-scripts', { value: mixed })];
  if (STACK.test(text)) return [fault(path, 'stacked-marks', { value: text.match(STACK)[0] })];
  if (GARBLED.test(text)) return [fault(path, 'garbled-text', { value: text.match(GARBLED)[0] })];
  const links = kind === 'markdown' ? linksIn(text, path) : [];
  return links.length ? links : warningsIn(text, path, freeMail);
}

function warningsIn(text, path, freeMail) {
  const placeholder = text.match(PLACEHOLDER);
  const mobile = text.match(/(?:^|[^0-9])((?:\+49[ /-]*(?:\(0\))?|0049|0)[ /(-]*1[567][0-9](?:[ )/-]{0,3}[0-9]){6,9})/);
  const mail = [...text.matchAll(/[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g)].find(([address]) => isFree(address, freeMail));
  return [
    ...(placeholder ? [fault(path, 'placeholder-text', { value: placeholder[0].trim() })] : []),
    ...(mobile ? [fault(path, 'mobile-number', { value: mobile[1] })] : []),
    ...(mail ? [fault(path, 'free-mail-address', { value: mail[0] })] : []),
  ];
}

function isMixed(word) {
  return STYLED.test(word) || SCRIPTS.filter((script) => script.test(word)).length > 1;
}

function isFree(address, freeMail) {
  return freeMail.includes(address.slice(address.lastIndexOf('@') + 1).toLowerCase());
}

function linksIn(text, path) {
  if (/!\[[^\]\n]{0,200}\]\(/.test(text)) return [fault(path, 'image-in-text')];
  const masked = text.match(MASKED);
  const bare = (host) => host.toLowerCase().replace(/^www\./, '');
  if (masked && bare(masked[1]) !== bare(masked[2])) return [fault(path, 'masked-link', { value: bare(masked[1]), target: bare(masked[2]) })];
  const found = [...text.matchAll(LINK)].flatMap(([, inline, plain]) => {
    const link = inline ?? plain.replace(/[.,;:!?*_]+$/, '');
    return /^(mailto|tel):/i.test(link) ? [] : linkFault(link, path);
  });
  return found.slice(0, 1);
}

function linkFault(link, path, pattern = '^https?://[!#-;=?-\\[\\]_a-z~]+$') {
  const words = { value: link.slice(0, 60) };
  let address;
  try {
    address = new URL(link);
  } catch {
    return [fault(path, 'not-a-link', words)];
  }
  if (link.length > 500 || !new RegExp(pattern, 'i').test(link) || !/^[!-~]+$/.test(link)) return [fault(path, 'not-a-link', words)];
  const around = link.slice(link.indexOf('//') + 2).split(/[/?#]/)[0];
  const host = around.toLowerCase();
  if (around.includes('@') || around.includes(':') || !HOST.test(host) || host.split('.').some((part) => part.startsWith('xn--'))) {
    return [fault(path, 'disguised-link', words)];
  }
  return address.protocol === 'http:' ? [fault(path, 'insecure-link', words)] : [];
}

/* What one field says against another */

function offerFaults({ for: audience, runs, capacity, status, times, cost }) {
  return [
    ...reversed('for.age.to', 'numbers-reversed', audience?.age?.from, audience?.age?.to, (one, other) => Number(one) > Number(other)),
    ...reversed('runs.until', 'dates-reversed', runs?.from, runs?.until),
    ...reversed('capacity.free', 'more-free-than-places', capacity?.free, capacity?.places, (one, other) => Number(one) > Number(other)),
    ...(status === 'full' && Number(capacity?.free) > 0 ? [fault('capacity.free', 'full-with-free-places', { value: capacity.free })] : []),
    ...(cost && typeof cost === 'object' && !cost.amount && !cost.note ? [fault('cost.amount', 'missing-field', { field: 'cost.amount' })] : []),
    ...(times ?? []).flatMap(timeFaults),
  ];
}

function timeFaults(time, number) {
  const at = (name) => `times.${number}.${name}`;
  const needed = time.date ? [] : ['on', 'from', ...(time.every === '2 weeks' ? ['since'] : [])];
  const lost = needed.filter((name) => !time[name]?.length).map((name) => fault(at(name), 'missing-field', { field: `times.${name}` }));
  if (!time.every && !time.date) return [fault(at('date'), 'missing-field', { field: 'times.date' })];
  if (time.date && time.to && !time.from) lost.push(fault(at('from'), 'missing-field', { field: 'times.from' }));
  if (time.from === '24:00') lost.push(fault(at('from'), 'no-such-time', { value: time.from }));
  return [...lost, ...reversed(at('to'), 'times-reversed', time.from, time.to, (one, other) => one >= other), ...reversed(at('until'), 'dates-reversed', time.since, time.until)];
}

function reversed(path, code, first, last, isWrong = (one, other) => one > other) {
  return first && last && isWrong(first, last) ? [fault(path, code, { first, last })] : [];
}

function fault(path, code, words = {}) {
  return { path, code, words };
}
