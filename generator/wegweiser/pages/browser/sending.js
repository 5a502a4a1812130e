/** The ways out: to the forge, as a file, by e-mail. What was made is shown and can be copied everywhere. */

import { piece } from './app.js';
import { editFile, mailTo, newFile } from './forge.js';
import { fill } from './timetable.js';

/**
 * A file to be handed over. @typedef {{ path: string, text: string, fresh: boolean }} File
 */

/**
 * @param {File[]} files @param {object} form what came with the form
 * @param {{ subject: string, letter: string, short: string, files: File[] }} mail
 */
export function showWays(files, form, mail) {
  document.getElementById('two-files').hidden = files.length < 2;
  showForge(files, form.forge);
  showFiles(document.querySelector('#way-file .files'), files, () => null);
  showMail(form, mail);
}

function showForge(files, forge) {
  const way = document.getElementById('way-forge');
  if (!way) return;
  const filled = files.every(({ path, text, fresh }) => fresh && newFile(forge, path, text).filled);
  showFiles(way.querySelector('.files'), files, ({ path, text, fresh }) => (fresh ? newFile(forge, path, text).address : editFile(forge, path)), !filled);
  const kind = files.some(({ fresh }) => !fresh) ? 'change' : 'new';
  for (const steps of way.querySelectorAll('.how')) steps.hidden = steps.dataset.kind !== kind;
  way.querySelector('[data-filled]').hidden = !filled;
  way.querySelector('[data-empty]').hidden = filled;
}

function showFiles(place, files, addressOf, copyFirst = true) {
  place.replaceChildren(...files.map((file) => {
    const entry = piece('t-file');
    entry.querySelector('.file b').textContent = file.path;
    const [open, copy, save] = ['open', 'copy', 'save'].map((name) => entry.querySelector(`[data-${name}]`));
    const address = addressOf(file);
    if (address) open.href = address;
    else open.remove();
    if (address) save.remove();
    if (address && !copyFirst) copy.remove();
    copy.classList.toggle('main', copyFirst);
    open.classList.toggle('main', !copyFirst);
    if (copyFirst) copy.parentElement.prepend(copy);
    open.addEventListener('click', () => { open.closest('.exit').querySelector('.how-to').open = true; });
    copy.addEventListener('click', () => copyText(file.text, entry.querySelector('.copied')));
    save.addEventListener('click', () => saveText(file));
    return entry;
  }));
}

function showMail(form, { subject, letter, short, files }) {
  const way = document.getElementById('way-mail');
  if (!way) return;
  const parts = files.map(({ path, text }) => `${fill(form.words.mail_file, { path })}\n\n${text}`).join('\n');
  const address = mailTo(form.mail, subject, [`${letter}\n\n${parts}`, `${short}\n\n${parts}`]);
  const long = mailTo(form.mail, subject, [`${letter}\n\n${form.words.mail_paste}`, `${short}\n\n${form.words.mail_paste}`, '']);
  for (const each of way.querySelectorAll('[data-fits]')) each.hidden = !address;
  for (const each of way.querySelectorAll('[data-long]')) each.hidden = Boolean(address);
  way.querySelector('[data-mail]').href = address ?? long;
  showFiles(way.querySelector('.files'), address ? [] : [{ path: '', text: `${parts}\n` }], () => null);
  for (const save of way.querySelectorAll('[data-save]')) save.remove();
}

/** The file as text, for the curious. @param {File[]} files */
export function showText(files) {
  const place = document.querySelector('.curious .files');
  place.replaceChildren(...files.map(({ path, text }) => {
    const part = piece('t-yaml');
    part.querySelector('h3').textContent = path;
    part.querySelector('code').textContent = text;
    part.querySelector('pre').setAttribute('aria-label', path);
    return part;
  }));
}

async function copyText(text, status) {
  if (navigator.clipboard) await navigator.clipboard.writeText(text).catch(() => copyBySelection(text));
  else copyBySelection(text);
  status.replaceChildren(piece('t-copied'));
  setTimeout(() => status.replaceChildren(), 4000);
}

/** Where the clipboard may not be written to directly: old browsers, addresses without https. */
function copyBySelection(text) {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'quiet';
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}

function saveText({ path, text }) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/yaml' }));
  link.download = path.split('/').at(-1);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
