/** The page of all offers: search as you type, facets with live counts, the state in the address. */

import { ROOT, carryAddress, now, piece } from './app.js';
import { readState, writeState } from './address.js';
import { Cards } from './cards.js';
import { countValue, maskOf, narrow, openOffers } from './facets.js';
import { findMatches } from './highlight.js';
import { queryTokens } from './query.js';
import { openIndex, search } from './search.js';

const results = document.getElementById('results');
const input = /** @type {HTMLInputElement} */ (document.getElementById('q'));
const sheet = /** @type {HTMLDialogElement} */ (document.getElementById('facets'));
const tools = document.querySelector('.tools');
const nothing = /** @type {HTMLElement} */ (document.querySelector('.nothing'));
const boxes = /** @type {HTMLInputElement[]} */ ([...sheet.querySelectorAll('input')]);
const wide = matchMedia('(min-width: 64rem)');

const PAUSE = 60; // ms between a key and its answer: typing stays smooth on a slow phone
const MARKED = 40; // how many cards show what was found in them; further down nobody looks for it
const TOPICS = 6; // how many topics help where nothing was found
const NEAR = 0.35; // from which likeness a topic is one of them; else those of the upper level are

const known = new Map();
for (const { name, value } of boxes) known.set(name, (known.get(name) ?? new Set()).add(value));

/** @type {import('./address.js').State} */
let state = readState(location.search, known);
let turn = 0;
let typing = 0;
let shownFlat = false;

const chapters = [...results.children];
let offersAsked = null;
let indexAsked = null;
let cards = null;

async function ask(path) {
  const answer = await fetch(new URL(path, ROOT));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

function askOffers() {
  offersAsked ??= ask(results.dataset.offers).then((data) => openOffers(data, now()));
  offersAsked.catch(() => { offersAsked = null; });
  return offersAsked;
}

/** The index comes with the first use of the search, once. */
function askIndex() {
  indexAsked ??= Promise.all([ask(results.dataset.index), askOffers()])
    .then(([data, offers]) => openIndex(data, [...offers.ids].sort()));
  indexAsked.catch(() => { indexAsked = null; });
  return indexAsked;
}

/** Answer the state: find, narrow, show; an answer that a newer question has overtaken is dropped. */
async function answer() {
  const mine = ++turn;
  delete results.dataset.ready;
  const asks = queryTokens(state.q).length > 0; // a lone question mark asks for nothing
  const needed = [askOffers(), asks ? askIndex() : null];
  const [offers, index] = await Promise.all(needed).catch(() => []);
  if (mine !== turn) return;
  if (!offers) {
    document.querySelector('.copy').hidden = false; // no network: the list stays as it is
    return;
  }
  cards ??= new Cards(results, sheetsOf(offers), markCard);
  const found = index ? search(index, state.q) : null;
  const numbers = new Map(offers.ids.map((id, at) => [id, at]));
  const ranked = found ? rank(found.offers, numbers) : [...offers.ids.keys()];
  const base = maskOf(offers, ranked);
  const left = narrow(offers, base, state.chosen);
  const shown = ranked.filter((number) => left[number]).map((number) => offers.ids[number]);
  showOffers(shown, !asks && state.chosen.size === 0);
  showCounts(offers, base, shown.length);
  showNothing(shown.length === 0, found?.subjects ?? [], ranked.length > 0);
  results.dataset.ready = 'true';
}

/** The numbers of what was found, the best first; what is equally good, as in all lists. */
function rank(found, numbers) {
  const scored = found.map(({ id, score }) => ({ number: numbers.get(id), score }));
  return scored.sort((a, b) => b.score - a.score || a.number - b.number).map(({ number }) => number);
}

/** All offers stand in their chapters; what was found stands in one list, the best first. */
function showOffers(ids, all) {
  unmark();
  if (!all) {
    const list = flatList();
    list.replaceChildren(...ids.map((id) => cards.get(id)));
    results.replaceChildren(piece('found-title'), list);
    markMatches();
  } else if (shownFlat || cards.others.length) {
    cards.restore();
    const rest = flatList();
    if (atFirstSheet()) rest.append(...cards.others.map((id) => cards.get(id)));
    results.replaceChildren(...chapters, rest);
  }
  shownFlat = !all;
  for (const part of document.querySelectorAll('.found > .rail')) part.hidden = !all;
}

function sheetsOf(offers) {
  return new Map(offers.ids.map((id, at) => [id, offers.sheets[at]]));
}

function flatList() {
  const list = document.createElement('div');
  list.className = 'cards';
  return list;
}

function atFirstSheet() {
  return /\/find\/(index\.html)?$/.test(location.pathname);
}

/* What was found, marked in the text that people see */

function markMatches() {
  for (const card of [...results.querySelectorAll('[data-offer]')].slice(0, MARKED)) markCard(card);
}

function markCard(card) {
  if (!state.q) return;
  for (const part of card.querySelectorAll('h3 a, .original, .summary')) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
    texts.forEach(markText);
  }
}

