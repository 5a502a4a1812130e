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

import { queryTokens, skeletons, stems } from "./normalise.js";

/** @typedef {import("./normalise.js").QueryWord} QueryWord */
/** @typedef {Map<number, number>} Likenesses term number → how much it is what was typed, 0 to 1 */
/** @typedef {{id: string, score: number}} Found */

/** How much a word counts in each field of an offer; through a subject it counts SUBJECT. */
const WEIGHTS = { title: 5, original: 4, text: 1 };
const SUBJECT = 3;
/** Further terms and fields that match add a little. */
const FURTHER = 0.15;
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
 * @property {string[]} terms
 * @property {string} scan all terms, each between line feeds
 * @property {Int32Array} starts where each term begins in `scan`
 * @property {Record<string, number[][]>} fields for each field and term the offers or subjects
 * @property {number[][]} holders for each subject the offers that have it
 * @property {number[][]} ranks likewise: at which place of its subjects an offer has it
 * @property {string[]} outlines the consonants of each term, made when first needed
 * @property {Map<string, Likenesses>} remembered what words were likened to before
 */

/**
 * @param {Record<string, any>} json the parsed file that `search/formats.py` describes
 * @returns {Index}
 */
export function openIndex(json) {
  const terms = readTerms(json.terms);
  const offers = json.offers.split(" ").filter(Boolean);
  const subjects = json.subjects.split(" ").filter(Boolean);
  const fields = Object.fromEntries(
    ["title", "original", "text", "name", "word"].map((name) => [name, readLists(json[name], true)]),
  );
  const starts = new Int32Array(terms.length);
  let start = 1;
  terms.forEach((term, number) => {
    starts[number] = start;
    start += term.length + 1;
  });
  return {
    ...{ offers, subjects, terms, fields, starts },
    ...findHolders(readLists(json.held, false), subjects.length),
    scan: `\n${terms.join("\n")}\n`,
    outlines: [],
    remembered: new Map(),
  };
}

/** @param {string} text */
function readTerms(text) {
  let before = "";
  return (text.match(/[A-Z][^A-Z]*/g) ?? []).map((entry) => {
    before = before.slice(0, entry.charCodeAt(0) - 65) + entry.slice(1);
    return before;
  });
}

const FINAL = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const MORE = "!#$%&'()*+,-./:;<=>?@[]^_`{|}~";

/**
 * @param {string} text
 * @param {boolean} steps whether a list gives steps from one number to the next
 * @returns {number[][]}
 */
function readLists(text, steps) {
  return text.split(" ").map((list) => {
    const numbers = [];
    let more = [];
    for (const digit of list) {
      const value = FINAL.indexOf(digit);
      if (value < 0) {
        more.push(MORE.indexOf(digit));
        continue;
      }
      const number = more.reduceRight((sum, part) => sum * MORE.length + part + FINAL.length, value);
      numbers.push(steps && numbers.length ? numbers.at(-1) + 1 + number : number);
      more = [];
    }
    return numbers;
  });
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
  const scored = found.map((likenesses) => scoreOffers(index, likenesses));
  const joined = scoreJoined(index, words);
  const whole = scored.reduce((sum, { weight }) => sum + weight, 0);
  const results = [];
  for (let offer = 0; offer < index.offers.length; offer += 1) {
    let score = 0;
    let covered = 0;
    let count = 0;
    scored.forEach(({ scores, weight }, at) => {
      const own = scores[offer];
      const pair = Math.max(joined[at]?.scores[offer] ?? 0, joined[at - 1]?.scores[offer] ?? 0);
      if (!own && !pair) return;
      score += Math.max(own, pair) * weight;
      covered += weight;
      count += 1;
    });
    if (count) results.push({ offer, count, score: score * (covered / whole) ** 2 });
  }
  return best(index.offers, enough(results, words.length));
}

/** Those with all words; those with some words too where only few have all. */
function enough(results, count) {
  const complete = results.filter((result) => result.count >= count);
  return complete.length >= ENOUGH ? complete : results;
}

