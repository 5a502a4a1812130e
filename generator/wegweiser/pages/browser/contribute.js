/**
 * The form for partners: add an offer, change one, confirm that all is still right. The page holds
 * all of its words and fields; this module shows one part at a time, reads what is written, and makes
 * files of it (`yaml.js`, `revise.js`). Nothing leaves the browser before somebody sends it.
 */

import { now, piece } from './app.js';
import { answersAsText, showAnswers } from './answers.js';
import { placesOf, showActors, showOffers } from './choices.js';
import { makeControls } from './controls.js';
import { currentKey, forgetDraft, keepCurrent, keepDraft, readDraft, readDrafts } from './drafts.js';
import { actorOf, changesOf, fetchJson, filesOf, goOn, isChanged, isWorthKeeping, newEntry, openEntry } from './entry.js';
import { findFaults } from './faults.js';
import { showCard } from './preview.js';
import { fillRecord, fillWith, readRecord, showParts } from './record.js';
import { leadTo, sayFaults, sumDown, sumUp, touch, untouch } from './saying.js';
import { showText, showWays } from './sending.js';
import { dayInWords, fill } from './timetable.js';

const page = /** @type {HTMLElement} */ (document.getElementById('contribute'));
const element = /** @type {HTMLFormElement} */ (document.getElementById('form'));
const aside = /** @type {HTMLElement} */ (document.querySelector('.preview'));
const steps = [...document.querySelectorAll('.steps a')].map((link) => ({ id: link.hash.slice(1), label: link.querySelector('span').textContent }));
const wide = matchMedia('(min-width: 64rem)');
const today = now().slice(0, 10);
const records = page.dataset.records;
const title = document.title;

/** @type {any} */ let form;
/** @type {import('./choices.js').Index} */ let index;
/** @type {import('./entry.js').Entry | null} */ let entry = null;
/** Whether somebody has looked it all over: then every step leads back there. */
let reviewed = false;
let saving = 0;
let reading = 0;

const names = {
  get actor() { return entry.isFresh ? entry.fresh.name ?? '' : names.organisation(entry.values.actor ?? ''); },
  organisation: (id) => index.actors[id]?.name ?? id,
  place: (value) => [...places(), ...standIns()].find((place) => place.value === value || place.id === value)?.label ?? value,
};

/* The record */

/** The places that the offer may name: those of its organisation, and others that it names already. */
function places() {
  const named = [entry.values.place ?? []].flat();
  const used = (entry.values.times ?? []).flatMap((time) => time.place ?? []);
  if (!entry.isFresh) return placesOf(index, entry.values.actor, named, used, form.words.main_place);
  const { name = '', place } = entry.fresh;
  return place ? [{ value: 'main', label: place.name || name, more: [place.street, place.city].filter(Boolean).join(', ') }] : [];
}

function standIns() {
  return Object.entries(form.card.venues).map(([value, label]) => ({ value, label }));
}

/** @type {import('./times.js').Setting} */
const setting = {
  get form() { return form; },
  today,
  places: () => [...places(), ...standIns()],
  runs: () => entry?.values.runs ?? {},
};

function read() {
  readRecord(entry, element, form, today);
}

/** @returns {import('./faults.js').Fault[]} What is wrong with all that is written. */
function faults() {
  const found = findFaults(entry.values, form.offer, form.freeMail).filter(({ path }) => path !== 'actor' || !entry.isFresh);
  if (entry.isFresh) {
    const actor = actorOf(entry, index, form.reserved).values;
    found.push(...findFaults(actor, form.actor, form.freeMail).map((each) => ({
      ...each, path: `new.${each.path.replace(/^places\.[^.]+/, 'place')}`, words: { ...each.words, ...(each.words.field && { field: `new.${each.words.field}` }) },
    })));
  }
  const twin = Object.entries(index.offers).find(([id, offer]) => id !== entry.id && offer.actor === entry.values.actor && offer.title === entry.values.title);
  if (twin) found.push({ path: 'title', code: 'duplicate-title', words: { value: twin[1].title, other: twin[0] } });
  return found;
}

function begin(next) {
  entry = next;
  reviewed = Boolean(entry.id);
  untouch();
  keepCurrent(entry.key);
  fillRecord(entry, element, form, setting, names);
  showFits();
  const note = document.getElementById('note');
  note.hidden = !entry.moved;
  note.querySelector('span').textContent = form.words.moved_on;
}

/** What depends on what is written: parts of the form, the card, the draft. */
function refresh() {
  read();
  showFits();
  showCard(entry.values, form, today, names.place);
  if (current() === 'check') showFiles();
  clearTimeout(saving);
  saving = setTimeout(save, 300);
}

