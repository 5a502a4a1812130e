/** The record that somebody is writing: where it comes from, and the files that become of it. */

import { forgetDraft, readDraft } from './drafts.js';
import { isEmpty } from './fields.js';
import { revise, same } from './revise.js';
import { idFor } from './understood.js';
import { fieldLines, inOrder, toYaml } from './yaml.js';

/** What gives a hidden place away: `model/actor.py`. */
const GIVEAWAYS = ['street', 'postcode', 'lat', 'lon', 'directions', 'inside'];

/**
 * @typedef {object} Entry
 * @property {string} key of its draft @property {string} id of the offer; empty for a new one
 * @property {object} base its values as they are on the site @property {object} values as they are here
 * @property {object} fresh an organisation that is not listed yet, with its `place`
 * @property {boolean} isFresh whether such an organisation makes the offer
 * @property {object | null} file the offer's file @property {boolean} moved whether that is newer than the draft
 */

/** @returns {Entry} */
export function newEntry(actor = '') {
  return { key: `new-${Date.now()}-${Math.random().toString(36).slice(2, 7)}`, id: '', base: {}, values: actor ? { actor } : {}, fresh: {}, isFresh: false, file: null, moved: false };
}

/** @returns {Entry} A new offer as it was left. */
export function goOn(draft) {
  return { ...newEntry(), ...draft, file: null, moved: false };
}

/**
 * An offer of the site; where a draft of it is kept, with what was changed there.
 * @param {string} records address @param {string} id @returns {Promise<Entry>}
 */
export async function openEntry(records, id) {
  const file = await fetchJson(`${records}${id}.json`);
  const base = file.values;
  const draft = readDraft(id);
  const values = draft ? merge(draft.base, draft.values, base) : copyOf(base);
  const isLeft = Boolean(draft) && !same(values, base);
  if (draft && !isLeft) forgetDraft(id); // all of it is on the site by now
  const moved = isLeft && !same(draft.base, base);
  return { ...newEntry(), key: id, id, base, values, file, moved };
}

/** Phones of 2021 know no `structuredClone`. */
function copyOf(values) {
  return JSON.parse(JSON.stringify(values));
}

/** What was changed from one to the other, put into a third. */
function merge(before, after, base) {
  const merged = copyOf(base);
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (same(before[name], after[name])) continue;
    if (name in after) merged[name] = after[name];
    else delete merged[name];
  }
  return merged;
}

/** @param {string} address @returns {Promise<any>} */
export async function fetchJson(address) {
  const answer = await fetch(address, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/** @param {Entry} entry @returns {boolean} Whether there is anything to send. */
export function isChanged({ base, values, isFresh }) {
  return isFresh || !same(base, values);
}

/** @param {Entry} entry @returns {boolean} Whether more has changed than that somebody confirms it. */
export function isWorthKeeping({ base, values, isFresh }) {
  return isFresh || !same({ ...base, checked: '' }, { ...values, checked: '' });
}

/** The new organisation as its file has it. @param {Entry} entry @param {object} index @param {string[]} reserved */
export function actorOf({ fresh: { place, ...actor } }, index, reserved) {
  const id = idFor(actor.name ?? '', Object.keys(index.actors), reserved, 'organisation');
  const told = Object.entries(place ?? {}).filter(([name]) => !place.hide_address || !GIVEAWAYS.includes(name));
  const inside = Object.fromEntries(told);
  const places = isEmpty(inside) ? {} : { places: { [idFor(inside.name ?? '', ['main', 'online', 'phone', 'outreach'], reserved, 'house')]: inside } };
  return { id, values: { ...actor, ...places } };
}

/**
 * The files to hand over: the organisation's before the offer's.
 * @param {Entry} entry @param {object} form @param {object} index @returns {import('./sending.js').File[]}
 */
export function filesOf(entry, form, index) {
  const { values, file, base, isFresh } = entry;
  const actor = isFresh ? actorOf(entry, index, form.reserved) : null;
  const offer = actor ? { ...values, actor: actor.id } : values;
  if (file) return [{ path: file.path, text: revise(file, base, offer, form.offer), fresh: false }];
  const id = idFor(offer.title ?? '', Object.keys(index.offers), form.reserved, offer.actor ?? 'offer');
  return [
    ...(actor ? [{ path: `actors/${actor.id}.yml`, text: toYaml(actor.values, form.actor), fresh: true }] : []),
    { path: `offers/${id}.yml`, text: toYaml(offer, form.offer), fresh: true },
  ];
}

/**
 * What an e-mail has to carry: new files whole, of an offer that is known the changed fields alone.
 * @param {Entry} entry @param {import('./sending.js').File[]} files @returns {import('./sending.js').File[]}
 */
export function changesOf({ file, base, values }, files, form) {
  if (!file) return files;
  const names = inOrder({ ...base, ...values }, form.offer).filter((name) => !same(base[name], values[name]));
  const lines = names.flatMap((name) => (name in values ? fieldLines(name, values[name], form.offer.fields[name], 0) : [`# ${form.words.removed} ${name}`]));
  return [{ ...files[0], text: lines.map((line) => `${line}\n`).join('') }];
}