/** Ids and scores, best first; at the same score in rank order. */
function best(ids, results) {
  const sorted = results.sort((one, other) => other.score - one.score || one.offer - other.offer);
  const least = sorted.length ? sorted[0].score * LEAST : 0;
  return sorted
    .filter(({ score }) => score >= least)
    .map(({ offer, score }) => ({ id: ids[offer], score }));
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
 * @returns {{scores: Float32Array, weight: number}} `weight`: the rarer a word, the more it says
 */
function scoreOffers(index, likenesses) {
  const strongest = new Float32Array(index.offers.length);
  const all = new Float32Array(index.offers.length);
  const add = (offer, score) => {
    all[offer] += score;
    if (score > strongest[offer]) strongest[offer] = score;
  };
  const subjects = new Map();
  for (const [term, likeness] of likenesses) {
    const sure = likeness * likeness;
    for (const [field, weight] of Object.entries(WEIGHTS)) {
      for (const offer of index.fields[field][term]) add(offer, sure * weight);
    }
    for (const field of ["name", "word"]) {
      for (const subject of index.fields[field][term]) {
        subjects.set(subject, Math.max(subjects.get(subject) ?? 0, sure));
      }
    }
  }
  for (const [subject, sure] of subjects) {
    index.holders[subject].forEach((offer, at) => {
      add(offer, (sure * SUBJECT) / (1 + 0.1 * index.ranks[subject][at]));
    });
  }
  let reached = 0;
  strongest.forEach((score, offer) => {
    if (score) reached += 1;
    strongest[offer] = score + FURTHER * Math.min(all[offer] - score, score);
  });
  return { scores: strongest, weight: rarity(index.offers.length, reached) };
}

function rarity(offers, reached) {
  return 0.6 + Math.log(1 + (offers - reached + 0.5) / (reached + 0.5));
}

/**
 * The subjects whose own words are like the query, best first.
 *
 * @returns {Found[]}
 */
function findSubjects(index, words, found) {
  const scores = new Map();
  found.forEach((likenesses) => {
    const own = new Map();
    for (const [term, likeness] of likenesses) {
      for (const [field, weight] of [["name", 1], ["word", 0.8]]) {
        for (const subject of index.fields[field][term]) {
          own.set(subject, Math.max(own.get(subject) ?? 0, likeness * weight));
        }
      }
    }
    for (const [subject, score] of own) scores.set(subject, (scores.get(subject) ?? 0) + score);
  });
  const results = [...scores].map(([offer, score]) => ({ offer, score: score / words.length }));
  return best(index.subjects, results);
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
  if (word.key.length >= 4 && Math.max(0, ...likenesses.values()) < SURE) guess(index, word, likenesses);
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
      keep(likenesses, term, stemLikeness(stem.length, index.terms[term].length, at));
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

function stemLikeness(typed, length, at) {
  if (at === 0) return typed === length ? 0.85 : 0.4 + (0.35 * typed) / length;
  return typed >= 4 ? 0.3 : 0;
}

/** The greater likeness counts. */
function keep(likenesses, term, likeness) {
  if (likeness > (likenesses.get(term) ?? 0)) likenesses.set(term, likeness);
}

/** Wider guesses, added to what was found: a compound, misspelt, written in other letters. */
function guess(index, { key }, likenesses) {
  index.terms.forEach((term, number) => {
    const most = key.length >= 8 ? 2 : 1;
    if (term.length < 4 || term.length < key.length - most) return;
    const distance = editDistance(key, term, most);
    if (distance <= most) keep(likenesses, number, 0.45 - 0.1 * distance);
  });
  if (likenesses.size || !/^[a-z]+$/.test(key)) return;
  const outline = skeletons(key);
  if (outline.length < 3) return;
  if (!index.outlines.length) index.outlines = index.terms.map(skeletons);
  index.outlines.forEach((other, number) => {
    if (other === outline) keep(likenesses, number, 0.4);
    else if (other.startsWith(outline)) keep(likenesses, number, 0.3);
  });
}

/** Letters to change, add, drop or swap with their neighbour; more than `most` counts as more. */
function editDistance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      let least = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + same);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        least = Math.min(least, before[column - 2] + 1);
      }
      next.push(least);
    }
    if (Math.min(...next) > most) return most + 1;
    before = last;
    last = next;
  }
  return last[other.length];
}
