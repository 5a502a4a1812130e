/**
 * Where a file is proposed: the addresses of the forges' own pages, and e-mails. Only what a browser,
 * a server and an e-mail program take whole is put into an address; the rest is copied by hand.
 */

/**
 * @typedef {'github' | 'gitea' | 'forgejo' | 'gitlab'} Kind
 * @typedef {{ kind: Kind, repository: string, branch: string }} Forge
 */

const ADDRESS = 6_000; // bytes: GitHub takes 8,191, other servers less
const MAIL = 2_000; // characters: Windows hands 2,048 to an e-mail program, and nothing beyond

/**
 * The forge's page for a new file. GitLab takes no content, and a long text does not fit: then
 * `filled` is false, and the text has to be copied there.
 * @param {Forge} forge @param {string} path `offers/x.yml` @param {string} text
 * @returns {{ address: string, filled: boolean }}
 */
export function newFile(forge, path, text) {
  const root = forge.repository.replace(/\/$/, '');
  const branch = encodeBranch(forge.branch);
  if (forge.kind === 'gitlab') return { address: `${root}/-/new/${branch}?file_name=${encodeURIComponent(path)}`, filled: false };
  const [folder, name] = path.split('/');
  // GitHub forgets the last folder of an address that names a file; Gitea documents it so
  const empty = forge.kind === 'github'
    ? `${root}/new/${branch}?filename=${encodeURIComponent(path)}`
    : `${root}/_new/${branch}/${folder}?filename=${encodeURIComponent(name)}`;
  const full = `${empty}&value=${encode(text)}`;
  return full.length <= ADDRESS ? { address: full, filled: true } : { address: empty, filled: false };
}

/** @param {Forge} forge @param {string} path @returns {string} The forge's page to edit a file. */
export function editFile(forge, path) {
  const page = { github: 'edit', gitlab: '-/edit' }[forge.kind] ?? '_edit';
  return `${forge.repository.replace(/\/$/, '')}/${page}/${encodeBranch(forge.branch)}/${path}`;
}

/**
 * An e-mail with the fullest of these texts that fits; null if none does.
 * @param {string} to @param {string} subject @param {string[]} bodies the fullest first
 * @returns {string | null}
 */
export function mailTo(to, subject, bodies) {
  const head = `mailto:${encodeURIComponent(to).replace('%40', '@')}?subject=${encode(subject)}&body=`;
  const mails = bodies.map((body) => head + encode(body.replaceAll('\n', '\r\n')));
  return mails.find((mail) => mail.length <= MAIL) ?? null;
}

/** A branch may have folders. */
function encodeBranch(branch) {
  return branch.split('/').map(encodeURIComponent).join('/');
}

/** Half a character cannot be encoded. */
function encode(text) {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}
