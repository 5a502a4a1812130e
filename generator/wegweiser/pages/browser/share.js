/** Handing an address on: by the telephone's own means, else by copying it. */

/** @param {HTMLElement} button  The one that was touched. @param {string} url */
export async function share(button, url) {
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
}