/** @param {Text} text */
function markText(text) {
  for (const [start, end] of findMatches(text.data, state.q).reverse()) {
    const range = document.createRange();
    range.setStart(text, start);
    range.setEnd(text, end);
    range.surroundContents(document.createElement('mark'));
  }
}

function unmark() {
  for (const mark of results.querySelectorAll('mark')) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
}

/* Around the list */

function showCounts(offers, base, total) {
  tools.querySelector('#found b').textContent = String(total);
  sheet.querySelector('.sheet-end b').textContent = String(total);
  const number = [...state.chosen.values()].reduce((sum, values) => sum + values.size, 0);
  const badge = tools.querySelector('.narrow b');
  badge.textContent = String(number);
  badge.hidden = number === 0;
  sheet.querySelector('[data-clear]').hidden = number === 0;
  for (const facet of known.keys()) {
    const rest = narrow(offers, base, state.chosen, facet);
    for (const box of boxes) if (box.name === facet) showCount(box, countValue(offers, rest, facet, box.value));
  }
  showChosen();
}

function showCount(box, count) {
  box.closest('label').querySelector('b').textContent = String(count);
  box.disabled = count === 0 && !box.checked;
}

/** The chips above the list: each takes its choice back. */
function showChosen() {
  const chips = boxes.filter((box) => box.checked).map((box) => {
    const chip = piece('chip');
    const label = box.closest('label').querySelector('span');
    chip.querySelector('.what').append(...label.cloneNode(true).childNodes);
    chip.querySelector('button').addEventListener('click', () => {
      box.checked = false;
      choose();
      results.focus({ preventScroll: true }); // the chip that had it is gone
    });
    return chip;
  });
  tools.querySelector('.chosen').replaceChildren(...chips);
}

/** Never a dead end: the nearest topics, and the search without the filter if that finds something. */
function showNothing(empty, subjects, withoutFilter) {
  nothing.hidden = !empty;
  if (!empty) return;
  const items = [...nothing.querySelectorAll('[data-topic]')];
  const tops = items.filter((item) => 'top' in item.dataset);
  const topicOf = ({ id }) => items.find((item) => `topics/${item.dataset.topic}` === id);
  const near = subjects.filter(({ score }) => score >= NEAR).map(topicOf).filter(Boolean);
  const help = [...new Set([...near, ...tops])].slice(0, TOPICS);
  for (const item of items) item.hidden = !help.includes(item);
  nothing.querySelector('ul').prepend(...help);
  nothing.querySelector('.relax').hidden = !withoutFilter;
  nothing.querySelector('.advice').hidden = withoutFilter;
}

/* From the reader to the state */

function change(next) {
  state = next;
  history.replaceState(null, '', `${location.pathname}${writeState(state)}`);
  carryAddress();
  answer();
}

function type() {
  delete results.dataset.ready;
  turn += 1;
  clearTimeout(typing);
  typing = setTimeout(() => change({ ...state, q: input.value.trim() }), PAUSE);
}

function choose() {
  const chosen = new Map();
  for (const { name, value, checked } of boxes) {
    if (checked) chosen.set(name, (chosen.get(name) ?? new Set()).add(value));
  }
  change({ ...state, chosen });
}

function clear() {
  for (const box of boxes) box.checked = false;
  choose();
}

function showState() {
  input.value = state.q;
  for (const box of boxes) box.checked = state.chosen.get(box.name)?.has(box.value) ?? false;
  for (const box of boxes) if (box.checked) box.closest('details').open = true;
}

/** The facets stand beside the list where there is room; else they come as a sheet from below. */
function placeSheet() {
  if (sheet.open) sheet.close();
  if (wide.matches) sheet.setAttribute('open', '');
  const [first] = sheet.querySelectorAll('details'); // all questions fit a phone's sheet when closed
  first.open = wide.matches || Boolean(first.querySelector(':checked'));
}

function listen() {
  input.addEventListener('input', type);
  input.addEventListener('focus', askIndex, { once: true });
  input.form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(typing);
    change({ ...state, q: input.value.trim() });
    results.focus({ preventScroll: true }); // a phone's keyboard gives the list its room
  });
  sheet.addEventListener('change', choose);
  sheet.addEventListener('click', (event) => { if (event.target === sheet) sheet.close(); });
  tools.querySelector('.narrow').addEventListener('click', () => sheet.showModal());
  for (const button of document.querySelectorAll('[data-clear]')) button.addEventListener('click', clear);
  wide.addEventListener('change', placeSheet);
  addEventListener('popstate', () => {
    state = readState(location.search, known);
    showState();
    answer();
  });
}

showState();
placeSheet();
listen();
tools.hidden = false;
for (const idle of document.querySelectorAll('.without')) idle.remove();
answer();
