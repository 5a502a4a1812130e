/**
 * An opened index: what `search/formats.py` wrote, as the search reads it.
 *
 * @module
 */

/**
 * The index of a language. What few queries need is made when it is first needed, and kept.
 *
 * @typedef {object} Index
 * @property {string[]} offers ids in rank order
 * @property {string[]} subjects ids
 * @property {number[][]} holders for each subject the offers that have it
 * @property {number[][]} ranks likewise: at which place of its subjects an offer has it
 * @property {string[]} terms
 * @property {string} scan all terms, each between line feeds
 * @property {Int32Array} starts where each term begins in `scan`
 * @property {(string | Entry)[]} entries where each term stands, read when first needed
 * @property {Sounds} [sounds] how the terms sound, for guesses
 * @property {string[]} [outlines] the consonants of each term in Arabic letters, for guesses
 * @property {Map<string, Map<number, number>>} remembered what words were likened to before
 */

/** @typedef {{written: string[], signs: Int32Array}} Sounds for each term; signs are its letters as bits */

/**
 * Where a term stands: for each field the offers or subjects that have it there.
 *
 * @typedef {Partial<Record<"title" | "original" | "text" | "name" | "word", number[]>>} Entry
 */

/**
 * @param {Record<string, any>} json the parsed file that `search/formats.py` describes
 * @param {string[]} [ids] the offers in rank order, where the file leaves them out
 * @returns {Index}
 */
export function openIndex(json, ids) {
  const terms = readTerms(json.terms);
  const subjects = json.subjects.split(' ').filter(Boolean);
  return {
    ...{ subjects, terms },
    ...findHolders(json.held.split(' ').map(readNumbers), subjects.length),
    offers: ids ?? json.offers.split(' ').filter(Boolean),
    scan: `\n${terms.join('\n')}\n`,
    starts: findStarts(terms),
    entries: json.entries.split(' '),
    remembered: new Map(),
  };
}

/** @param {string} text */
function readTerms(text) {
  let before = '';
  return (text.match(/[A-Z][^A-Z]*/g) ?? []).map((entry) => {
    before = before.slice(0, entry.charCodeAt(0) - 65) + entry.slice(1);
    return before;
  });
}

/** @param {string[]} terms */
function findStarts(terms) {
  const starts = new Int32Array(terms.length);
  let start = 1;
  terms.forEach((term, number) => {
    starts[number] = start;
    start += term.length + 1;
  });
  return starts;
}

/**
 * @param {number[][]} held for each offer its subjects
 * @param {number} count how many subjects there are
 */
function findHolders(held, count) {
  const holders = Array.from({ length: count }, () => []);
  const ranks = Array.from({ length: count }, () => []);
  held.forEach((subjects, offer) =>
    subjects.forEach((subject, rank) => {
      holders[subject].push(offer);
      ranks[subject].push(rank);
    }),
  );
  return { holders, ranks };
}

const FIELDS = { '!': 'title', '#': 'original', '~': 'name', '}': 'word' };
const LISTS = /(?=[!#~}])/;

/**
 * @param {Index} index
 * @param {number} term
 * @returns {Entry}
 */
export function entryOf({ entries }, term) {
  const written = entries[term];
  if (typeof written !== 'string') return written;
  const entry = {};
  for (const list of written.split(LISTS)) {
    const field = FIELDS[list[0]];
    entry[field ?? 'text'] = fromSteps(readNumbers(field ? list.slice(1) : list));
  }
  entries[term] = entry;
  return entry;
}

/** @param {number[]} steps */
function fromSteps(steps) {
  let last = -1;
  return steps.map((step) => (last += step + 1));
}

const FINAL = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const MORE = "$%&'()*+,-./:;<=>?@[]^_`{|";
/** The value of each digit, by its code: those of MORE come after those of FINAL. */
const VALUES = new Uint8Array(128);
Array.from(FINAL + MORE, (digit, value) => {
  VALUES[digit.charCodeAt(0)] = value;
});

/** @param {string} digits */
function readNumbers(digits) {
  const numbers = [];
  let sum = 0;
  let worth = 1;
  for (let at = 0; at < digits.length; at += 1) {
    const value = VALUES[digits.charCodeAt(at)];
    sum += value * worth;
    if (value >= FINAL.length) {
      worth *= MORE.length;
    } else {
      numbers.push(sum);
      [sum, worth] = [0, 1];
    }
  }
  return numbers;
}

/**
 * The terms that hold a key of a word; a key of one letter or two only where they begin with it.
 *
 * @param {Index} index
 * @param {string} key
 * @returns {Iterable<[number, number]>} number of the term, place of the key in it
 */
export function* occurrences({ scan, starts }, key) {
  const needle = key.length < 3 ? `\n${key}` : key;
  const skipped = needle.length - key.length;
  for (let at = scan.indexOf(needle); at >= 0; at = scan.indexOf(needle, at + 1)) {
    const term = termAt(starts, at + skipped);
    yield [term, at + skipped - starts[term]];
  }
}

/** The number of the last term that begins at or before a place of the scan. */
function termAt(starts, place) {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
