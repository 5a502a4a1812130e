/**
 * Which parts of a text a query has found, to be marked for the reader.
 *
 * @module
 */

import { fold, LETTERS } from './normalise.js';
import { isAsking, isShort, queryTokens, stems } from './query.js';
import { mayBeMisspelt } from './spelling.js';

/** @typedef {[number, number]} Range from and to, in UTF-16 units of the text as it is shown */
/** @typedef {{key: string, stems: string[]}} Sought */
/** @typedef {{written: string, key: string, start: number}} Word a word of the text, and where */

const WITHIN = `[\\p{L}\\p{N}\\p{M}${LETTERS.invisible}${LETTERS.joiners}]+`;
const WORDS = new RegExp(`${WITHIN}(?:[${LETTERS.apostrophes}]${WITHIN})*`, 'gu');
const LETTER = /\P{M}\p{M}*|\p{M}+/gu;
/** From so many letters on the beginning of a word is marked, a part within it, a likely misspelling. */
const BEGINNING = 2;
const PART = 3;
const MISSPELT = 6;

/**
 * @param {string} text
 * @param {string} query
 * @returns {Range[]} ascending, not overlapping
 */
export function findMatches(text, query) {
  const sought = soughtWords(query);
  if (!sought.length) return [];
  const words = Array.from(text.matchAll(WORDS), readWord);
  const ranges = words.map(() => null);
  for (const word of sought) markOne(words, word, ranges);
  return ranges.filter(Boolean);
}

/**
 * @param {RegExpMatchArray} match
 * @returns {Word}
 */
function readWord(match) {
  return { written: match[0], key: fold(match[0]), start: match.index };
}

/** @returns {Sought[]} the words of a query; those that people ask with only where there is no other */
function soughtWords(query) {
  const words = queryTokens(query);
  const telling = words.filter(({ key }) => !isAsking(key));
  return (telling.length ? telling : words).map((word) => ({ key: word.key, stems: stems(word) }));
}

/** Marks a word of the query; where the text does not hold it, what may be it, misspelt. */
function markOne(words, sought, ranges) {
  let found = false;
  words.forEach((word, number) => {
    const range = plainRange(word, sought);
    if (!range) return;
    found = true;
    ranges[number] = longer(ranges[number], range);
  });
  if (found || sought.key.length < MISSPELT) return;
  words.forEach((word, number) => {
    if (mayBeMisspelt(sought.key, word.key)) ranges[number] = longer(ranges[number], whole(word));
  });
}

/** @returns {Range} */
function longer(one, other) {
  return one && one[1] - one[0] >= other[1] - other[0] ? one : other;
}

/** @returns {Range} */
function whole({ start, written }) {
  return [start, start + written.length];
}

/** @returns {Range | null} the word, its beginning or a part of it */
function plainRange(word, { key, stems: endings }) {
  const at = word.key.indexOf(key);
  const least = word.key === key ? 1 : at === 0 ? BEGINNING : PART;
  if (at >= 0 && key.length >= least) return partOf(word, at, at + key.length);
  return endings.some((stem) => isStemOf(stem, word.key)) ? whole(word) : null;
}

function isStemOf(stem, key) {
  return isShort(stem) ? stem === key : key.startsWith(stem);
}

/** @returns {Range} the letters that make a part of the key; the whole word where that is unsure */
function partOf(word, from, to) {
  const places = placesOf(word);
  if (!places) return whole(word);
  return [word.start + places[from].start, word.start + places[to - 1].end];
}

/** For each letter of the key the letter as written that it comes from; null where that is unsure. */
function placesOf({ written, key }) {
  const places = [];
  let folded = '';
  for (const letter of written.matchAll(LETTER)) {
    const place = { start: letter.index, end: letter.index + letter[0].length };
    const parts = fold(letter[0]).split('');
    const silent = !parts.length && /\p{L}/u.test(letter[0]); // a hamza at the end of a word
    if (silent && places.length) places.at(-1).end = place.end;
    for (const part of parts) {
      if (part === 'e' && /[aou]$/.test(folded) && places.at(-1) !== place) {
        places.at(-1).end = place.end;
      } else {
        folded += part;
        places.push(place);
      }
    }
  }
  return folded === key ? places : null;
}
