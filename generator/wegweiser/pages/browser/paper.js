/** What a page on paper gains from a script: the code that leads back to it, as it is shown now. */

import { draw } from './code.js';

const LONGEST = 400; // characters; the modules of a longer one are too small to be read from 28 mm

const footer = document.querySelector('footer');

function showCode() {
  footer.querySelector('.code')?.remove();
  const { href } = location;
  const code = href.length <= LONGEST && draw(href);
  if (!code) return;
  code.classList.add('code');
  code.setAttribute('aria-label', href);
  footer.prepend(code);
}

addEventListener('beforeprint', showCode);
