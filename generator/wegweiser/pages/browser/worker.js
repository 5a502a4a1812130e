/**
 * The service worker: pages come from the network, and from a copy where there is none or it is
 * slow. What to keep stands in each language's `offline.json` (`pages/offline.py`). Everything else
 * (handbook, data, print, other hosts) is left to the browser.
 *
 * One cache for each language, and one without a name for the choice of a language. Addresses are
 * kept below the scope, without query and `index.html`. A kept page has two marks among its headers:
 * `x-digest`, by which the list knows it, and `x-visited`, if a reader has opened it.
 */

const SCOPE = registration.scope;
const FAMILY = `wegweiser ${new URL(SCOPE).pathname} `;
const PREFIX = `${FAMILY}1 `; // a new number where the caches themselves change
const LIST = 'offline.json';

const LANGUAGES = 3;
const VISITED = 40; // pages of a language that are kept because somebody opened them
const AT_ONCE = 4;
const PATIENCE = 3000; // ms
const LESS_PATIENCE = 1000; // where the network was slow just before

const PAGE = /^([a-z]{2,3}(-[a-z]+)*(\/[^.]*)?)?$/i; // the languages' folders have short names
const ASSET = /^[a-z-]+\/[a-z]+\.[0-9a-f]{10}[./]/i;

/** Of a window: whether its page is a copy (`offline`, `late`), and what came of the network then. */
const states = new Map();
const busy = new Set();
/** What has just come over a slow network: who reloads for it need not wait again. */
const fresh = new Set();
let patience = PATIENCE;
let room = LANGUAGES;

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(begin()));
addEventListener('fetch', (event) => {
  const path = pathOf(event.request.url);
  if (event.request.method !== 'GET' || path === null) return;
  if (ASSET.test(path)) event.respondWith(giveAsset(event, path));
  else if (PAGE.test(path)) event.respondWith(givePage(event, path));
});
addEventListener('message', (event) => {
  if (event.data.keep) event.waitUntil(keepOnce(event.data, pathOf(event.source.url)));
  else tellState(event.ports[0], states.get(event.source.id));
});

async function begin() {
  for (const name of await caches.keys()) {
    if (name.startsWith(FAMILY) && !name.startsWith(PREFIX)) await caches.delete(name);
  }
  await clients.claim();
}

/** @param {string} address @returns {string | null} Its way below the scope; null elsewhere. */
function pathOf(address) {
  const { origin, pathname } = new URL(address);
  const place = origin + pathname;
  return place.startsWith(SCOPE) ? place.slice(SCOPE.length).replace(/(^|\/)index\.html$/, '$1') : null;
}

function languageOf(path) {
  return path?.includes('/') ? path.split('/')[0] : '';
}

/* Answers */

/** An asset is named after its content: any copy is the right one. */
async function giveAsset(event, path) {
  const copy = await findCopy(path);
  if (copy) return copy;
  const answer = await fetch(event.request);
  const kept = answer.clone();
  if (answer.ok) event.waitUntil(findCache(event, path).then((cache) => cache?.put(SCOPE + path, kept)).catch(() => {}));
  return answer;
}

async function givePage(event, path) {
  if (fresh.delete(path)) return (await findCopy(path)) ?? ask(event.request);
  const network = ask(event.request);
  const news = network.then((answer) => renew(event, path, answer.clone()).catch(() => 'late'), () => 'offline');
  event.waitUntil(news);
  const copy = await findCopy(path);
  if (!copy) return network.catch(() => findWay(event, path));
  let state = 'late';
  const slow = new Promise((done) => { setTimeout(done, patience); });
  const answer = await Promise.race([network, slow]).catch(() => { state = 'offline'; });
  if (answer?.status < 500) {
    patience = PATIENCE;
    return answer;
  }
  if (!answer) patience = LESS_PATIENCE;
  if (states.size >= 20) states.clear();
  states.set(event.resultingClientId, { state, news });
  news.then((found) => {
    if (found === 'newer') fresh.add(path);
    setTimeout(() => fresh.delete(path), 5000);
  });
  return copy;
}

/** From the server: what a browser takes to be fresh, where no server says so, may be hours old. */
function ask({ url, redirect }) {
  return fetch(url, { redirect, cache: 'no-cache' });
}

/** Where a page is not kept: its address with `/`, else the language's home, which says what is wrong. */
async function findWay({ request }, path) {
  for (const way of [`${path}/`, `${path.split('/')[0]}/`]) {
    if (request.mode === 'navigate' && way !== path && (await findCopy(way))) return Response.redirect(SCOPE + way);
  }
  return Response.error();
}

/** @returns {Promise<'newer' | 'late' | ''>} Whether the network had something else than the copy. */
async function renew(event, path, answer) {
  if (!answer.ok || answer.redirected) return 'late';
  const cache = await findCache(event, path);
  if (!cache) return '';
  const text = await answer.text();
  const old = await cache.match(SCOPE + path);
  const same = old && (await old.text()) === text;
  if (!same || !old.headers.has('x-visited')) {
    await put(cache, path, answer, text, (same && old.headers.get('x-digest')) || '', true);
  }
  return same ? '' : 'newer';
}

