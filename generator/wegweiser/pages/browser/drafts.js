/** What somebody began and has not sent: kept in this browser alone, until it is deleted. */

const MEMORY = 'wegweiser-contribute';
const CURRENT = 'wegweiser-contribute-now';
const KEPT = 8;

/**
 * @typedef {object} Draft
 * @property {string} key the offer's id, or `new` and a number
 * @property {string} id the offer's id; empty for a new one
 * @property {object} base the values as they were @property {object} values as they are
 * @property {object} fresh the organisation that is not listed yet
 * @property {string} at the day
 */

/** What is kept where the browser keeps nothing. @type {{ [key: string]: Draft }} */
let here = {};

/** @returns {Draft[]} The drafts, the latest first. */
export function readDrafts() {
  return Object.values(recall()).filter((draft) => draft?.key && draft.values).reverse();
}

/** @param {string} key @returns {Draft | undefined} */
export function readDraft(key) {
  return readDrafts().find((draft) => draft.key === key);
}

/** @param {Draft} draft @returns {boolean} Whether the browser keeps it. */
export function keepDraft(draft) {
  const { [draft.key]: _, ...others } = recall();
  const entries = [...Object.entries(others), [draft.key, draft]].slice(-KEPT);
  return write(Object.fromEntries(entries));
}

/** @param {string} key */
export function forgetDraft(key) {
  const { [key]: _, ...others } = recall();
  write(others);
}

/** The draft of this window, so that a page that is loaded again goes on with it. */
export function currentKey() {
  try {
    return sessionStorage.getItem(CURRENT) ?? '';
  } catch {
    return '';
  }
}

/** @param {string} key */
export function keepCurrent(key) {
  try {
    sessionStorage.setItem(CURRENT, key);
  } catch {
    // a browser that keeps nothing begins anew
  }
}

function recall() {
  try {
    const found = JSON.parse(localStorage.getItem(MEMORY) ?? '{}');
    return found && typeof found === 'object' && !Array.isArray(found) ? found : {};
  } catch {
    return here;
  }
}

function write(drafts) {
  here = drafts;
  try {
    localStorage.setItem(MEMORY, JSON.stringify(drafts));
    return true;
  } catch {
    return false;
  }
}
