/** A whole record between the form and its values: fields, times, cost, contacts, and what hangs on them. */

import { addAdded, makeChoice } from './choices.js';
import { fillFields, isEmpty, readFields, setAt, typed, valueAt } from './fields.js';
import { same } from './revise.js';
import { fillRows, readRows } from './rows.js';
import { fillPlaces, fillTimes, readTimes, showTime, timeEditors } from './times.js';
import { understand } from './understood.js';

const ROWS = ['contact.phones', 'contact.links'];

/** @returns {(path: string) => string} The kind of the text at a path. */
export function kindsOf(form) {
  return (path) => {
    const [shape, inner] = path.startsWith('new.') ? [form.actor, path.slice(4).replace(/^place\./, 'places.')] : [form.offer, path];
    const found = inner.split('.').reduce((around, name) => {
      const block = around?.each ?? around;
      return block?.fields?.[name] ?? around?.each;
    }, shape);
    return found?.kind ?? '';
  };
}

/** Read all that is written. @param {import('./entry.js').Entry} entry is changed */
export function readRecord(entry, element, form, today) {
  const kindOf = kindsOf(form);
  const { values, base, fresh } = entry;
  const actor = element.querySelector('input[name="actor"]:checked');
  entry.isFresh = actor?.value === '';
  readFields(element, values, '', kindOf, today);
  readFields(element, fresh, 'new.', kindOf, today);
  if (values.language === form.language && !base.language) delete values.language;
  setAt(values, 'times', readTimes(today));
  setAt(values, 'cost', readCost(element, base.cost, kindOf));
  for (const path of ROWS) setAt(values, path, readRows(path, kindOf));
  const by = element.querySelector('input[name="checked"]:checked')?.value;
  setAt(values, 'checked', by ? { on: today, by } : base.checked);
  noteCapacity(values, base, today);
  if (values.status === 'active' && !base.status) delete values.status;
}

/** Nothing, an amount, or only a sentence. */
function readCost(element, before, kindOf) {
  const kind = element.querySelector('input[name="cost"]:checked')?.value;
  if (!kind) return undefined;
  const text = (name) => understand(kindOf(`cost.${name}`), element.querySelector(`[name="cost.${name}"]`).value, '');
  const note = text('note');
  if (kind === 'free') return note ? { amount: '0', note } : 'free';
  const { currency } = typeof before === 'object' ? before : {};
  const cost = { amount: text('amount'), currency, per: text('per'), note };
  const told = Object.fromEntries(Object.entries(cost).filter(([, value]) => value));
  return isEmpty(told) ? { note: '' } : told;
}

/** New numbers are from today. */
function noteCapacity(values, before, today) {
  const numbers = ({ places, free, waiting_list: waiting } = {}) => ({ places: places ?? '', free: free ?? '', waiting: waiting ?? '' });
  if (!values.capacity) return;
  const { on, ...said } = values.capacity;
  if (isEmpty(said)) delete values.capacity;
  else if (!same(numbers(values.capacity), numbers(before.capacity))) values.capacity.on = today;
  else if (before.capacity?.on) values.capacity.on = before.capacity.on;
  else if (on) delete values.capacity.on;
}

/** Show a record. @param {import('./entry.js').Entry} entry */
export function fillRecord(entry, element, form, setting, names) {
  const kindOf = kindsOf(form);
  const { values, fresh } = entry;
  const [, own] = element.querySelectorAll('input[name="language"]'); // the form's, where it is not the site's
  if (own && !entry.id && !values.title) values.language = own.value;
  element.reset();
  for (const choice of element.querySelectorAll('[data-field="place"] .picks li.made')) choice.remove();
  fillFields(element, values, '', kindOf);
  fillFields(element, fresh, 'new.', kindOf);
  if (!values.language) fillWith(element, 'language', form.language);
  if (!values.status) fillWith(element, 'status', 'active');
  fillActor(entry, element);
  fillTimes(values.times ?? [], setting);
  fillCost(element, values.cost, kindOf);
  for (const path of ROWS) fillRows(path, valueAt(values, path) ?? []);
  const others = element.querySelector('[data-field="with"]');
  others.querySelector('.added').replaceChildren();
  for (const id of values.with ?? []) addAdded(others, id, names.organisation(id), form.words);
  fillWith(element, 'checked', same(values.checked, entry.base.checked) ? '' : values.checked?.by ?? '');
  openFilled(element);
}

