/**
 * How much each term of an index is what was typed, from 1 (the same) down.
 *
 * What a term plainly holds comes first. Only where nothing is at least half alike, wider guesses
 * are made.
 *
 * @module
 */

import { guess, guessLetters, guessSubjects } from './guesses.js';
import { occurrences } from './index.js';
import { isShort, stems } from './query.js';

/** @typedef {import('./index.js').Index} Index */
/** @typedef {import('./query.js').QueryWord} QueryWord */
/** @typedef {Map<number, number>} Likenesses number of a term or subject → 0 to 1 */

/** Below this likeness of the best term wider guesses are made. */
export const SURE = 0.5;
/** They are made from so many letters on. */
const GUESSED = 4;
const REMEMBERED = 200;

/**
 * How much each term is like a word.
 *
 * @param {Index} index
 * @param {QueryWord} word
 * @returns {Likenesses}
 */
export function liken(index, word) {
  const name = `${word.script} ${word.key}`;
  const before = index.remembered.get(name);
  if (before) return before;
  const likenesses = likenPlainly(index, word.key, stems(word));
  if (word.key.length >= GUESSED && greatest(likenesses) < SURE) {
    keepAll(likenesses, guess(index, word.key));
    if (!likenesses.size) keepAll(likenesses, guessLetters(index, word.key));
  }
  if (index.remembered.size >= REMEMBERED) index.remembered.clear();
  index.remembered.set(name, likenesses);
  return likenesses;
}

/**
 * The same, a beginning, a stem, a part.
 *
 * @param {Index} index
 * @param {string} key
 * @param {string[]} endings the key without its endings
 * @returns {Likenesses}
 */
export function likenPlainly(index, key, endings = []) {
  const likenesses = new Map();
  for (const [term, at] of occurrences(index, key)) {
    keep(likenesses, term, plainLikeness(key.length, index.terms[term].length, at));
  }
  for (const stem of endings) {
    for (const [term, at] of occurrences(index, stem)) {
      keep(likenesses, term, stemLikeness(stem, index.terms[term], at));
    }
  }
  return likenesses;
}

/**
 * How much the terms of subjects are like a word that nothing is found by.
 *
 * @param {Index} index
 * @param {QueryWord} word
 * @returns {Likenesses}
 */
export function likenFar(index, word) {
  return new Map(guessSubjects(index, word.key));
}

function plainLikeness(typed, length, at) {
  if (at === 0) return typed === length ? 1 : 0.55 + (0.35 * typed) / length;
  const last = at + typed === length;
  if (typed < 4 && !last && at > 2) return 0;
  return (last ? 0.5 : 0.3) + (0.2 * typed) / length;
}

function stemLikeness(stem, term, at) {
  if (at === 0 && stem === term) return 0.85;
  if (isShort(stem)) return 0;
  if (at === 0) return 0.4 + (0.35 * stem.length) / term.length;
  if (at <= 4 && at + stem.length === term.length) return 0.45;
  return stem.length >= 4 ? 0.3 : 0;
}

/**
 * @param {Likenesses} likenesses
 * @returns {number} that of the best term, 0 if there is none
 */
export function greatest(likenesses) {
  return Math.max(0, ...likenesses.values());
}

/**
 * The greater likeness of a term or subject counts.
 *
 * @param {Likenesses} likenesses
 * @param {number} number
 * @param {number} likeness
 */
export function keep(likenesses, number, likeness) {
  if (likeness > (likenesses.get(number) ?? 0)) likenesses.set(number, likeness);
}

function keepAll(likenesses, guesses) {
  for (const [term, likeness] of guesses) keep(likenesses, term, likeness);
}
