/**
 * The button that shows streets under the pins, where a site has them. It stands beside what it
 * reveals; until it is pressed nobody else is asked.
 */

const streets = /** @type {HTMLElement} */ (document.querySelector('.streets'));
const [button, owner] = streets.querySelectorAll('button, a');
let lay = null;
streets.hidden = false;
button.addEventListener('click', async () => {
  if (!lay) {
    const { tiles } = await import('./tiles.js');
    lay ??= tiles(document.querySelector('svg.pins'), streets.dataset); // a second click may have come meanwhile
  }
  owner.hidden = button.getAttribute('aria-pressed') === 'true';
  button.setAttribute('aria-pressed', String(!owner.hidden));
  lay(!owner.hidden);
});
