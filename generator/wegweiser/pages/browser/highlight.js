/**
 * Which parts of a text a query has found, to be marked for the reader.
 *
 * @module
 */

import { fold, queryTokens, stems } from "./normalise.js";

/** @typedef {[number, number]} Range from and to, in UTF-16 units of the text as it is shown */

const WORDS = /[\p{L}\p{N}\p{M}\u00ad\u061c\u200c-\u200f\u2060]+(?:['’‘‛ʼʻʹʾʿ`´′][\p{L}\p{N}\p{M}\u00ad\u061c\u200c-\u200f\u2060]+)*/gu;
const LETTERS = /\P{M}\p{M}*|\p{M}+/gu;
/** From so many letters on a part within a word is marked. */
const INFIX = 3;

/**
 * @param {string} text
 * @param {string} query
 * @returns {Range[]} ascending, not overlapping
 */
export function findMatches(text, query) {
  const words = queryTokens(query).map((word) => ({ key: word.key, stems: stems(word) }));
  if (!words.length) return [];
  const found = [];
  for (const written of text.matchAll(WORDS)) {
    const range = matchWord(written[0], words);
    if (range) found.push([written.index + range[0], written.index + range[1]]);
  }
  return found;
}

/** @returns {Range | null} the part of a word to be marked: of several the longest */
function matchWord(written, words) {
  const key = fold(written);
  let longest = null;
  for (const word of words) {
    const range = matchOne(written, key, word);
    if (range && (!longest || range[1] - range[0] > longest[1] - longest[0])) longest = range;
  }
  return longest;
}

function matchOne(written, key, word) {
  const at = key.indexOf(word.key);
  if (at === 0 || (at > 0 && word.key.length >= INFIX)) {
    return partOf(written, key, at, at + word.key.length);
  }
  return word.stems.some((stem) => key.startsWith(stem)) ? [0, written.length] : null;
}

/** The letters as written that make a part of the key; the whole word where that is not sure. */
function partOf(written, key, from, to) {
  const places = placesOf(written, key);
  if (!places) return [0, written.length];
  const start = places[from].start;
  if (to >= places.length) return [start, written.length];
  return [start, places[to] === places[to - 1] ? places[to].end : places[to].start];
}

/** For each letter of the key the letter as written that it comes from, or null. */
function placesOf(written, key) {
  const places = [];
  let folded = "";
  for (const letter of written.matchAll(LETTERS)) {
    const place = { start: letter.index, end: letter.index + letter[0].length };
    for (const part of fold(letter[0])) {
      if (part === "e" && /[aou]$/.test(folded) && places.at(-1) !== place) continue;
      folded += part;
      places.push(place);
    }
  }
  return folded === key ? places : null;
}
