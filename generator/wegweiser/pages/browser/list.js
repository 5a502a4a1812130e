/**
 * The reader's own list. It stands in the address behind `#`, so that it can be handed over without a
 * server ever seeing it, and in the memory of the browser. Each offer comes from its own page.
 */

import { ROOT, carryAddress, offerShare, readIds, readKept, refresh, writeKept } from './app.js';
import { rebase } from './cards.js';
import { draw } from './code.js';

const IDLE = '.routes, .all-dates, .next, .leaves, .features, .features + .note';

const ROWS_ON_A_PHONE = 3; // how many facts of an offer fit before the next one

const list = document.getElementById('kept');
const hand = /** @type {HTMLElement} */ (document.querySelector('.hand'));
const undo = /** @type {HTMLElement} */ (document.querySelector('.undo'));
const keep = /** @type {HTMLElement} */ (document.querySelector('.keep'));
const select = hand.querySelector('select');
const { own, source } = list.dataset;
const pages = new Map();

/** @type {string[]} */
let shown = [];
let turn = 0;
let keptBefore = readKept();
let before = { shown, kept: keptBefore };

/**
 * An address shows its own offers. They are kept at once where nothing was kept before, as on the
 * phone of somebody who scans a code; else on request, so that the lists of two people never mix.
 */
function readAddress() {
  const ids = readIds(location.hash.slice(1));
  const kept = readKept();
  shown = ids.length ? ids : kept;
  if (ids.length && !kept.length) writeKept(ids);
  show();
}

async function show() {
  const mine = ++turn;
  writeAddress();
  showCode();
  const articles = await Promise.all(shown.map(makeArticle));
  if (mine !== turn) return;
  list.replaceChildren(...articles.filter(Boolean));
  refresh(list);
  document.querySelector('.no-list').hidden = shown.length > 0;
  document.getElementById('missing').hidden = !articles.includes(null);
  hand.hidden = shown.length === 0;
  showKeep();
  list.dataset.ready = 'true';
}

function showKeep() {
  const kept = readKept();
  keep.hidden = shown.every((id) => kept.includes(id));
}

function writeAddress() {
  const hash = shown.length ? `#${shown.join(',')}` : ' ';
  history.replaceState(null, '', new URL(hash.trim(), location.href.split('#')[0]));
  carryAddress();
}

/* An offer, in the reader's language and in that of whom it is shown to */

/** @returns {string | null} The second language of the sheet: the one chosen, else the source's. */
function otherLanguage() {
  const chosen = select.value;
  if (chosen !== own) return chosen;
  return own === source ? null : source;
}

/** @param {string} id @returns {Promise<HTMLElement | null>} */
async function makeArticle(id) {
  const languages = [own, otherLanguage()].filter(Boolean);
  const [here, there] = await Promise.all(languages.map((language) => readSide(language, id)));
  if (!here) return null;
  const article = document.createElement('article');
  article.className = 'card kept-offer';
  article.classList.toggle('both', Boolean(there));
  article.dataset.offer = id;
  for (let row = 0; row < Math.max(here.length, there?.length ?? 0); row += 1) {
    article.append(copyOf(here[row], 'here'));
    if (there) article.append(copyOf(there[row], 'there'));
  }
  return article;
}

/** A row's part in one language; an empty one keeps the other language in its column. */
function copyOf(part, side) {
  const copy = part ? part.cloneNode(true) : document.createElement('div');
  copy.classList.add(side);
  return copy;
}

function readSide(language, id) {
  const address = new URL(`${language}/offers/${id}/`, ROOT);
  if (!pages.has(address.href)) pages.set(address.href, fetchSide(address));
  return pages.get(address.href);
}

/** What decides, from the page of an offer. */
async function fetchSide(address) {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) {
    pages.delete(address.href);
    return null;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const first = page.querySelector('.offer .first');
  if (!first) return null;
  rebase(page.body, address);
  return makeSide(page, first, address);
}

/** @returns {HTMLElement[]} Title, notices, facts and telephone: the same rows in every language. */
function makeSide(page, first, address) {
  for (const idle of first.querySelectorAll(IDLE)) idle.remove();
  const heading = document.createElement('h2');
  const link = document.createElement('a');
  link.href = address.href;
  link.append(...first.querySelector('h1 > span:last-child').childNodes);
  heading.append(link);
  const parts = [
    heading,
    ...first.querySelectorAll('.alert, .first > .status'),
    ...[...first.querySelectorAll('.fact')].map(makeRow),
    ...page.querySelectorAll('.second a[href^="tel:"]'),
  ];
  const { lang, dir } = page.documentElement;
  parts.forEach((part) => Object.assign(part, { lang, dir }));
  return parts;
}

function makeRow(fact, number) {
  const row = document.createElement('dl');
  row.className = number < ROWS_ON_A_PHONE ? 'facts' : 'facts rest';
  row.append(fact);
  return row;
}

/* Handing over */

function showCode() {
  const address = new URL(`${select.value}/list/#${shown.join(',')}`, ROOT).href;
  hand.querySelector('.address bdi').textContent = address;
  const code = draw(address);
  code?.setAttribute('aria-labelledby', 'scan');
  hand.querySelector('.qr').replaceChildren(...(code ? [code] : []));
}

/* Taking away, and taking that back */

/** What is no longer kept goes from the page too; one touch brings it back. */
function follow() {
  const kept = readKept();
  const gone = keptBefore.filter((id) => !kept.includes(id) && shown.includes(id));
  if (gone.length) {
    before = { shown, kept: keptBefore };
    shown = shown.filter((id) => !gone.includes(id));
    show();
    undo.hidden = false;
    undo.querySelector('button').focus();
  }
  keptBefore = kept;
  showKeep();
}

function takeBack() {
  undo.hidden = true;
  shown = before.shown;
  writeKept(before.kept);
  show();
}

function empty() {
  before = { shown, kept: readKept() };
  keptBefore = [];
  shown = [];
  writeKept([]);
  show();
  undo.hidden = false;
  undo.querySelector('button').focus();
}

function listen() {
  addEventListener('hashchange', readAddress);
  document.addEventListener('kept', follow);
  select.addEventListener('change', show);
  keep.querySelector('button').addEventListener('click', () => writeKept([...readKept(), ...shown]));
  undo.querySelector('button').addEventListener('click', takeBack);
  hand.querySelector('[data-print]').addEventListener('click', () => print());
  hand.querySelector('[data-empty]').addEventListener('click', empty);
  offerShare(hand, () => new URL(`${select.value}/list/#${shown.join(',')}`, ROOT).href);
}

listen();
readAddress();
