/**
 * Wider guesses at what was meant by a word that the vocabulary does not have: a compound, other
 * endings, misspelt, in other letters. Each gives terms, and how much they are what was typed.
 *
 * @module
 */

import { entryOf, occurrences } from './index.js';
import { isAsking } from './query.js';
import { skeletons, soundOf, soundsOf } from './sounds.js';
import { countMissing, editDistance, leeway, signsOf } from './spelling.js';

/** @typedef {import('./index.js').Index} Index */
/** @typedef {import('./index.js').Sounds} Sounds */
/** @typedef {Iterable<[number, number]>} Guesses numbers of terms, how much each is what was typed */

/**
 * A key in the same letters, in three ways.
 *
 * @param {Index} index
 * @param {string} key
 * @returns {Guesses}
 */
export function* guess(index, key) {
  yield* guessCompound(index, key);
  yield* guessEnding(index, key);
  yield* guessSpelling(index, key);
}

/** The longest terms that begin and end a compound which the index does not have. */
function* guessCompound(index, key) {
  if (key.length < 7) return;
  for (const part of [head(index, key), tail(index, key)].filter(Boolean)) {
    for (const [term, at] of occurrences(index, part)) {
      if (at === 0) yield [term, index.terms[term] === part ? 0.5 : 0.3];
    }
  }
}

function head(index, key) {
  for (let end = key.length - 1; end >= 4; end -= 1) {
    const part = key.slice(0, end);
    const forms = [part, `${part}e`, `${part}en`].filter((form) => !isAsking(form));
    const form = forms.find((term) => index.scan.includes(`\n${term}\n`));
    if (form) return form;
  }
  return '';
}

function tail(index, key) {
  for (let start = 3; start <= key.length - 4; start += 1) {
    const part = key.slice(start);
    const sure = part.length > 4 || index.scan.includes(`\n${key.slice(0, start)}`);
    if (sure && index.scan.includes(`\n${part}\n`)) return part;
  }
  return '';
}

/** Terms that begin alike and differ in a short ending, in whatever language. */
function* guessEnding(index, key) {
  const least = Math.max(4, Math.ceil(key.length * 0.6), key.length - 4);
  if (key.length <= least) return;
  for (const [number, at] of occurrences(index, key.slice(0, least))) {
    const term = index.terms[number];
    if (at > 0 || term.length > key.length + 3) continue;
    let alike = least;
    while (alike < key.length && key[alike] === term[alike]) alike += 1;
    yield [number, (0.45 * alike) / Math.max(key.length, term.length)];
  }
}

/** Terms that sound alike, but for a letter or two. */
function* guessSpelling(index, key) {
  const sound = soundOf(key);
  const most = leeway(key, sound);
  if (sound.length < 3) return;
  const sounds = soundsIn(index);
  for (const term of soundNear(sounds, sound, most)) {
    const { whole, beginning } = editDistance(sound, sounds.written[term], most);
    if (whole <= most) yield [term, 0.48 - 0.1 * whole];
    else if (beginning <= most && key.length >= 5) yield [term, 0.35 - 0.1 * beginning];
  }
}

/**
 * Terms of subjects that are a letter further off than those that offers are found by.
 *
 * @param {Index} index
 * @param {string} key
 * @returns {Guesses}
 */
export function* guessSubjects(index, key) {
  const sound = soundOf(key);
  if (sound.length < 4) return;
  const most = leeway(key, sound) + 1;
  const sounds = soundsIn(index);
  for (const term of soundNear(sounds, sound, most)) {
    const other = sounds.written[term];
    if (other.length > sound.length + most) continue;
    const { whole } = editDistance(sound, other, most);
    if (whole <= most && isOfSubject(index, term)) yield [term, 0.3 - 0.05 * whole];
  }
}

function isOfSubject(index, term) {
  const { name, word } = entryOf(index, term);
  return Boolean(name || word);
}

/**
 * A first look, so that few distances are measured.
 *
 * @param {Sounds} sounds
 * @param {string} sound
 * @param {number} most how many letters may be wrong
 * @returns {number[]} terms that are long enough, and lack no more of the letters than may be wrong
 */
function soundNear({ written, signs }, sound, most) {
  const sought = signsOf(sound);
  const least = Math.max(3, sound.length - most);
  const near = [];
  for (let term = 0; term < written.length; term += 1) {
    if (written[term].length < least) continue;
    if (countMissing(sought, signs[term]) <= most) near.push(term);
  }
  return near;
}

/** @returns {Sounds} made with the first guess */
function soundsIn(index) {
  if (!index.sounds) {
    const written = soundsOf(index.scan).split('\n').slice(1, -1);
    index.sounds = { written, signs: Int32Array.from(written, signsOf) };
  }
  return index.sounds;
}

/**
 * A word in Latin letters whose consonants are those of a term in Arabic letters.
 *
 * @param {Index} index
 * @param {string} key
 * @returns {Guesses}
 */
export function* guessLetters(index, key) {
  const outline = /^[a-z]+$/.test(key) ? skeletons(key) : '';
  if (outline.length < 3) return;
  for (const [term, other] of outlinesIn(index).entries()) {
    if (other === outline) yield [term, 0.4];
    else if (other.startsWith(outline)) yield [term, 0.3];
  }
}

const ARABIC = /[\u0620-\u06ff]/;

/** The consonants of each term in Arabic letters; empty for all others. */
function outlinesIn(index) {
  index.outlines ??= index.terms.map((term) => (ARABIC.test(term) ? skeletons(term) : ''));
  return index.outlines;
}