/* What the page asks */

async function tellState(port, known) {
  port.postMessage(known?.state ?? '');
  if (known?.state === 'late') port.postMessage(await known.news);
}

/* Caches */

async function findCopy(path) {
  try {
    for (const cacheName of [PREFIX + languageOf(path), ...(await caches.keys())]) {
      const copy = await caches.match(SCOPE + path, { cacheName, ignoreVary: true });
      if (copy && cacheName.startsWith(PREFIX)) return copy;
    }
  } catch {
    // a browser that keeps nothing
  }
  return undefined;
}

/** The cache of a page's language, else of the language of the page that shows a part of it. */
async function findCache(event, path) {
  if (!path) return caches.open(PREFIX);
  const asking = event.request.mode === 'navigate' ? null : await clients.get(event.clientId);
  for (const language of [path, asking ? pathOf(asking.url) : ''].map(languageOf)) {
    const name = PREFIX + language;
    if (language && (await caches.has(name))) return caches.open(name);
  }
  return null;
}

function put(cache, path, answer, text, digest, visited) {
  const headers = new Headers(answer.headers);
  headers.set('x-digest', digest);
  if (visited) headers.set('x-visited', '1');
  return cache.put(SCOPE + path, new Response(text, { headers }));
}

/* Keeping a language */

async function keepOnce({ keep, sparing }, page) {
  if (busy.has(keep)) return;
  busy.add(keep);
  try {
    await keepLanguage(keep, sparing, page);
  } catch (fault) {
    if (fault.name === 'QuotaExceededError') room = 1; // else the network is gone: another time
  }
  busy.delete(keep);
}

async function keepLanguage(language, sparing, page) {
  const common = await makeRoom(language);
  const answer = await get(`${language}/${LIST}`, 'no-cache');
  if (!answer.ok) return;
  const cache = await caches.open(PREFIX + language);
  const text = await answer.text();
  const list = JSON.parse(text);
  const below = (digests) => Object.entries(digests).map(([way, digest]) => [`${language}/${way}`, digest]);
  const pages = new Map(below(list.pages));
  const wanted = new Map([...below(list.places), ...(sparing ? [] : pages)]);
  const listed = new Set([...wanted.keys(), ...pages.keys(), ...list.assets]);
  const last = await cache.match(SCOPE + LIST);
  const crowded = (await cache.keys()).length > listed.size + 2 * VISITED;
  if (!crowded && (await last?.text()) === text) return;
  const kept = await readMarks(cache);
  if (languageOf(page) === language && !kept.has(page)) kept.set(page, new Headers({ 'x-visited': '1' }));
  const visited = [...kept].filter(([path, marks]) => marks.has('x-visited') && !listed.has(path));
  for (const [path] of visited.slice(-VISITED)) wanted.set(path, list.frame);
  await inTurn(list.assets, (path) => kept.has(path) || fetchAsset(cache, path));
  await inTurn([...wanted], ([path, digest]) => fetchPage(cache, path, digest, kept.get(path)));
  await fetchPage(common, '', list.frame);
  for (const path of kept.keys()) if (!wanted.has(path) && !listed.has(path)) await cache.delete(SCOPE + path);
  if (!sparing) await cache.put(SCOPE + LIST, new Response(text));
}

/** The languages used last stay; the others make room. */
async function makeRoom(language) {
  const common = await caches.open(PREFIX);
  const mark = `${SCOPE}?used=`;
  await common.delete(mark + language);
  await common.put(mark + language, new Response());
  const used = (await common.keys()).filter(({ url }) => url.startsWith(mark));
  for (const { url } of used.slice(0, -room)) {
    await caches.delete(PREFIX + url.slice(mark.length));
    await common.delete(url);
  }
  return common;
}

/** What is kept in a cache, the oldest first, with its marks. */
async function readMarks(cache) {
  const kept = new Map();
  for (const request of await cache.keys()) {
    kept.set(request.url.slice(SCOPE.length), (await cache.match(request)).headers);
  }
  kept.delete(LIST);
  return kept;
}

function get(path, mode) {
  return fetch(SCOPE + path, { cache: mode, priority: 'low' });
}

async function fetchAsset(cache, path) {
  const answer = (await findCopy(path)) ?? (await get(path, 'default'));
  if (!answer.ok) throw new Error(path);
  await cache.put(SCOPE + path, answer);
}

async function fetchPage(cache, path, digest, marks) {
  if (marks?.get('x-digest') === digest) return;
  const answer = await get(path, 'no-cache');
  if (answer.status >= 500) throw new Error(path);
  if (answer.ok) await put(cache, path, answer, await answer.text(), digest, marks?.has('x-visited'));
  else await cache.delete(SCOPE + path);
}

/** Some at a time, so that what the reader asks for meanwhile has the network too. */
async function inTurn(items, work) {
  const left = items.values();
  const go = async () => { for (const item of left) await work(item); };
  await Promise.all(Array.from({ length: AT_ONCE }, go));
}
