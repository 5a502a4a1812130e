/**
 * What every page gains from a script: nothing past is shown as coming, hearts keep offers, the
 * language menu keeps the reader's place, and an old copy says so. Everything else is loaded where
 * a page has use for it. Words are never made here: they stand in the page, in its language.
 */

/** The root of the site: this file lies two folders below it. */
export const ROOT = new URL('../../', import.meta.url);

const OLD_AFTER_DAYS = 2; // the site is built anew every night
const MEMORY = 'wegweiser-list';
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Swedish, for `2026-11-24 18:05`; made once, since that takes longer than a card. */
const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  ...{ timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit' },
});

/** @returns {string} Now in Hamburg, as `2026-11-24T18:05`: can be compared with `data-over`. */
export function now() {
  return CLOCK.format(new Date()).replace(' ', 'T');
}

/** @param {string} id @returns {HTMLElement} What stands in one of the page's templates. */
export function piece(id) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(id));
  return /** @type {HTMLElement} */ (document.importNode(template.content, true).firstElementChild);
}

/**
 * Bring a part of a page up to the minute, and give its cards their hearts.
 * @param {ParentNode} part
 */
export function refresh(part) {
  const at = now();
  dropDates(part, at);
  showNextTimes(part, at);
  sortDays(part, at);
  addHearts(part);
}

/**
 * Show the button for sharing in a part of the page, where the browser can do either way of it.
 * @param {ParentNode} part @param {() => string} findAddress
 */
export function offerShare(part, findAddress) {
  const button = /** @type {HTMLElement} */ (part.querySelector('[data-share]'));
  if (!navigator.share && !navigator.clipboard) return;
  button.closest('li').hidden = false;
  button.addEventListener('click', async () => {
    const { share } = await import('./share.js'); // few share, so few fetch it
    share(button, findAddress());
  });
}

/* Dates */

/** Tear past leaves off the calendar of an offer. */
function dropDates(part, at) {
  for (const list of part.querySelectorAll('.dates')) {
    for (const leaf of list.querySelectorAll('[data-over]')) {
      if (leaf.dataset.over <= at) leaf.remove();
    }
    if (list.childElementCount === 0) {
      const around = [list.previousElementSibling, list, list.nextElementSibling];
      around.forEach((each) => each?.matches('.next, .dates, .all-dates') && each.remove());
    } else if (list.childElementCount <= 4) {
      list.parentElement.querySelector('.all-dates')?.remove();
    }
  }
}

/** On cards and tiles, the first session that is not over stands for the next. */
function showNextTimes(part, at) {
  for (const time of part.querySelectorAll('.when[data-over], .tile [data-over]')) {
    if (time.dataset.over <= at) {
      const next = time.nextElementSibling;
      time.remove();
      if (next?.dataset.over) next.hidden = false;
    } else {
      markToday(time, time.querySelector('span'), time.dataset.over, at);
    }
  }
}

/** Put `Today` before a day's words, or take it away. */
function markToday(element, before, day, at) {
  const badge = element.querySelector('.now');
  const today = day.slice(0, 10) === at.slice(0, 10);
  if (badge && !today) badge.remove();
  if (!badge && today && before) before.prepend(piece('badge'), ' ');
}

/** Days that are over go to the past; of today, what is over goes. */
function sortDays(part, at) {
  const today = at.slice(0, 10);
  for (const day of part.querySelectorAll('section[data-day]')) {
    if (day.dataset.day < today) putBehind(day);
    if (day.dataset.day === today) dropLines(day, at.slice(11));
    if (day.matches('.day')) markToday(day, day.querySelector('h2'), day.dataset.day, at);
  }
  for (const leaf of part.querySelectorAll('.leaf[data-day]')) {
    leaf.toggleAttribute('aria-current', false);
    if (leaf.dataset.day === today) leaf.setAttribute('aria-current', 'date');
    leaf.classList.toggle('over', leaf.dataset.day < today);
  }
}

function putBehind(day) {
  const past = document.querySelector('details.past');
  if (!past) {
    day.hidden = true;
  } else if (!past.contains(day)) {
    past.append(day);
    past.hidden = false;
  }
}

function dropLines(day, time) {
  const lines = [...day.querySelectorAll('.line[data-over]')];
  const left = lines.filter((line) => line.dataset.over > time);
  lines.forEach((line) => { if (!left.includes(line)) line.remove(); });
  const empty = day.querySelector('.empty');
  if (empty) empty.hidden = left.length > 0;
}

/* The reader's own list */

/** What is kept where the browser keeps nothing: until the next page. */
let keptHere = '[]';

/** @returns {string[]} The ids of the offers that are kept. */
export function readKept() {
  try {
    const ids = JSON.parse(recall() ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => ID.test(id)) : [];
  } catch {
    return []; // somebody else's text
  }
}

function recall() {
  try {
    return localStorage.getItem(MEMORY);
  } catch {
    return keptHere;
  }
}

/** @param {string[]} ids */
export function writeKept(ids) {
  keptHere = JSON.stringify([...new Set(ids)]);
  try {
    localStorage.setItem(MEMORY, keptHere);
  } catch {
    // the address of the list still keeps it
  }
  showKept();
  document.dispatchEvent(new CustomEvent('kept'));
}

