/** What there is to choose from: organisations, their places, offers; and finding it in long lists. */

import { piece } from './app.js';
import { fill } from './timetable.js';

/**
 * Who and what there is (`data/edit/index.json`).
 * @typedef {{ actors: { [id: string]: { name: string, kind: string, places: { [id: string]: { name: string, address: string } } } },
 *   offers: { [id: string]: { actor: string, title: string, status: string } } }} Index
 */

/** @param {string} type @param {string} name @param {string} value @param {string} label @param {string} more */
export function makeChoice(type, name, value, label, more = '') {
  const choice = piece('t-pick');
  const input = choice.querySelector('input');
  Object.assign(input, { type, name, value });
  const text = choice.querySelector('b');
  text.textContent = label;
  if (more) {
    const small = document.createElement('small');
    small.textContent = more;
    text.append(' ', small);
  }
  return choice;
}

/** Letters without case and marks: `muetter` finds `Mütter`, and so does `mutter`. */
function keyOf(text) {
  return text.toLowerCase().replaceAll('ß', 'ss').replace(/ae|oe|ue/g, (pair) => pair[0]).normalize('NFD').replace(/\p{M}/gu, '');
}

/**
 * Show of a list what has all words that somebody types; what is chosen stays.
 * @param {HTMLInputElement} input @param {HTMLElement[]} lists @param {(entry: HTMLElement) => string} textOf
 */
export function makeFilter(input, lists, textOf, say = () => {}) {
  const keys = new WeakMap();
  const keyOfEntry = (entry) => {
    if (!keys.has(entry)) keys.set(entry, keyOf(textOf(entry)));
    return keys.get(entry);
  };
  const show = () => {
    const words = keyOf(input.value).split(/\s+/).filter(Boolean);
    const entries = lists.flatMap((list) => [...list.children]);
    let number = 0;
    for (const entry of entries) {
      const fits = words.every((word) => keyOfEntry(entry).includes(word));
      entry.hidden = !fits && !entry.querySelector('input:checked');
      number += Number(!entry.hidden);
    }
    const empty = lists.at(-1).nextElementSibling;
    if (empty?.matches('.empty')) empty.hidden = number > 0;
    say(words.length ? number : null);
  };
  input.addEventListener('input', show);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault(); // it would go on to the next step
  });
  return show;
}

/** Say below a filter how many it leaves. @param {HTMLElement} place @param {object} words */
export function sayFound(place, words) {
  let timer = 0;
  return (number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      place.hidden = number === null;
      place.textContent = number === null ? '' : fill(words.found, { number: String(number) });
    }, 500);
  };
}

/** @param {Index} index */
export function showActors({ actors }) {
  const sorted = Object.entries(actors).sort(([, one], [, other]) => one.name.localeCompare(other.name));
  document.getElementById('actors').replaceChildren(...sorted.map(([id, { name }]) => makeChoice('radio', 'actor', id, name)));
  const others = sorted.map(([id, { name }]) => new Option(name, id));
  const select = /** @type {HTMLSelectElement} */ (document.getElementById('f-with'));
  select.append(...others);
  const elsewhere = document.getElementById('elsewhere');
  for (const [id, { name, places }] of sorted) {
    const group = document.createElement('optgroup');
    group.label = name;
    group.append(...Object.entries(places).map(([place, each]) => new Option(each.name || name, `${id}/${place}`)));
    if (group.children.length) elsewhere.append(group);
  }
}

/**
 * The places of an organisation as the offer names them, the first as `main`.
 * @param {Index} index @param {string} actor @param {string[]} named what the offer names already
 * @param {string[]} used what its times name
 */
export function placesOf(index, actor, named, used, mainPlace) {
  const own = Object.entries(index.actors[actor]?.places ?? {}).map(([id, place], n) => {
    const value = n === 0 && !named.includes(id) ? 'main' : id;
    return { value, id, label: place.name || index.actors[actor].name, more: place.address || (n === 0 ? mainPlace : '') };
  });
  const others = [...new Set([...named, ...used])].filter((value) => value.includes('/')).map((value) => {
    const [owner, id] = value.split('/');
    const place = index.actors[owner]?.places[id];
    return { value, id: value, label: place?.name || index.actors[owner]?.name || value, more: index.actors[owner]?.name ?? '' };
  });
  return [...own, ...others];
}

/** @param {Index} index @param {string} actor '' for all */
export function showOffers(index, actor, address) {
  const offers = Object.entries(index.offers).filter(([, offer]) => !actor || offer.actor === actor);
  offers.sort(([, one], [, other]) => one.title.localeCompare(other.title));
  document.querySelector('#which .offers').replaceChildren(...offers.map(([id, offer]) => {
    const entry = piece('t-offer');
    entry.querySelector('b').textContent = offer.title;
    const state = offer.status === 'active' ? '' : choiceIn('status', offer.status);
    entry.querySelector('small').textContent = [index.actors[offer.actor]?.name ?? offer.actor, state].filter(Boolean).join(' · ');
    const [change, confirm] = entry.querySelectorAll('a');
    change.href = `${address}?offer=${id}`;
    confirm.href = `${address}?offer=${id}&confirm=1`;
    for (const link of [change, confirm]) link.append(quiet(`: ${offer.title}`));
    return entry;
  }));
}

/** Words for who cannot see what stands beside. @param {string} text */
export function quiet(text) {
  const element = document.createElement('span');
  element.className = 'quiet';
  element.textContent = text;
  return element;
}

/** One more of a list of ids that are chosen one by one. */
export function addAdded(field, value, label, words) {
  const entry = piece('t-added');
  entry.dataset.value = value;
  entry.querySelector('span').textContent = label;
  entry.querySelector('.quiet').textContent = fill(words.remove_what, { what: label });
  field.querySelector('.added').append(entry);
}

/** What a choice is called on the page; text that is no choice stays as it is. */
export function choiceIn(path, value) {
  const input = document.querySelector(`input[name="${path}"][value="${CSS.escape(value)}"]`);
  if (!input || !['checkbox', 'radio'].includes(input.type)) return value;
  const text = input.nextElementSibling.querySelector('b');
  const small = text.querySelector('small');
  if (path === 'languages' && small) return small.textContent.trim();
  return [...text.childNodes].filter((node) => node !== small).map((node) => node.textContent).join('').trim();
}
