/** Lists of small blocks: further telephone numbers, further links. One row, one entry. */

import { piece } from './app.js';
import { clean, understand } from './understood.js';
import { isEmpty } from './fields.js';

let number = 0;

function placeOf(path) {
  return document.querySelector(`[data-rows="${path}"]`);
}

/** @param {string} path @param {object} entry @returns {HTMLElement} */
export function addRow(path, entry = {}) {
  const row = piece('t-row');
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(`t-row-${path.replace('.', '-')}`));
  row.prepend(document.importNode(template.content, true));
  number += 1;
  for (const each of row.querySelectorAll('[id], [for], [aria-describedby]')) {
    for (const attribute of ['id', 'for']) if (each.hasAttribute(attribute)) each.setAttribute(attribute, `${each.getAttribute(attribute)}-${number}`);
    const described = each.getAttribute('aria-describedby');
    if (described) each.setAttribute('aria-describedby', described.split(' ').map((id) => `${id}-${number}`).join(' '));
  }
  for (const input of row.querySelectorAll('input')) input.value = entry[nameOf(input)] ?? '';
  placeOf(path).append(row);
  return row;
}

/** @returns {object[]} @param {string} path @param {(path: string) => string} kindOf */
export function readRows(path, kindOf) {
  return [...placeOf(path).children].map((row) => {
    const inputs = [...row.querySelectorAll('input')];
    const values = inputs.map((input) => [nameOf(input), understand(kindOf(input.name), clean(input.value), '')]);
    return Object.fromEntries(values.filter(([, value]) => value));
  }).filter((entry) => !isEmpty(entry));
}

/** @param {string} path @param {object[]} entries */
export function fillRows(path, entries) {
  placeOf(path).replaceChildren();
  for (const entry of entries) addRow(path, entry);
}

function nameOf(input) {
  return input.name.split('.').at(-1);
}