function showFits() {
  showParts(entry, element, form, setting, places());
  for (const link of document.querySelectorAll('.steps a')) if (link.hash === '#new') link.parentElement.hidden = !entry.isFresh;
  const enough = ['title', 'summary', 'topics'].every((name) => entry.values[name]) && Boolean(entry.values.actor || entry.isFresh);
  for (const each of element.querySelectorAll('.enough, .skip-ahead')) each.hidden = !enough;
}

function save() {
  clearTimeout(saving);
  if (!entry) return;
  read();
  if (!isWorthKeeping(entry)) return;
  const { key, id, base, values, fresh, isFresh } = entry;
  keepDraft({ key, id, base, values, fresh, isFresh, at: today });
}

/* The parts of the form */

function current() {
  return location.hash.slice(1);
}

/** @returns {string[]} The steps of this entry. */
function way() {
  return steps.map(({ id }) => id).filter((id) => id !== 'new' || entry?.isFresh);
}

/** Show a part, with its heading in focus. */
function show(id, focus = true) {
  const part = document.getElementById(id)?.closest('section') ?? document.getElementById('start');
  const known = element.contains(part) && (entry || ['start', 'which'].includes(part.id)) ? part : document.getElementById('start');
  for (const section of element.querySelectorAll(':scope > section[id]')) section.hidden = section !== known;
  document.querySelector('.faults').hidden = true;
  const heading = known.querySelector('h2.step') ?? document.getElementById('t-start');
  page.dataset.part = known.id;
  showSteps(known.id);
  prepare[known.id]?.();
  document.title = `${heading.innerText} · ${title}`;
  aside.hidden = ['start', 'which', 'who', 'new'].includes(known.id);
  placeCard(known.id);
  document.getElementById('look').open = wide.matches || ['check', 'still'].includes(known.id);
  aside.querySelector('.curious').hidden = !['check', 'send'].includes(known.id);
  if (focus) {
    heading.focus({ preventScroll: true });
    scrollTo({ top: 0, behavior: 'instant' });
  }
}

/** On a phone the card stands on top of the last look, where there is room beside the form. */
function placeCard(id) {
  if (id === 'check' && !wide.matches) element.querySelector('#check .answers').before(aside);
  else if (aside.parentElement !== page) page.append(aside);
}

function showSteps(id) {
  const nav = /** @type {HTMLElement} */ (document.querySelector('.steps'));
  const list = way();
  nav.hidden = !list.includes(id);
  if (nav.hidden) return;
  nav.querySelector('.at').textContent = fill(form.words.step, { number: String(list.indexOf(id) + 1), count: String(list.length) });
  for (const link of nav.querySelectorAll('a')) {
    const own = link.hash.slice(1);
    link.removeAttribute('aria-current');
    if (own === id) link.setAttribute('aria-current', 'step');
    const past = list.indexOf(own) < list.indexOf(id);
    link.classList.toggle('past', past);
    link.querySelector('.done').textContent = past ? ` (${form.words.done})` : '';
    if (own === id) link.parentElement.parentElement.scrollLeft = link.offsetLeft - 40;
  }
}

const prepare = {
  start: showDrafts,
  who: () => element.querySelector('#actors input:checked')?.closest('li').scrollIntoView({ block: 'nearest' }),
  check: () => {
    reviewed = true;
    answers('#check .answers');
    showFiles();
  },
  still: () => answers('#still .answers'),
  send: () => {
    const files = filesOf(entry, form, index);
    showWays(files, form, { ...letter(), files: changesOf(entry, files, form) });
    showText(files);
  },
};

/** What is written so far, for the curious; and whether there is anything to send. */
function showFiles() {
  const isOld = Boolean(entry.id) && !isChanged(entry);
  document.getElementById('unchanged').hidden = !isOld;
  for (const both of document.querySelectorAll('#check .step, #check .lead')) {
    both.children[0].hidden = isOld;
    both.children[1].hidden = !isOld;
  }
  showText(filesOf(entry, form, index));
}

function answers(selector) {
  const told = steps.filter(({ id }) => way().includes(id) && id !== 'check');
  showAnswers(element.querySelector(selector), told.filter(({ id }) => id !== 'new'), entry, form, names);
}

/** The e-mail: what it is about, then what there is to read, then the file. */
function letter() {
  const { words } = form;
  const kind = entry.id ? (isWorthKeeping(entry) ? 'change' : 'confirm') : 'new';
  const said = { new: words.mail_new_text, change: words.mail_change_text, confirm: words.mail_confirm_text }[kind];
  const short = [words.mail_hello, '', said, entry.values.title].join('\n');
  const told = steps.filter(({ id }) => way().includes(id) && !['check', 'new'].includes(id));
  return { subject: fill(words[`mail_${kind}`], { title: entry.values.title ?? '' }), short, letter: `${short}\n\n${answersAsText(told, entry.values, form, names)}` };
}

