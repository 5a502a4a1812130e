/**
 * The cards of all offers. Those of the page are there; others stand on further sheets of the list
 * and are fetched from there when somebody is about to see them: no card is made in the browser.
 */

import { ROOT, refresh } from './app.js';

const language = document.documentElement.lang;

export class Cards {
  /**
   * @param {HTMLElement} list  What holds this sheet's cards.
   * @param {Map<string, number>} sheets  On which sheet each offer stands.
   * @param {(card: HTMLElement) => void} whenFilled  Called when a card has come.
   */
  constructor(list, sheets, whenFilled) {
    this.whenFilled = whenFilled;
    /** @type {Map<string, HTMLElement>} */
    this.known = new Map();
    /** @type {Map<HTMLElement, Element>} Where each card of this page belongs. */
    this.places = new Map();
    this.sheets = sheets;
    this.asked = new Map();
    this.watcher = new IntersectionObserver((seen) => this.fill(seen), { rootMargin: '100%' });
    for (const card of list.querySelectorAll('[data-offer]')) {
      this.known.set(card.dataset.offer, card);
      this.places.set(card, card.parentElement);
    }
  }

  /** @param {string} id @returns {HTMLElement} The offer's card, or what stands there until it comes. */
  get(id) {
    const known = this.known.get(id);
    if (known) return known;
    const card = document.createElement('article');
    card.className = 'card';
    card.dataset.offer = id;
    card.setAttribute('aria-busy', 'true');
    this.watcher.observe(card);
    this.known.set(id, card);
    return card;
  }

  /** Put this page's cards back where they were. */
  restore() {
    for (const [card, place] of this.places) place.append(card);
  }

  /** @returns {string[]} The offers whose cards are not on this page. */
  get others() {
    const here = new Set([...this.places.keys()].map((card) => card.dataset.offer));
    return [...this.sheets.keys()].filter((id) => !here.has(id));
  }

  /** Fill the places that are about to be seen. */
  fill(seen) {
    for (const { target, isIntersecting } of seen) if (isIntersecting) this.fillPlace(target);
  }

  /** @param {HTMLElement} place  Of a card that stands on another sheet. */
  async fillPlace(place) {
    const id = place.dataset.offer;
    const sheet = await this.askSheet(this.sheets.get(id) ?? 0);
    const card = sheet?.get(id);
    if (!card || !place.hasAttribute('aria-busy')) return;
    this.watcher.unobserve(place);
    place.removeAttribute('aria-busy');
    place.replaceChildren(...card.childNodes);
    refresh(place);
    this.whenFilled(place);
  }

  askSheet(number) {
    if (!this.asked.has(number)) this.asked.set(number, this.readSheet(number));
    return this.asked.get(number);
  }

  /** @returns {Promise<Map<string, Element> | null>} The cards of a sheet; null without a network. */
  async readSheet(number) {
    const address = new URL(`${language}/find/${number ? `${number + 1}/` : ''}`, ROOT);
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok) {
      this.asked.delete(number); // the next look tries again
      return null;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const cards = page.querySelectorAll('#results [data-offer]');
    cards.forEach((card) => rebase(card, address));
    return new Map([...cards].map((card) => [card.dataset.offer, card]));
  }
}

/** Links of a page that was fetched from elsewhere hold here too. */
export function rebase(part, address) {
  for (const element of part.querySelectorAll('[href]')) {
    const way = element.getAttribute('href');
    if (!way.startsWith('#')) element.setAttribute('href', new URL(way, address).href);
  }
}
