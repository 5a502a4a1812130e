/**
 * The words of a query: which of them tell something, and what is left without their endings.
 *
 * @module
 */

import { fold, tokens, withoutElided, writtenWords } from './normalise.js';

/**
 * A word of a query. Its key may come from any script; what it was written in decides which endings
 * are tried.
 *
 * @typedef {{key: string, script: Script}} QueryWord
 * @typedef {"latin" | "cyrillic" | "arabic" | "ethiopic" | "other"} Script
 */

/**
 * The words of a query, without the parts of words: those are for the index.
 *
 * @param {string} query
 * @returns {QueryWord[]}
 */
export function queryTokens(query) {
  const words = writtenWords(query.slice(0, LONGEST)).map(queryWord).filter(({ key }) => key);
  const told = words.filter(({ key }) => !AFFIXES.has(key));
  return told.length ? told : words;
}

/** So much of a query is read, in UTF-16 units: nobody types more, but an address may hold it. */
const LONGEST = 200;

/** Persian endings and beginnings that some write as words of their own. */
const AFFIXES = new Set(['ها', 'هاي', 'مي', 'نمي']);

/** What people ask with, whatever they ask for. It is not left out: it counts less. */
const ASKING = new Set(
  [
    'ich du wir sie er es mein meine meinen meiner mir mich der die das den dem ein eine einen einer',
    'und oder für mit zu zum zur in im am an auf bei von nach ohne wo wie was wer wann ist sind gibt',
    'kann können möchte will brauche suche suchen finde finden habe hat nicht bitte gut hier',
    'i me my we our you your a an the and or for with to in on at of from where how what who when is',
    'are can could want need looking look find get have has help please some any do',
    'أنا اريد أريد أحتاج بحاجة أبحث ابحث عن في من إلى الى على مع هل كيف أين اين وين شو ماذا متى هنا',
    'لي عندي ممكن لو سمحت بدي ما هو هي أو و',
    'من میخواهم می‌خواهم میخوام دنبال برای به در از با که چه چطور کجا کجاست چگونه را و یا یک دارم',
    'زه غواړم لپاره ته په کې د چیرته څنګه سره یو لرم له',
    'من دەمەوێت بۆ لە بە و کوێ چۆن چی هەیە دەوێت پێویستم',
    'ez min dixwazim ji bo li di de bi û ku çawa kî çi heye hewce pêwîst',
    'ኣነ እደሊ ደልየ ናይ ኣብ ናብ ምስ ን ካብ ከመይ ኣበይ እንታይ መን ኣሎ ክረክብ',
    'waxaan rabaa raadinayaa u ku ka iyo la si sidee xagee halkee maxay waa ma jira baahanahay',
    'я мені мене мій моя хочу потрібно потрібен треба шукаю знайти де як що хто коли і та або для з у в',
    'на до від по чи є можна мне меня мой нужно нужен нужна надо ищу найти где как что кто когда и или',
    'с к от ли есть можно',
    'ben bana benim bir istiyorum arıyorum lazım nerede nasıl ne kim için ile ve veya var mı mi mu nereden',
    'je j me mon ma mes le la les un une des de du et ou pour avec à au aux en dans où comment que qui',
    'quand est cherche trouver veux voudrais besoin ai faire',
  ].flatMap(tokens),
);

/**
 * @param {string} key
 * @returns {boolean} whether people ask with this word whatever they ask for
 */
export function isAsking(key) {
  return ASKING.has(key);
}

/**
 * @param {string} word as written
 * @returns {QueryWord}
 */
function queryWord(word) {
  return { key: fold(withoutElided(word)), script: scriptOf(word) };
}

/**
 * @param {string} word
 * @returns {Script}
 */
function scriptOf(word) {
  const found = Object.entries(SCRIPTS).find(([, letters]) => letters.test(word));
  return /** @type {Script} */ (found ? found[0] : 'other');
}

const SCRIPTS = {
  latin: /\p{Script=Latin}/u,
  cyrillic: /\p{Script=Cyrillic}/u,
  arabic: /\p{Script=Arabic}/u,
  ethiopic: /\p{Script=Ethiopic}/u,
};

/** What a word may end with beside its stem, by script and language. */
const ENDINGS = {
  latin: [
    'ungen ung innen ern en er es em n s', // German
    'ing', // English
    'lar ler lari leri larin lerin lara lere larda lerde lardan lerden', // Turkish: plural, cases
    'da de ta te dan den tan ten nin nun in un im um ini ya ye yi si su sini',
    'ka ga ha ada yada', // Somali: articles
    'an on eke eki', // Kurmanji
    'a e i o u',
  ],
  cyrillic: [
    'a e i o u ia iu ii ei oi ou', // in Latin keys: Ukrainian and Russian
    'am om em im ami imi iami ah ih ov ev iv ogo omu k ka ku ki ko',
    'ati iti ovati uvati annia ennia uvannia nia',
  ],
  arabic: [
    'ات ون ين ان تان كم نا هم يه ه', // Arabic
    'ها هاي تر ترين ي م ت ش', // Persian
    'ونه و', // Pashto
    'هكه هكان يك يان', // Sorani
  ],
  ethiopic: ['tat at ati ti n a e i o u'],
  other: [],
};
/** What a word may begin with. */
const BEGINNINGS = {
  latin: null,
  cyrillic: null,
  arabic: /^(?:[وفبكل]?ال|لل|[وبل](?=.{4}))/,
  ethiopic: /^(?:nay|kab|ab|n|b|z|k|m|l)(?=.{4})/,
  other: null,
};
const AFTER = new Map(Object.entries(ENDINGS).map(([script, rows]) => [script, endingOf(rows)]));

/** @param {string[]} rows */
function endingOf(rows) {
  const endings = rows.join(' ').split(' ').filter(Boolean);
  const longestFirst = endings.sort((one, other) => other.length - one.length);
  return new RegExp(`(?:${longestFirst.join('|')})$`, 'u');
}

/**
 * What is left of a word without what may be a beginning or an ending of its own: to be tried as the
 * beginning of words, or as a word where `isShort`.
 *
 * @param {QueryWord} word
 * @returns {string[]}
 */
export function stems({ key, script }) {
  const before = BEGINNINGS[script];
  const starts = before ? [key, key.replace(before, '')] : [key];
  const ends = starts.map((start) => start.replace(AFTER.get(script), ''));
  const found = [...starts, ...ends].filter((stem) => stem !== key && stem.length >= 3);
  return [...new Set(found)];
}

/**
 * @param {string} stem
 * @returns {boolean} whether it is too short to say which words begin with it
 */
export function isShort(stem) {
  return /^[a-z]{3}$/.test(stem);
}
