/**
 * Which offers the chosen facets leave, and how many each further choice would.
 *
 * @typedef {import('./address.js').Chosen} Chosen
 * @typedef {Uint8Array} Mask  1 for each offer that is meant, by its number.
 * @typedef {{ ids: string[], sheets: number[], facets: Map<string, Map<string, Mask>> }} Offers
 */

const DAY = 864e5;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * @param {any} data  `offers.json`; see `offers_json` in `pages/site.py`.
 * @param {string} now  As `2026-11-24T18:05`.
 * @returns {Offers}
 */
export function openOffers(data, now) {
  const count = data.ids.length;
  const facets = new Map();
  for (const [name, values] of Object.entries(data.facets)) {
    const masks = Object.entries(values).map(([value, gaps]) => [value, spread(gaps, count)]);
    facets.set(name, new Map(masks));
  }
  facets.set('day', findDays(data, now));
  return { ids: data.ids, sheets: data.sheets, facets };
}

/** @param {number[]} gaps  Each number as its distance from the one before. @returns {Mask} */
function spread(gaps, count) {
  const mask = new Uint8Array(count);
  let number = 0;
  for (const gap of gaps) mask[(number += gap)] = 1;
  return mask;
}

/** Who has a session today, in the rest of this week, on a weekday of the weeks to come. */
function findDays(data, now) {
  const today = Math.round((Date.parse(now.slice(0, 10)) - Date.parse(data.first)) / DAY);
  const firstWeekday = (new Date(`${data.first}T00:00Z`).getUTCDay() + 6) % 7;
  const sunday = today + 6 - ((firstWeekday + today) % 7);
  const names = ['today', 'week', ...WEEKDAYS];
  const days = new Map(names.map((name) => [name, new Uint8Array(data.ids.length)]));
  data.sessions.forEach((sessions, offer) => {
    for (const day of comingDays(sessions, today, now.slice(11))) {
      if (day === today) days.get('today')[offer] = 1;
      if (day <= sunday) days.get('week')[offer] = 1;
      days.get(WEEKDAYS[(firstWeekday + day) % 7])[offer] = 1;
    }
  });
  return days;
}

/** The days, counted from the first, of the sessions that are not over. */
function* comingDays(sessions, today, time) {
  for (const [end, bits] of Object.entries(sessions)) {
    const first = Math.max(0, end > time ? today : today + 1);
    for (let day = first; day < bits.length * 4; day += 1) {
      const digit = parseInt(bits[bits.length - 1 - (day >> 2)], 16);
      if ((digit >> (day & 3)) & 1) yield day;
    }
  }
}

/** @param {Offers} offers @param {Iterable<number>} numbers @returns {Mask} */
export function maskOf(offers, numbers) {
  const mask = new Uint8Array(offers.ids.length);
  for (const number of numbers) mask[number] = 1;
  return mask;
}

/**
 * The offers that every facet but `besides` leaves: within a facet any value is enough.
 * @param {Offers} offers @param {Mask} base @param {Chosen} chosen @returns {Mask}
 */
export function narrow(offers, base, chosen, besides = '') {
  let mask = base;
  for (const [facet, values] of chosen) {
    if (facet === besides) continue;
    const masks = [...values].map((value) => offers.facets.get(facet)?.get(value)).filter(Boolean);
    mask = mask.map((meant, number) => meant && Number(masks.some((each) => each[number])));
  }
  return mask;
}

/**
 * How many offers a value would leave, chosen beside those of the other facets.
 * @param {Offers} offers @param {Mask} rest  See `narrow`; without the value's own facet.
 */
export function countValue(offers, rest, facet, value) {
  const mask = offers.facets.get(facet)?.get(value);
  let count = 0;
  if (mask) for (let number = 0; number < rest.length; number += 1) count += rest[number] & mask[number];
  return count;
}