function showDrafts() {
  save();
  const drafts = readDrafts();
  const place = /** @type {HTMLElement} */ (element.querySelector('.drafts'));
  place.hidden = !drafts.length;
  place.querySelector('ul').replaceChildren(...drafts.map((draft) => {
    const line = piece('t-draft');
    line.querySelector('b').textContent = draft.values.title || form.words.draft_new;
    line.querySelector('small').textContent = fill(form.words.draft_of, { day: dayInWords(draft.at, form.time) });
    line.querySelector('a').dataset.draft = draft.key;
    line.querySelector('button').dataset.forget = draft.key;
    return line;
  }));
}

/* What somebody does */

function goOnFrom(id) {
  read();
  touch(id);
  const all = faults();
  const here = all.filter((each) => id === 'check' || leadTo(each.path) === id);
  sayFaults(element, all, form.problems, form.labels, id === 'check');
  if (sumUp(here, form.problems, form.labels)) return;
  const list = way();
  if (id === 'check') location.hash = 'send';
  else location.hash = reviewed ? 'check' : list[list.indexOf(id) + 1];
}

async function onClick({ target }) {
  const link = target.closest('a, button');
  if (!link) return;
  const { begin: fresh, draft, forget, still, path } = link.dataset;
  if (fresh) begin(newEntry(new URLSearchParams(location.search).get('actor') ?? ''));
  if (draft) await resume(draft);
  if (path) {
    const id = leadTo(path);
    if (id && id !== current()) show(id, false);
    document.getElementById(link.hash.slice(1))?.focus();
  }
  if (still) answer(still);
  if (forget !== undefined) forgetAll(forget || entry.key);
  if ('back' in link.dataset) goBack();
}

async function resume(key) {
  const draft = readDraft(key);
  if (draft?.id) begin(await openEntry(records, draft.id));
  else if (draft) begin(goOn(draft));
}

/** As the browser's own way back; where there is none, to the step before. */
function goBack() {
  const list = way();
  const here = current();
  const before = reviewed && here !== 'check' ? 'check' : list[list.indexOf(here) - 1] ?? 'start';
  history.back();
  setTimeout(() => { if (current() === here) location.hash = before; }, 300);
}

/** What somebody says to "Is everything still right?". */
function answer(still) {
  if (still === 'over') element.querySelector('[name="status"][value="ended"]').checked = true;
  refresh();
  location.hash = still === 'yes' ? 'send' : 'check';
}

function forgetAll(key) {
  forgetDraft(key);
  if (entry?.key === key) {
    clearTimeout(saving);
    entry = null;
    keepCurrent('');
  }
  history.replaceState(null, '', location.pathname);
  show('start');
  document.getElementById('note').hidden = false;
  document.querySelector('#note span').textContent = form.words.deleted;
}

function listen() {
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    goOnFrom(current());
  });
  page.addEventListener('click', onClick);
  makeControls(element, () => form, today, {
    typed: () => {
      clearTimeout(reading);
      reading = setTimeout(() => entry && refresh(), 150);
    },
    left: (paths) => {
      if (!entry) return;
      refresh();
      paths.forEach(touch);
      const found = faults();
      sayFaults(element, found, form.problems, form.labels);
      sumDown(found);
    },
    setting,
  });
  addEventListener('hashchange', () => {
    const target = document.getElementById(current());
    if (target?.closest('section') === target || !current()) show(current() || 'start');
  });
  addEventListener('pagehide', save);
  wide.addEventListener('change', () => show(current() || 'start', false));
}

/** Where the address leads: to an offer, to those of an organisation, to what was being written, to the start. */
async function arrive() {
  const query = new URLSearchParams(location.search);
  const [id, actor] = [query.get('offer') ?? '', query.get('actor') ?? ''];
  showOffers(index, index.actors[actor] ? actor : '', location.pathname);
  if (id && !(id in index.offers)) {
    location.hash = 'which';
    document.getElementById('note').hidden = false;
    document.querySelector('#note span').textContent = document.getElementById('unknown').textContent;
  } else if (id) {
    begin(await openEntry(records, id));
    if (query.get('confirm')) {
      fillWith(element, 'checked', 'actor');
      refresh();
    }
    if (!current() || !element.querySelector(`section[id="${CSS.escape(current())}"]`)) history.replaceState(null, '', query.get('confirm') ? '#still' : '#check');
  } else if (actor in index.actors) {
    if (!current()) history.replaceState(null, '', '#which');
  } else if (current() && readDraft(currentKey())) {
    await resume(currentKey());
  }
  show(current() || 'start', false);
  if (entry) showCard(entry.values, form, today, names.place);
}

async function open() {
  const loading = document.getElementById('loading');
  loading.hidden = false;
  try {
    [form, index] = await Promise.all([fetchJson(page.dataset.form), fetchJson(`${records}index.json`)]);
    showActors(index);
    listen();
    await arrive();
    element.hidden = false;
    page.dataset.ready = 'true';
  } catch (fault) {
    document.getElementById('broken').hidden = false;
    throw fault;
  } finally {
    loading.hidden = true;
  }
}

open();
