/**
 * The cards of all offers. Those of the page are there; others stand on further sheets of the list
 * and are fetched from there when somebody is about to see them: no card is made in the browser.
 */

import { ROOT, refresh } from './app.js';

const language = document.documentElement.lang;

export class Cards {
  /** @param {HTMLElement} list  What holds this sheet's cards. @param {Map<string, number>} sheets */
  constructor(list, sheets) {
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

  /** Fetch the sheets of the cards that are about to be seen. */
  fill(seen) {
    for (const { target, isIntersecting } of seen) {
      if (isIntersecting) this.fetchSheet(this.sheets.get(target.dataset.offer) ?? 0);
    }
  }

  fetchSheet(number) {
    if (!this.asked.has(number)) this.asked.set(number, this.readSheet(number));
    return this.asked.get(number);
  }

  async readSheet(number) {
    const address = new URL(`${language}/find/${number ? `${number + 1}/` : ''}`, ROOT);
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok) {
      this.asked.delete(number); // no network: the next look tries again
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const card of page.querySelectorAll('#results [data-offer]')) {
      this.put(document.adoptNode(card), address);
    }
  }

  /** Put a card that has come into the place that waits for it. */
  put(card, address) {
    const waiting = this.known.get(card.dataset.offer);
    if (!waiting?.hasAttribute('aria-busy')) return;
    rebase(card, address);
    waiting.replaceChildren(...card.childNodes);
    waiting.removeAttribute('aria-busy');
    this.watcher.unobserve(waiting);
    refresh(waiting.parentElement ?? document);
    waiting.dispatchEvent(new CustomEvent('filled', { bubbles: true }));
  }
}

/** Links of a page that was fetched from elsewhere hold here too. */
export function rebase(part, address) {
  for (const element of part.querySelectorAll('[href]')) {
    const way = element.getAttribute('href');
    if (!way.startsWith('#')) element.setAttribute('href', new URL(way, address).href);
  }
}
