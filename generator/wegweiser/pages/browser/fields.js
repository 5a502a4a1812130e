/**
 * The controls of the form and the values of a record. A control's name is the path of its field
 * (`for.age.from`); `new.` stands before those of an organisation that is not listed yet. What the
 * form has no control for stays as it was.
 */

import { piece } from './app.js';
import { typedDay, typedDays, understand } from './understood.js';

const LISTS = new Set(['topics', 'languages', 'place', 'with', 'access', 'seeks', 'teaches', 'for.groups', 'for.residence_status']);
/** What has modules of its own, or belongs to no single field of the record. */
const OWN = new Set(['times', 'checked', 'cost', 'capacity', 'runs', 'for.age']);

/** @returns {any} What stands at a path, or undefined. */
export function valueAt(record, path) {
  return path.split('.').reduce((value, name) => value?.[name], record);
}

/** Put a value at a path; an empty one is taken away, and so is a block that it leaves empty. */
export function setAt(record, path, value) {
  const [name, ...rest] = path.split('.');
  if (rest.length) {
    const block = typeof record[name] === 'object' ? record[name] : {};
    setAt(block, rest.join('.'), value);
    value = block;
  }
  if (isEmpty(value)) delete record[name];
  else record[name] = value;
}

export function isEmpty(value) {
  return value === undefined || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}

/** @returns {HTMLElement[]} The fields of a part of the page, without those of times. */
export function fieldsOf(part) {
  return [...part.querySelectorAll('[data-field]')].filter((field) => !field.closest('.time, .rows-of') && !OWN.has(field.dataset.field));
}

/**
 * Read what the form says into a record.
 * @param {ParentNode} part @param {object} record is changed @param {string} before `new.` or nothing
 * @param {(path: string) => string} kindOf @param {string} today
 */
export function readFields(part, record, before, kindOf, today) {
  for (const field of fieldsOf(part)) {
    const path = field.dataset.field;
    if (path.startsWith('new.') !== (before === 'new.')) continue;
    setAt(record, path.slice(before.length), readField(field, path, kindOf, today));
  }
}

function readField(field, path, kindOf, today) {
  if ('adder' in field.dataset) return [...field.querySelectorAll('.added [data-value]')].map((each) => each.dataset.value);
  const controls = [...field.querySelectorAll('input[name], textarea[name]')];
  const [first] = controls;
  if (!first) return undefined;
  if (first.type === 'checkbox') {
    const values = chosen(field, controls);
    if (!LISTS.has(path)) return values.length > 0 || undefined;
    return path === 'place' && values.length === 1 ? values[0] : values;
  }
  if (first.type === 'radio') {
    const value = controls.find((each) => each.checked)?.value ?? '';
    if ('answers' in field.dataset) return value ? value === 'yes' : undefined;
    return value;
  }
  return understand(kindOf(path), first.value, today);
}

/** What is ticked: in the order of the record where that is known, then in that of the page. */
function chosen(field, controls) {
  const ticked = controls.filter((each) => each.checked).map((each) => each.value);
  const known = (field.order ?? []).filter((value) => ticked.includes(value));
  return [...new Set([...known, ...ticked])];
}

/** Show the values of a record. @param {ParentNode} part @param {object} record */
export function fillFields(part, record, before, kindOf) {
  for (const field of fieldsOf(part)) {
    const path = field.dataset.field;
    if (path.startsWith('new.') === (before === 'new.')) fillField(field, path, valueAt(record, path.slice(before.length)), kindOf);
  }
}

function fillField(field, path, value, kindOf) {
  if ('adder' in field.dataset) return;
  const controls = [...field.querySelectorAll('input[name], textarea[name]')];
  const [first] = controls;
  if (!first) return;
  if (first.type === 'checkbox') {
    const values = value === true ? ['yes'] : [value ?? []].flat();
    field.order = [...values];
    for (const each of values.filter((known) => !controls.some((control) => control.value === known))) addChoice(field, path, each);
    for (const each of field.querySelectorAll('input[name]')) each.checked = values.includes(each.value);
  } else if (first.type === 'radio') {
    const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value ?? '';
    for (const each of controls) each.checked = each.value === text;
  } else {
    first.value = typed(kindOf(path), value ?? '');
  }
}

/** What a record says and the page does not offer stays, under its own name. */
function addChoice(field, path, value) {
  const choice = piece('t-pick');
  const input = choice.querySelector('input');
  Object.assign(input, { name: path, value });
  choice.querySelector('b').textContent = value;
  field.querySelector('.picks').append(choice);
}

/** A value as one types it. @param {string} kind @param {string} value @returns {string} */
export function typed(kind, value) {
  if (kind === 'day') return typedDay(value);
  if (kind === 'days') return typedDays(value);
  return kind === 'amount' && document.documentElement.lang === 'de' ? value.replace('.', ',') : value;
}

/** Remember in which order somebody ticks. */
export function noteOrder(event) {
  const field = event.target.closest?.('[data-ordered]');
  if (!field || event.target.type !== 'checkbox' || !event.target.name) return;
  const others = (field.order ?? []).filter((value) => value !== event.target.value);
  field.order = event.target.checked ? [...others, event.target.value] : others;
}
