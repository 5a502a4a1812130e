/** A page of the preview loads itself anew as soon as the server has a newer one. */

const version = new URL(import.meta.url).search.slice(1);
const address = new URL(`changed?${version}`, import.meta.url);

/** @returns {Promise<boolean>} Whether there is a newer one; the server answers when it knows. */
async function isOld() {
  try {
    const answer = await fetch(address);
    if (answer.ok) return (await answer.text()) !== version;
  } catch {
    // it is being started again
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return false;
}

while (!(await isOld()));
location.reload();