/** @param {string} text @returns {string[]} The ids in `offer,offer`; nothing else. */
export function readIds(text) {
  return [...new Set(text.split(',').filter((id) => ID.test(id)))];
}

function addHearts(part) {
  const offers = [...part.querySelectorAll('[data-offer]')];
  if (part instanceof HTMLElement && part.matches('[data-offer]')) offers.push(part);
  for (const offer of offers) {
    const place = offer.querySelector('.first') ?? offer;
    if (place.querySelector(':scope > .heart')) continue; // phones of 2021 do not know :has()
    const heart = piece('heart');
    const title = offer.querySelector('h1, h2, h3');
    heart.querySelector('.quiet').append(`: ${title?.textContent.trim() ?? ''}`);
    place.append(heart);
  }
  showKept();
}

function toggleKept({ target }) {
  const heart = target.closest('.heart');
  if (!heart) return;
  const id = heart.closest('[data-offer]').dataset.offer;
  const ids = readKept();
  writeKept(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]);
}

/** Hearts and the number in the menu say what is kept. */
function showKept() {
  const ids = readKept();
  for (const heart of document.querySelectorAll('[data-offer] .heart')) {
    heart.setAttribute('aria-pressed', String(ids.includes(heart.closest('[data-offer]').dataset.offer)));
  }
  for (const count of document.querySelectorAll('.main-nav [data-count]')) {
    count.dataset.count = ids.length ? String(ids.length) : '';
  }
}

/* The frame */

/** The language menu leads to the same search, day or list in the other language. */
export function carryAddress() {
  for (const link of document.querySelectorAll('.langs a[hreflang]')) {
    const [way] = link.getAttribute('href').split(/[?#]/);
    link.setAttribute('href', way + location.search + location.hash);
  }
}

/** The open menu of languages closes with Escape, and when the reader goes elsewhere. */
function closeLanguages(event) {
  const menu = document.querySelector('.langs');
  if (!menu.open || (event.type !== 'keydown' && menu.contains(event.target))) return;
  if (event.type === 'keydown' && event.key !== 'Escape') return;
  menu.open = false;
  if (event.type === 'keydown') menu.querySelector('summary').focus();
}

/** What the service worker says of this page: `offline` or `late` for a copy, `newer` where more came since. */
let copy = '';

/** Say it where there is no network, or where the page is older than it should be. */
function showAge(event) {
  const asOf = document.querySelector('.as-of time')?.getAttribute('datetime');
  const days = asOf ? (Date.parse(now().slice(0, 10)) - Date.parse(asOf)) / 864e5 : 0;
  if (!event) askCopy();
  else if (event.type === 'online' && copy) copy = 'late';
  const offline = !navigator.onLine || copy === 'offline';
  const old = copy === 'newer' || days > (copy ? 0 : OLD_AFTER_DAYS);
  document.querySelector('.copy').hidden = !offline;
  document.querySelector('.old').hidden = offline || !old;
}

/** Whether the page is a copy. A newer one takes its place, unless the reader has begun with this one. */
function askCopy() {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    copy = data;
    const begun = scrollY > 0 || (navigator.userActivation?.hasBeenActive ?? true);
    if (copy === 'newer' && !begun) location.reload();
    else showAge({ type: 'copy' });
  };
  navigator.serviceWorker?.controller?.postMessage({ ask: 'copy' }, [port2]);
}

function rememberLanguage() {
  try {
    localStorage.setItem('wegweiser-language', document.documentElement.lang);
  } catch {
    // a browser that keeps nothing asks again
  }
}

/** After the page is there: a copy for when there is no network. */
async function keepCopy() {
  if (!('serviceWorker' in navigator)) return;
  const sparing = navigator.connection?.saveData === true;
  try {
    await navigator.serviceWorker.register(new URL('sw.js', ROOT));
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ keep: document.documentElement.lang, sparing });
  } catch {
    // a browser that keeps nothing
  }
}

/**
 * The code of a page on paper has to be there before somebody prints, since printing waits for
 * nothing. Only where there is a printer, as a rule: a phone does not fetch 4 KB for it.
 */
function expectPaper() {
  const atTable = matchMedia('(min-width: 40rem) and (pointer: fine)').matches;
  if (!atTable || navigator.connection?.saveData) return;
  (window.requestIdleCallback ?? setTimeout)(() => import('./paper.js').catch(() => {})); // without network: no code
}

function improve() {
  refresh(document);
  carryAddress();
  document.addEventListener('click', toggleKept);
  for (const type of ['click', 'focusin', 'keydown']) document.addEventListener(type, closeLanguages);
  addEventListener('hashchange', carryAddress);
  addEventListener('storage', showKept);
  addEventListener('online', showAge);
  addEventListener('offline', showAge);
  addEventListener('load', keepCopy);
  addEventListener('load', expectPaper);
  showAge();
  rememberLanguage();
  if (document.querySelector('[data-index]')) import('./find.js');
  if (document.getElementById('kept')) import('./list.js');
  if (document.getElementById('show')) import('./offer.js');
  if (document.getElementById('contribute')) import('./contribute.js');
  if (document.querySelector('.atlas')) import('./map.js');
}

improve();
