/** Handing an address on: by the telephone's own means, else by copying it. */

/**
 * Show the button for sharing in a part of the page, where the browser can do either.
 * @param {ParentNode} part @param {() => string} findAddress
 */
export function offerShare(part, findAddress) {
  const button = /** @type {HTMLElement | null} */ (part.querySelector('[data-share]'));
  if (!button || !(navigator.share || navigator.clipboard)) return;
  button.closest('li').hidden = false;
  button.addEventListener('click', async () => {
    const url = findAddress();
    try {
      if (navigator.share) {
        await navigator.share({ title: document.title, url });
      } else {
        await navigator.clipboard.writeText(url);
        button.querySelector('[role="status"]').hidden = false;
      }
    } catch {
      // the reader closed the choice, or does not allow copying: nothing is lost
    }
  });
}
