/**
 * The button that shows streets under the pins, where a site has them. It stands beside what it
 * reveals; until it is pressed nobody else is asked.
 */

const streets = /** @type {HTMLElement} */ (document.querySelector('.streets'));
const [button, owner] = streets.querySelectorAll('button, a');
let lay = null;
streets.hidden = false;
button.addEventListener('click', async () => {
  lay ??= (await import('./tiles.js')).tiles(document.querySelector('svg.pins'), streets.dataset);
  owner.hidden = button.getAttribute('aria-pressed') === 'true';
  button.setAttribute('aria-pressed', String(!owner.hidden));
  lay(!owner.hidden);
});
