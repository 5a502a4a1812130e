/**
 * The search: finds the offers of an index for a query, best first.
 *
 * Each word of the query is first likened to the whole vocabulary: `likenesses` says how much a term
 * of the index is what was typed, from 1 (the same) down. Only where nothing is at least half alike,
 * wider guesses are made: misspelt, compound, in other letters. Then the offers that have those terms
 * are scored by word, and the words joined.
 *
 * @module
 */

import { isAsking, isShort, queryTokens, skeletons, soundOf, soundsOf, stems } from './normalise.js';

/** @typedef {import('./normalise.js').QueryWord} QueryWord */
/** @typedef {Map<number, number>} Likenesses term number → how much it is what was typed, 0 to 1 */
/** @typedef {{id: string, score: number}} Found */

/** How much a word counts in each field of an offer; through a subject it counts SUBJECT. */
const WEIGHTS = { title: 5, original: 4, text: 1 };
const SUBJECT = 3;
/** A further synonym of a subject counts less than its name, each later subject less than the first. */
const WORD = 0.9;
const LATER = 0.1;
/** Further terms and fields that match add a little. */
const FURTHER = 0.2;
/** Below this likeness of the best term wider guesses are made. */
const SURE = 0.5;
/** So many offers with all words are enough; with fewer, offers with some words follow. */
const ENOUGH = 3;
/** What scores less than this part of the best is left out. */
const LEAST = 0.02;
const REMEMBERED = 200;

