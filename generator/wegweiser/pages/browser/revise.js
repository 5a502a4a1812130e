/**
 * A file with other values: only the lines of what has changed are written anew, so that a reviewer
 * sees the change and nothing else. Comments, blank lines and all other fields stay as they are.
 */

import { entryLines, fieldLines, inOrder, inside, isBlock } from './yaml.js';

/** @typedef {[number, number, (Block[] | { [name: string]: Block })?]} Block See `pages/form/records.py`. */
/** @typedef {{ from: number, to: number, lines: string[] }} Edit */

/**
 * @param {{ text: string, blocks: { [name: string]: Block } }} file
 * @param {object} before its values @param {object} after what they are to be
 * @param {import('./yaml.js').Shape} shape @returns {string}
 */
export function revise({ text, blocks }, before, after, shape) {
  const lines = text.split('\n');
  const edits = editsOfBlock(lines, blocks, before, after, shape);
  edits.sort((one, other) => other.from - one.from || other.to - one.to);
  for (const { from, to, lines: put } of edits) lines.splice(from, to - from, ...put);
  return `${lines.join('\n').trimEnd()}\n`;
}

/** @returns {boolean} Whether two values say the same, in whatever order of names. */
export function same(one, other) {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => same(one[name], other[name]));
}

/** The edits of a mapping whose fields have lines of their own; null where it has to be written anew. */
function editsOfBlock(lines, blocks, before, after, shape) {
  const edits = [];
  const names = inOrder({ ...before, ...after }, shape);
  for (const name of names.filter((each) => !same(before[each], after[each]))) {
    const found = editsOfField(lines, blocks, name, before, after, shape);
    if (!found) return null;
    edits.push(...found);
  }
  return edits;
}

function editsOfField(lines, blocks, name, before, after, shape) {
  const block = blocks[name];
  if (!block) return insert(lines, blocks, name, after, shape);
  const [from, to, inner] = block;
  const margin = marginOf(lines[from]);
  if (!(name in after)) return margin.includes('-') ? null : [{ from, to, lines: [] }];
  const within = inner && editsWithin(lines, inner, before[name], after[name], inside(shape, name));
  if (within) return within;
  const put = fieldLines(name, after[name], inside(shape, name), margin.length);
  const [first] = name in before ? fieldLines(name, before[name], inside(shape, name), margin.length) : [];
  put[0] = margin + put[0].slice(margin.length);
  if (to === from + 1 && put.length === 1) put[0] += commentBehind(lines[from], margin + (first ?? '').slice(margin.length));
  return [{ from, to, lines: put }];
}

function editsWithin(lines, inner, before, after, shape) {
  if (Array.isArray(inner)) return Array.isArray(before) && Array.isArray(after) ? editsOfList(lines, inner, before, after, shape) : null;
  return isBlock(before ?? '') && isBlock(after) ? editsOfBlock(lines, inner, before, after, shape) : null;
}

/** A field that was not there comes behind the one before it in the order of the model. */
function insert(lines, blocks, name, after, shape) {
  const names = inOrder({ ...blocks, [name]: '' }, shape);
  const earlier = names.slice(0, names.indexOf(name)).filter((each) => blocks[each]);
  const [neighbour] = earlier.length ? earlier.slice(-1) : names.filter((each) => blocks[each]);
  const [from, to] = blocks[neighbour];
  const margin = marginOf(lines[from]);
  if (!earlier.length && margin.includes('-')) return null;
  const at = earlier.length ? to : from;
  return [{ from: at, to: at, lines: fieldLines(name, after[name], inside(shape, name), margin.length) }];
}

/** Entries that are the same at both ends stay; those between are changed one by one. */
function editsOfList(lines, blocks, before, after, shape) {
  if (blocks.length !== before.length || !after.length) return null;
  let start = 0;
  while (start < before.length && start < after.length && same(before[start], after[start])) start += 1;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && same(before.at(-1 - end), after.at(-1 - end))) end += 1;
  const old = before.slice(start, before.length - end);
  const next = after.slice(start, after.length - end);
  const indent = lines[blocks[0][0]].indexOf('-');
  const write = (entry) => entryLines(entry, shape?.each, indent);
  const edits = [];
  old.forEach((entry, n) => {
    const [from, to, inner] = blocks[start + n];
    if (n >= next.length) edits.push({ from, to, lines: [] });
    else if (!same(entry, next[n])) edits.push(...((inner && editsWithin(lines, inner, entry, next[n], shape?.each)) ?? [{ from, to, lines: write(next[n]) }]));
  });
  const more = next.slice(old.length).flatMap(write);
  if (more.length) {
    const last = start + old.length;
    const at = last ? blocks[last - 1][1] : blocks[0][0];
    edits.push({ from: at, to: at, lines: more });
  }
  return edits;
}

/** Blanks, and the dashes of lists, before a field. */
function marginOf(line) {
  return line.match(/^(?: |- )*/)[0];
}

/** What stands behind a value that was written as we write it. */
function commentBehind(line, written) {
  return line.startsWith(written) ? line.slice(written.length).match(/^\s+#.*/)?.[0] ?? '' : '';
}
