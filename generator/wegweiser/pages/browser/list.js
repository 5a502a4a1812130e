/**
 * The reader's own list. It stands in the address behind `#`, so that it can be handed over without a
 * server ever seeing it, and in the memory of the browser. Each offer comes from its own page.
 */

import { ROOT, carryAddress, readIds, readKept, refresh, writeKept } from './app.js';
import { rebase } from './cards.js';
import { correction, generate, mode } from './lean-qr.js';
import { offerShare } from './share.js';

const SVG = 'http://www.w3.org/2000/svg';
const QUIET = 4; // modules of white around a code: ISO/IEC 18004, 9.1

const list = document.getElementById('kept');
const hand = /** @type {HTMLElement} */ (document.querySelector('.hand'));
const select = hand.querySelector('select');
const { own, source } = list.dataset;
const pages = new Map();

/** @type {string[]} */
let shown = [];
let turn = 0;

/** The offers of the address are kept from now on; without any, the kept ones go to the address. */
function readAddress() {
  const ids = readIds(location.hash.slice(1));
  shown = ids.length ? ids : readKept();
  if (ids.length) writeKept([...readKept(), ...ids]);
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
  list.dataset.ready = 'true';
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
  const sides = await Promise.all(languages.map((language) => readSide(language, id)));
  if (!sides[0]) return null;
  const article = document.createElement('article');
  article.className = 'card kept-offer';
  article.dataset.offer = id;
  article.append(...sides.filter(Boolean).map((side) => side.cloneNode(true)));
  return article;
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

function makeSide(page, first, address) {
  const side = document.createElement('section');
  side.lang = page.documentElement.lang;
  side.dir = page.documentElement.dir;
  const heading = document.createElement('h2');
  const link = document.createElement('a');
  link.href = address.href;
  link.append(...first.querySelector('h1 > span:last-child').childNodes);
  heading.append(link);
  for (const idle of first.querySelectorAll('.routes, .all-dates, .next, .leaves')) idle.remove();
  const telephone = page.querySelectorAll('.actions a[href^="tel:"]');
  side.append(heading, ...first.querySelectorAll('.alert, .status, .facts'), ...telephone);
  return side;
}

/* Handing over */

function showCode() {
  const address = new URL(`${select.value}/list/#${shown.join(',')}`, ROOT).href;
  hand.querySelector('.address bdi').textContent = address;
  hand.querySelector('.qr').replaceChildren(...draw(address));
}

/**
 * Plain bytes: codes that announce their character set are not read by every phone.
 * @param {string} text  An address, so ASCII. @returns {SVGElement[]} Nothing where it is too long.
 */
function draw(text) {
  let code;
  try {
    code = generate(mode.ascii(text), { minCorrectionLevel: correction.M });
  } catch {
    return [];
  }
  const width = code.size + 2 * QUIET;
  const picture = svg('svg', { viewBox: `0 0 ${width} ${width}`, role: 'img', 'aria-labelledby': 'scan' });
  let path = '';
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  }
  picture.append(svg('rect', { width, height: width, fill: '#fff' }), svg('path', { d: path, fill: '#000' }));
  return [picture];
}

function svg(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function listen() {
  addEventListener('hashchange', readAddress);
  document.addEventListener('kept', () => {
    const kept = new Set(readKept());
    if (shown.every((id) => kept.has(id))) return;
    shown = shown.filter((id) => kept.has(id));
    show();
  });
  select.addEventListener('change', show);
  hand.querySelector('[data-print]').addEventListener('click', () => print());
  hand.querySelector('[data-empty]').addEventListener('click', () => writeKept([]));
  offerShare(hand, () => new URL(`${select.value}/list/#${shown.join(',')}`, ROOT).href);
}

listen();
readAddress();