/**
 * An opened index.
 *
 * @typedef {object} Index
 * @property {string[]} offers ids in rank order
 * @property {string[]} subjects ids
 * @property {number[][]} holders for each subject the offers that have it
 * @property {number[][]} ranks likewise: at which place of its subjects an offer has it
 * @property {string[]} terms
 * @property {string} scan all terms, each between line feeds
 * @property {Int32Array} starts where each term begins in `scan`
 * @property {string[]} sounds the terms as they sound
 * @property {Int32Array} signs the letters of each of `sounds`, as bits
 * @property {string[]} outlines the consonants of each term, made when first needed
 * @property {(string | Entry)[]} entries where each term stands, read when first needed
 * @property {Map<string, Likenesses>} remembered what words were likened to before
 */

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
  const scan = `\n${terms.join('\n')}\n`;
  const sounds = soundsOf(scan).split('\n').slice(1, -1);
  return {
    ...{ subjects, terms, scan, sounds },
    ...findHolders(json.held.split(' ').map(readNumbers), subjects.length),
    offers: ids ?? json.offers.split(' ').filter(Boolean),
    starts: findStarts(terms),
    signs: Int32Array.from(sounds, signsOf),
    outlines: [],
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

const FINAL = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const MORE = "$%&'()*+,-./:;<=>?@[]^_`{|";
const FIELDS = { '': 'text', '!': 'title', '#': 'original', '~': 'name', '}': 'word' };

/**
 * @param {Index} index
 * @param {number} term
 * @returns {Entry}
 */
export function entryOf({ entries }, term) {
  const written = entries[term];
  if (typeof written !== 'string') return written;
  const entry = {};
  for (const [, mark, digits] of written.matchAll(/([!#~}]?)([^!#~}]+)/g)) {
    entry[FIELDS[mark]] = fromSteps(readNumbers(digits));
  }
  entries[term] = entry;
  return entry;
}

/** @param {number[]} steps */
function fromSteps(steps) {
  let last = -1;
  return steps.map((step) => (last += step + 1));
}

/** @param {string} digits */
function readNumbers(digits) {
  const numbers = [];
  let sum = 0;
  let worth = 1;
  for (const digit of digits) {
    const final = FINAL.indexOf(digit);
    if (final >= 0) {
      numbers.push(sum + final * worth);
      [sum, worth] = [0, 1];
    } else {
      sum += (MORE.indexOf(digit) + FINAL.length) * worth;
      worth *= MORE.length;
    }
  }
  return numbers;
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

/**
 * @param {Index} index
 * @param {string} query
 * @returns {{offers: Found[], subjects: Found[]}} best first; nothing for a query without words
 */
export function search(index, query) {
  const words = queryTokens(query);
  if (!words.length) return { offers: [], subjects: [] };
  const found = words.map((word) => liken(index, word));
  return { offers: findOffers(index, words, found), subjects: findSubjects(index, words, found) };
}

/**
 * @param {Index} index
 * @param {QueryWord[]} words
 * @param {Likenesses[]} found
 * @returns {Found[]}
 */
function findOffers(index, words, found) {
  const joined = scoreJoined(index, words);
  const scored = found.map((likenesses, at) => {
    const { scores, rarity } = scoreOffers(index, likenesses);
    const sure = Math.min(1, Math.max(0, ...likenesses.values()) / SURE);
    const pairs = [joined[at - 1], joined[at]].filter(Boolean).map((pair) => pair.scores);
    return { scores: highest([scores, ...pairs]), weight: rarity * sure * importance(words[at].key) };
  });
  const known = scored.filter((_, at) => found[at].size || joined[at] || joined[at - 1]).length;
  return best(index.offers, enough(addWords(scored, index.offers.length), known));
}

/** For each offer the highest of some scores. */
function highest([first, ...others]) {
  for (const scores of others) {
    first.forEach((score, offer) => {
      first[offer] = Math.max(score, scores[offer]);
    });
  }
  return first;
}

/** The offers that have any of the words: how many, and the score, less where words are missing. */
function addWords(scored, offers) {
  const whole = scored.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const results = [];
  for (let at = 0; at < offers; at += 1) {
    const had = scored.filter(({ scores }) => scores[at]);
    if (!had.length) continue;
    const covered = had.reduce((sum, { weight }) => sum + weight, 0);
    const score = had.reduce((sum, { scores, weight }) => sum + scores[at] * weight, 0);
    results.push({ at, count: had.length, score: score * (covered / whole) ** 2 });
  }
  return results;
}

/** Those with all words; those with some words too where only few have all. */
function enough(results, count) {
  const complete = results.filter((result) => result.count >= count);
  return complete.length >= ENOUGH ? complete : results;
}

/** Ids and scores, best first; at the same score in the order of the ids. */
function best(ids, results) {
  const sorted = results.sort((one, other) => other.score - one.score || one.at - other.at);
  const least = sorted.length ? sorted[0].score * LEAST : 0;
  return sorted
    .filter(({ score }) => score > 0 && score >= least)
    .map(({ at, score }) => ({ id: ids[at], score }));
}

/**
 * Neighbouring words that the index writes as one: "دندان پزشک" for "دندانپزشک".
 *
 * @returns {({scores: Float32Array} | null)[]} for each word, of it and the next one
 */
function scoreJoined(index, words) {
  return words.slice(0, -1).map(({ key }, at) => {
    const together = key + words[at + 1].key;
    const likenesses = together.length >= 5 ? plainLikenesses(index, together, []) : new Map();
    return likenesses.size ? scoreOffers(index, likenesses) : null;
  });
}

/**
 * How much each offer is about a word.
 *
 * @param {Index} index
 * @param {Likenesses} likenesses
 * @returns {{scores: Float32Array, rarity: number}} `rarity`: the fewer offers, the more it says
 */
function scoreOffers(index, likenesses) {
  const strongest = new Float32Array(index.offers.length);
  const all = new Float32Array(index.offers.length);
  const add = (offer, score) => {
    all[offer] += score;
    if (score > strongest[offer]) strongest[offer] = score;
  };
  for (const [term, likeness] of likenesses) {
    const entry = entryOf(index, term);
    for (const [field, weight] of Object.entries(WEIGHTS)) {
      for (const offer of entry[field] ?? []) add(offer, likeness ** 2 * weight);
    }
  }
  for (const [subject, likeness] of likenSubjects(index, likenesses)) {
    index.holders[subject].forEach((offer, at) => {
      add(offer, (likeness ** 2 * SUBJECT) / (1 + LATER * index.ranks[subject][at]));
    });
  }
  const reached = strongest.reduce((count, score) => count + (score ? 1 : 0), 0);
  const scores = strongest.map((score, at) => score + FURTHER * Math.min(all[at] - score, score));
  return { scores, rarity: rarityOf(reached, index.offers.length) };
}

/** How much each subject is what was typed: its name a little more than a word of it. */
function likenSubjects(index, likenesses) {
  const subjects = new Map();
  for (const [term, likeness] of likenesses) {
    const { name = [], word = [] } = entryOf(index, term);
    for (const subject of name) keep(subjects, subject, likeness);
    for (const subject of word) keep(subjects, subject, likeness * WORD);
  }
  return subjects;
}

/** Short words, and those that people ask with, are seldom what a query is about. */
function importance(key) {
  if (isAsking(key)) return 0.15;
  return key.length < 3 ? 0.3 : key.length < 4 ? 0.7 : 1;
}

function rarityOf(reached, offers) {
  return 0.6 + Math.log(1 + (offers - reached + 0.5) / (reached + 0.5));
}

/**
 * The subjects whose own words are like the query, best first; where none is, the nearest ones.
 *
 * @returns {Found[]}
 */
function findSubjects(index, words, found) {
  const near = scoreSubjects(index, found);
  return near.length ? near : scoreSubjects(index, words.map((word) => likenFar(index, word)));
}

function scoreSubjects(index, found) {
  const scores = new Map();
  for (const likenesses of found) {
    for (const [subject, likeness] of likenSubjects(index, likenesses)) {
      scores.set(subject, (scores.get(subject) ?? 0) + likeness / found.length);
    }
  }
  return best(index.subjects, Array.from(scores, ([at, score]) => ({ at, score })));
}

/**
 * How much each term is like a word.
 *
 * @param {Index} index
 * @param {QueryWord} word
 * @returns {Likenesses}
 */
function liken(index, word) {
  const name = `${word.script} ${word.key}`;
  const before = index.remembered.get(name);
  if (before) return before;
  const likenesses = plainLikenesses(index, word.key, stems(word));
  if (word.key.length >= 4 && Math.max(0, ...likenesses.values()) < SURE) {
    guess(index, word, likenesses);
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
 * @param {string[]} endings
 * @returns {Likenesses}
 */
function plainLikenesses(index, key, endings) {
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

/** @returns {Iterable<[number, number]>} terms that hold a key, and where in the term. */
function* occurrences(index, key) {
  const { scan, starts } = index;
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

/** The greater likeness counts. */
function keep(likenesses, term, likeness) {
  if (likeness > (likenesses.get(term) ?? 0)) likenesses.set(term, likeness);
}

/** Wider guesses, added to what was found: a compound, other endings, misspelt, other letters. */
function guess(index, { key }, likenesses) {
  guessCompound(index, key, likenesses);
  guessEnding(index, key, likenesses);
  guessSpelling(index, key, likenesses);
  if (!likenesses.size) guessLetters(index, key, likenesses);
}

/** The longest terms that begin and end a compound which the index does not have. */
function guessCompound(index, key, likenesses) {
  if (key.length < 7) return;
  for (const part of [head(index, key), tail(index, key)]) {
    for (const [term, at] of part ? occurrences(index, part) : []) {
      if (at === 0) keep(likenesses, term, index.terms[term] === part ? 0.5 : 0.3);
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
function guessEnding(index, key, likenesses) {
  const least = Math.max(4, Math.ceil(key.length * 0.6), key.length - 4);
  if (key.length <= least) return;
  for (const [number, at] of occurrences(index, key.slice(0, least))) {
    const term = index.terms[number];
    if (at > 0 || term.length > key.length + 3) continue;
    let alike = least;
    while (alike < key.length && key[alike] === term[alike]) alike += 1;
    keep(likenesses, number, (0.45 * alike) / Math.max(key.length, term.length));
  }
}

/** Terms that sound alike, but for a letter or two. */
function guessSpelling(index, key, likenesses) {
  const sound = soundOf(key);
  const signs = signsOf(sound);
  const most = leeway(key, sound);
  if (sound.length < 3) return;
  index.sounds.forEach((other, term) => {
    if (other.length < Math.max(3, sound.length - most)) return;
    if (countBits(signs & ~index.signs[term]) > most) return;
    const { whole, beginning } = editDistance(sound, other, most);
    if (whole <= most) keep(likenesses, term, 0.48 - 0.1 * whole);
    else if (beginning <= most && key.length >= 5) keep(likenesses, term, 0.35 - 0.1 * beginning);
  });
}

/** Terms of subjects that are a letter further off than those that offers are found by. */
function likenFar(index, { key }) {
  const likenesses = new Map();
  const sound = soundOf(key);
  if (sound.length < 4) return likenesses;
  const most = leeway(key, sound) + 1;
  index.sounds.forEach((other, term) => {
    if (other.length < 3 || countBits(signsOf(sound) & ~index.signs[term]) > most) return;
    const { name, word } = entryOf(index, term);
    if (!name && !word) return;
    const { whole } = editDistance(sound, other, most);
    if (whole <= most) likenesses.set(term, 0.3 - 0.05 * whole);
  });
  return likenesses;
}

/** How many letters may be wrong: none in a very short word, two in a long one. */
function leeway(key, sound) {
  return Math.min(key.length >= 8 ? 2 : 1, Math.max(0, sound.length - 3));
}

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

/** A word in Latin letters whose consonants are those of a term in Arabic letters. */
function guessLetters(index, key, likenesses) {
  const outline = /^[a-z]+$/.test(key) ? skeletons(key) : '';
  if (outline.length < 3) return;
  if (!index.outlines.length) {
    index.outlines = index.terms.map((term) => (ARABIC.test(term) ? skeletons(term) : ''));
  }
  index.outlines.forEach((other, term) => {
    if (other === outline) keep(likenesses, term, 0.4);
    else if (other.startsWith(outline)) keep(likenesses, term, 0.3);
  });
}

const ARABIC = /[\u0620-\u06ff]/;

/** A bit for each letter that a word has, so that most words need no closer look. */
function signsOf(word) {
  let signs = 0;
  for (let at = 0; at < word.length; at += 1) signs |= 1 << (word.charCodeAt(at) & 31);
  return signs;
}

/** @param {number} bits */
function countBits(bits) {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) count += 1;
  return count;
}

/**
 * Letters to change, add, drop or swap with their neighbour.
 *
 * @param {string} typed
 * @param {string} term
 * @param {number} most where it is sure to be more, any larger number is given
 * @returns {{whole: number, beginning: number}} to get the term, to get some beginning of it
 */
function editDistance(typed, term, most) {
  const far = most + 1;
  const width = Math.min(term.length, typed.length + most);
  let before = new Uint8Array(width + 1);
  let last = Uint8Array.from({ length: width + 1 }, (_, at) => Math.min(at, far));
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
