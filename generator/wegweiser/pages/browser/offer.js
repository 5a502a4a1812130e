/** The page of an offer: show it at the counter, share it, have it read aloud. */

import { offerShare } from './app.js';

const HOLDS = '.first h1 > span:last-child, .first .alert, .first .status, .lead, .facts dt, .facts dd p, .facts dd li';

/** How voices name a language that they name otherwise than we do. */
const VOICES = { kmr: 'ku', 'de-simple': 'de' };

/* The card for the counter: a dialog where there is a script, the target of a link where not */

function offerShow() {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById('show'));
  const open = (event) => {
    event?.preventDefault();
    dialog.showModal();
    dialog.focus(); // else the last button would have it, and the beginning be out of sight
    dialog.scrollTop = 0;
  };
  document.querySelector('a[href="#show"]').addEventListener('click', open);
  dialog.querySelector('.close a').addEventListener('click', (event) => {
    event.preventDefault();
    dialog.close();
  });
  if (location.hash === '#show') {
    location.replace('#'); // else it would stay the target, and open, once it is closed
    history.replaceState(null, '', location.href.split('#')[0]);
    open();
  }
}

/* Reading aloud: only where the phone has a voice for the page's language */

/** @param {string} language @returns {SpeechSynthesisVoice | undefined} */
function findVoice(language) {
  const wanted = (VOICES[language] ?? language).split('-')[0].toLowerCase();
  return speechSynthesis.getVoices().find(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === wanted);
}

function offerListen() {
  const button = document.querySelector('[data-listen]');
  if (!('speechSynthesis' in window)) return;
  const show = () => { button.closest('li').hidden = !findVoice(document.documentElement.lang); };
  speechSynthesis.addEventListener('voiceschanged', show);
  addEventListener('pagehide', () => speechSynthesis.cancel());
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-pressed') === 'true') speechSynthesis.cancel();
    else readAloud(button);
  });
  show();
}

function readAloud(button) {
  const press = (pressed) => button.setAttribute('aria-pressed', String(pressed));
  const pieces = [...document.querySelectorAll(HOLDS)].flatMap(findPieces);
  const spoken = pieces.flatMap(({ text, language }) => {
    const voice = findVoice(language);
    return voice ? [Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang })] : [];
  });
  spoken.at(-1)?.addEventListener('end', () => press(false));
  spoken.forEach((each) => each.addEventListener('error', () => press(false)));
  speechSynthesis.cancel();
  spoken.forEach((each) => speechSynthesis.speak(each));
  press(spoken.length > 0);
}

/** @returns {{ text: string, language: string }[]} A part's words, apart where the language changes. */
function findPieces(part) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const pieces = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent;
    const { lang: language } = parent.closest('[lang]');
    if (!text.trim() || parent.closest('.tongue, [hidden]')) continue;
    if (pieces.at(-1)?.language === language) pieces.at(-1).text += text;
    else pieces.push({ text, language });
  }
  return pieces;
}

offerShow();
offerListen();
offerShare(document, () => location.href.split('#')[0]);
