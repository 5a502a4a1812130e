/** An address as a code that telephones read. */

import { correction, generate, mode } from './lean-qr.js';

const SVG = 'http://www.w3.org/2000/svg';
const QUIET = 4; // modules of white around a code: ISO/IEC 18004, 9.1

/**
 * Plain bytes: codes that announce their character set are not read by every phone.
 * @param {string} address  ASCII, as browsers write it. @returns {SVGElement | null} Null where it is too long.
 */
export function draw(address) {
  let code;
  try {
    code = generate(mode.ascii(address), { minCorrectionLevel: correction.M });
  } catch {
    return null;
  }
  const width = code.size + 2 * QUIET;
  let path = '';
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  }
  const picture = svg('svg', { viewBox: `0 0 ${width} ${width}`, role: 'img' });
  picture.append(svg('rect', { width, height: width, fill: '#fff' }), svg('path', { d: path, fill: '#000' }));
  return picture;
}

function svg(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
