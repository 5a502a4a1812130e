/**
 * A record as YAML, as people write it: the twin of `exchange/records/text.py`, and held to it by a
 * test. Fields stand in the order of the model. Lists and blocks stand on one line where they are
 * short and hold no sentence; a text is plain where YAML takes it for nothing else, else in quotes.
 * Long text is folded (`>-`), several lines are literal (`|`). White space around a text is no part
 * of it, here as in the reader.
 */

/** @typedef {string | boolean | Value[] | { [name: string]: Value }} Value */

/**
 * What the model says of a value (`pages/form/shapes.py`): the `fields` of a block, what `each` entry of a
 * list or map is; whether it always stands on lines of its own (`open`), and whether it is a number
 * or yes/no, which needs no quotes (`bare`).
 * @typedef {{ fields?: { [name: string]: Shape }, each?: Shape, open?: boolean, bare?: boolean }} Shape
 */

const WIDTH = 100;
const SENTENCE = 20;

const NOTHING = /^(?:~|null)?$/i;
const AMBIGUOUS = /^(?:~|=|<<|null|true|false|yes|no|on|off|y|n|[-+]?\.(?:inf|nan)|[-+.]?[0-9][0-9a-z_:.,+-]*)$/i;
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\.\.[0-9]{4}-[0-9]{2}-[0-9]{2})?$/;
const INDICATOR = /^[-?:,[\]{}#&*!|>'"%@`=\s]/;
const CUT = /:(?:\s|$)|\s#|\s$/;
const FLOW = /[,[\]{}?:]/;
const NO_ID = /[^A-Za-z0-9_./-]/;
const HALF_ESCAPE = /\\[uU]/;
/** `model/characters.py`, and tabs. */
export const UNSEEN = /[\0-\t\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}\ud800-\udfff]/u;

/** @param {{ [name: string]: Value }} record @param {Shape} shape @returns {string} The text of a file. */
export function toYaml(record, shape) {
  return blockLines(record, shape, 0).map((line) => `${line}\n`).join('');
}

/** @returns {string[]} The names in a block, in the order of the model; then those that it lacks. */
export function inOrder(block, shape) {
  const known = Object.keys(shape?.fields ?? {}).filter((name) => name in block);
  return [...known, ...Object.keys(block).filter((name) => !known.includes(name))];
}

/** @returns {string[]} A field with its value. @param {string} name @param {Value} value */
export function fieldLines(name, value, shape, indent) {
  return withValue(`${' '.repeat(indent)}${name}:`, value, shape, indent);
}

/** @returns {string[]} An entry of a list, with its dash. @param {Value} value */
export function entryLines(value, shape, indent) {
  const head = `${' '.repeat(indent)}-`;
  if (isBlock(value) && !fits(head, value, shape)) {
    const [first, ...more] = blockLines(value, shape, indent + 2);
    return [`${head} ${first.slice(indent + 2)}`, ...more];
  }
  return withValue(head, value, shape, indent);
}

/** @returns {Shape | undefined} What the model says of a field, or of an entry. */
export function inside(shape, name) {
  return shape?.fields?.[name] ?? shape?.each;
}

/** @returns {boolean} */
export function isBlock(value) {
  return typeof value === 'object' && !Array.isArray(value);
}

function blockLines(block, shape, indent) {
  return inOrder(block, shape).flatMap((name) => fieldLines(name, block[name], inside(shape, name), indent));
}

function withValue(head, value, shape, indent) {
  if (typeof value !== 'object') return textLines(head, value, shape, indent);
  if (!shape?.open && fits(head, value, shape)) return [`${head} ${inline(value, shape)}`];
  if (isBlock(value)) return [head, ...blockLines(value, shape, indent + 2)];
  return [head, ...value.flatMap((entry) => entryLines(entry, shape?.each, indent + 2))];
}

function inline(value, shape) {
  if (Array.isArray(value)) return `[${value.map((entry) => inline(entry, shape?.each)).join(', ')}]`;
  if (typeof value !== 'object') return scalar(value, shape, true);
  const fields = inOrder(value, shape).map((name) => `${name}: ${inline(value[name], inside(shape, name))}`);
  return `{${fields.join(', ')}}`;
}

/** Whether a list or block is short and reads well on one line; lists of blocks do not. */
function fits(head, value, shape) {
  if (Array.isArray(value) && value.some(isBlock)) return false;
  return !hasSentence(value) && count(head) + 1 + count(inline(value, shape)) <= WIDTH;
}

function hasSentence(value) {
  if (typeof value === 'object') return Object.values(value).some(hasSentence);
  const text = typeof value === 'string' ? value.trim() : '';
  return text.includes('\n') || (count(text) > SENTENCE && NO_ID.test(text));
}

function textLines(head, value, shape, indent) {
  const text = typeof value === 'string' ? value.trim() : '';
  const margin = ' '.repeat(indent + 2);
  const line = `${head} ${scalar(value, shape, false)}`;
  if (needsEscapes(text)) return [line];
  if (text.includes('\n')) return [`${head} |`, ...text.split('\n').map((row) => (row ? margin + row : ''))];
  if (count(line) <= WIDTH || !text.includes(' ')) return [line];
  return [`${head} >-`, ...fold(text, WIDTH - margin.length).map((row) => margin + row)];
}

/** The text in rows of at most so many characters, where it has single spaces to break at. */
function fold(text, width) {
  const rows = [];
  for (const word of text.match(/\S+(?:(?:\s{2,}|[^\S ])\S+)*/g)) {
    const row = rows.at(-1);
    if (row !== undefined && count(row) + 1 + count(word) <= width) rows[rows.length - 1] = `${row} ${word}`;
    else rows.push(word);
  }
  return rows;
}

function scalar(value, shape, inFlow) {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = value.trim();
  return isPlain(text, shape?.bare, inFlow) ? text : quoted(text);
}

function isPlain(text, bare, inFlow) {
  if (DAY.test(text)) return true;
  if (NOTHING.test(text) || INDICATOR.test(text) || CUT.test(text) || text.includes('\n') || needsEscapes(text)) return false;
  return !(inFlow && FLOW.test(text)) && (bare || !AMBIGUOUS.test(text));
}

/** Whether a text can only stand in double quotes. The reader takes `\ud83d` for half a character. */
function needsEscapes(text) {
  return UNSEEN.test(text) || HALF_ESCAPE.test(text);
}

/** Single quotes where double ones would need signs in the text. */
function quoted(text) {
  if (/["\\]/.test(text) && !/['\n]/.test(text) && !needsEscapes(text)) return `'${text}'`;
  const special = new RegExp(`["\\\\\n]|${UNSEEN.source}`, 'gu');
  return `"${text.replace(special, escape)}"`;
}

function escape(found, at, text) {
  if (found === '"') return '\\"';
  if (found === '\n') return '\\n';
  if (found === '\\') return /[uU]/.test(text[at + 1] ?? '') ? '\\x5c' : '\\\\';
  const number = found.codePointAt(0);
  if (number >= 0xd800 && number < 0xe000) return '\ufffd'; // half a character: no file can hold it
  return number < 0x10000 ? `\\u${number.toString(16).padStart(4, '0')}` : `\\U${number.toString(16).padStart(8, '0')}`;
}

/** Code points, as Python counts. */
function count(text) {
  return [...text].length;
}
