/**
 * Whether one word is another, misspelt: how many letters lie between their sounds.
 *
 * @module
 */

import { soundOf } from './sounds.js';

/**
 * @param {string} typed
 * @param {string} term
 * @returns {boolean} whether one may be the other, misspelt
 */
export function mayBeMisspelt(typed, term) {
  const [one, other] = [soundOf(typed), soundOf(term)];
  if (one.length < 3) return false;
  const most = leeway(typed, one);
  return editDistance(one, other, most).whole <= most;
}

/**
 * How many letters may be wrong: none in a very short word, two in a long one.
 *
 * @param {string} key
 * @param {string} sound of the key
 * @returns {number}
 */
export function leeway(key, sound) {
  return Math.min(key.length >= 8 ? 2 : 1, Math.max(0, sound.length - 3));
}

/**
 * Letters to change, add, drop or swap with their neighbour.
 *
 * @param {string} typed
 * @param {string} term
 * @param {number} most where it is sure to be more, any larger number is given
 * @returns {{whole: number, beginning: number}} to get the term, to get some beginning of it
 */
export function editDistance(typed, term, most) {
  const far = most + 1;
  const width = Math.min(term.length, typed.length + most);
  let before = new Uint8Array(width + 1);
  let last = new Uint8Array(width + 1).fill(far);
  for (let at = 0; at < Math.min(far, width + 1); at += 1) last[at] = at;
  let next = new Uint8Array(width + 1);
  for (let row = 1; row <= typed.length; row += 1) {
    next.fill(far);
    if (row <= most) next[0] = row;
    let least = next[0];
    const end = Math.min(width, row + most);
    for (let column = Math.max(1, row - most); column <= end; column += 1) {
      const changed = last[column - 1] + (typed[row - 1] === term[column - 1] ? 0 : 1);
      let cost = Math.min(changed, last[column] + 1, next[column - 1] + 1);
      if (areSwapped(typed, row, term, column)) cost = Math.min(cost, before[column - 2] + 1);
      next[column] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return { whole: far, beginning: far };
    [before, last, next] = [last, next, before];
  }
  const whole = width === term.length ? last[width] : far;
  return { whole, beginning: Math.min(...last.subarray(Math.max(1, typed.length - most))) };
}

function areSwapped(typed, row, term, column) {
  if (row < 2 || column < 2) return false;
  return typed[row - 1] === term[column - 2] && typed[row - 2] === term[column - 1];
}

/**
 * @param {string} word
 * @returns {number} a bit for each letter that it has, so that most words need no closer look
 */
export function signsOf(word) {
  let signs = 0;
  for (let at = 0; at < word.length; at += 1) signs |= 1 << (word.charCodeAt(at) & 31);
  return signs;
}

/**
 * @param {number} typed signs of what was typed
 * @param {number} term signs of a term
 * @returns {number} at least so many letters were typed that the term lacks
 */
export function countMissing(typed, term) {
  let count = 0;
  for (let rest = typed & ~term; rest; rest &= rest - 1) count += 1;
  return count;
}
