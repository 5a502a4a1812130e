/**
 * The search: finds the offers of an index for a query, best first.
 *
 * Each word of the query is first likened to the whole vocabulary. Then the offers that have those
 * terms are scored by word, and the words joined.
 *
 * @module
 */

import { entryOf } from './index.js';
import { greatest, keep, liken, likenFar, likenPlainly, SURE } from './likeness.js';
import { isAsking, queryTokens } from './query.js';

export { openIndex } from './index.js';

/** @typedef {import('./index.js').Index} Index */
/** @typedef {import('./likeness.js').Likenesses} Likenesses */
/** @typedef {import('./query.js').QueryWord} QueryWord */
/** @typedef {{id: string, score: number}} Found */
/** @typedef {{at: number, count?: number, score: number}} Scored an offer or subject, by number */

/** How much a word counts in each field of an offer; through a subject it counts SUBJECT. */
const WEIGHTS = Object.entries({ title: 5, original: 4, text: 1 });
const SUBJECT = 3;
/** A further synonym of a subject counts less than its name, each later subject less than the first. */
const WORD = 0.9;
const LATER = 0.1;
/** Further terms and fields that match add a little. */
const FURTHER = 0.2;
/** From so many letters on two neighbouring words may be one. */
const JOINED = 5;
/** So many offers with all words are enough; with fewer, offers with some words follow. */
const ENOUGH = 3;
/** What scores less than this part of the best is left out. */
const LEAST = 0.02;

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
    const sure = Math.min(1, greatest(likenesses) / SURE);
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
    let [count, covered, sum] = [0, 0, 0];
    for (const { scores, weight } of scored) {
      if (!scores[at]) continue;
      count += 1;
      covered += weight;
      sum += scores[at] * weight;
    }
    if (count) results.push({ at, count, score: sum * (covered / whole) ** 2 });
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
    const likenesses = together.length >= JOINED ? likenPlainly(index, together) : new Map();
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
    for (const [field, weight] of WEIGHTS) {
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
