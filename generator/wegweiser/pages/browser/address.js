/**
 * The address holds the whole state of a search: `?q=WORDS&topic=a,b&day=tue&free=yes`.
 *
 * @typedef {Map<string, Set<string>>} Chosen  The values chosen of each facet; no empty sets.
 * @typedef {{ q: string, chosen: Chosen }} State
 */

/**
 * @param {string} search  Of a location.
 * @param {Map<string, Set<string>>} known  The values that there are; others are ignored.
 * @returns {State}
 */
export function readState(search, known) {
  const parameters = new URLSearchParams(search);
  const chosen = new Map();
  for (const [facet, values] of known) {
    const wanted = parameters.getAll(facet).flatMap((text) => text.split(','));
    const found = new Set(wanted.filter((value) => values.has(value)));
    if (found.size) chosen.set(facet, found);
  }
  return { q: (parameters.get('q') ?? '').slice(0, 100).trim(), chosen };
}

/** @param {State} state @returns {string} What stands in the address, with `?`; empty for all offers. */
export function writeState({ q, chosen }) {
  const parts = q ? [`q=${encodeURIComponent(q)}`] : [];
  for (const [facet, values] of chosen) parts.push(`${facet}=${[...values].join(',')}`);
  return parts.length ? `?${parts.join('&')}` : '';
}
