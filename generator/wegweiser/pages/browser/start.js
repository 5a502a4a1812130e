/** On the choice of a language: those that the reader most likely wants come first, none is hidden. */

/** @returns {string[]} The language chosen last, then those of the browser. */
function likely() {
  let last = null;
  try {
    last = localStorage.getItem('wegweiser-language');
  } catch {
    // a browser that keeps nothing
  }
  return [...(last ? [last] : []), ...navigator.languages].flatMap(sameLanguage);
}

/** A tag, and what the site calls the same: Dari stands under Persian, `ku` is written as Kurmanji. */
function sameLanguage(tag) {
  const [base] = tag.toLowerCase().split('-');
  return [tag, { prs: 'fa', ku: 'kmr' }[base] ?? base];
}

const list = document.querySelector('.choose');
const items = new Map(
  [...list.children].map((item) => [item.querySelector('a').hreflang, item]),
);
const first = [...new Set(likely())].filter((tag) => items.has(tag)).slice(0, 3);
for (const tag of first.reverse()) {
  items.get(tag).classList.add('likely');
  list.prepend(items.get(tag));
}