function fillActor({ values, isFresh }, element) {
  for (const input of element.querySelectorAll('input[name="actor"]')) input.checked = isFresh ? input.value === '' : Boolean(values.actor) && input.value === values.actor;
}

function fillCost(element, cost, kindOf) {
  const free = cost === 'free' || (cost?.amount !== undefined && Number(cost.amount) === 0);
  fillWith(element, 'cost', free ? 'free' : cost ? 'some' : '');
  for (const name of ['amount', 'per', 'note']) {
    const value = typeof cost === 'object' && !(free && name === 'amount') ? cost[name] ?? '' : '';
    element.querySelector(`[name="cost.${name}"]`).value = typed(kindOf(`cost.${name}`), value);
  }
}

/** Choose one of several. */
export function fillWith(element, name, value) {
  for (const input of element.querySelectorAll(`input[name="${name}"]`)) input.checked = input.value === value;
}

/** What holds something is open. */
function openFilled(element) {
  for (const details of element.querySelectorAll('.more-fields')) {
    const inputs = [...details.querySelectorAll('input, textarea')];
    details.open ||= inputs.some((each) => (['checkbox', 'radio'].includes(each.type) ? each.checked && each.value !== '' && each.value !== '2 weeks' : each.name && each.value)) || details.querySelector('.added > li, .row') !== null;
  }
}

/** Show and hide what depends on what is chosen. @param {{ value: string, label: string, more: string }[]} places */
export function showParts(entry, element, form, setting, places) {
  for (const part of element.querySelectorAll('[data-if]')) {
    const value = element.querySelector(`input[name="${part.dataset.if}"]:checked`)?.value ?? '';
    part.hidden = part.dataset.is ? value !== part.dataset.is : !value;
  }
  for (const part of element.querySelectorAll('[data-unless]')) part.hidden = element.querySelector(`input[name="${part.dataset.unless}"]`).checked;
  showPlaces(entry, element, places);
  showFirstTopic(entry, element);
  for (const editor of timeEditors()) {
    fillPlaces(editor, setting.places());
    showTime(editor, setting);
  }
}

/** The places of the organisation that is chosen; those of another are no longer named. */
function showPlaces({ values, isFresh }, element, places) {
  const list = document.getElementById('places');
  const wanted = places.map(({ value }) => value).join();
  if (list.dataset.places === wanted && list.dataset.actor === (values.actor ?? '')) return;
  const named = [values.place ?? []].flat();
  list.dataset.places = wanted;
  list.dataset.actor = values.actor ?? '';
  list.replaceChildren(...places.map(({ value, label, more }) => {
    const choice = makeChoice('checkbox', 'place', value, label, more);
    choice.querySelector('input').checked = named.includes(value);
    return choice;
  }));
  for (const extra of element.querySelectorAll('[data-field="place"] ul:not(#places) li')) {
    const { value } = extra.querySelector('input');
    if (!['online', 'phone', 'outreach'].includes(value)) extra.remove();
  }
  document.getElementById('no-places').hidden = places.length > 0;
  document.getElementById('own-places').hidden = isFresh;
}

function showFirstTopic({ values }, element) {
  const field = document.getElementById('topics-first');
  const list = field.querySelector('ul');
  const topics = values.topics ?? [];
  field.hidden = topics.length < 2;
  const wanted = topics.join();
  if (list.dataset.topics === wanted) return;
  list.dataset.topics = wanted;
  list.replaceChildren(...topics.map((id) => {
    const from = element.querySelector(`#topics input[value="${CSS.escape(id)}"]`)?.nextElementSibling;
    const choice = makeChoice('radio', 'topics-first', id, '');
    if (from) choice.querySelector('span').replaceChildren(...[...from.childNodes].map((node) => node.cloneNode(true)));
    choice.querySelector('input').checked = id === topics[0];
    return choice;
  }));
}
