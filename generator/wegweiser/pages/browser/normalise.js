/**
 * Text becomes search keys: what people type and what offers say, made alike in every script.
 *
 * The twin of `search/normalise.py`; LETTERS is `search/letters.json`, held alike by a test. Keys
 * are compared, never shown.
 *
 * @module
 */

/** What both twins know about letters. */
export const LETTERS = {
  "apostrophes": "'’‘‛ʼʻʹʾʿ`´′",
  "invisible": "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeffـ",
  "joiners": "\u200c\u200d",
  "elided": "c d j l m n s t qu jusqu lorsqu puisqu quoiqu",
  "digits": "٠=0 ١=1 ٢=2 ٣=3 ٤=4 ٥=5 ٦=6 ٧=7 ٨=8 ٩=9 ۰=0 ۱=1 ۲=2 ۳=3 ۴=4 ۵=5 ۶=6 ۷=7 ۸=8 ۹=9",
  "latin": "ß=ss æ=ae œ=oe ø=o ı=i đ=d ð=d ħ=h ł=l ŋ=n þ=th ŧ=t ə=e ɓ=b ɗ=d ɛ=e ɔ=o ƙ=k",
  "greek": "ς=σ",
  "cyrillic": "а=a б=b в=v г=g ґ=g д=d е=e є=e э=e ж=zh з=z и=i і=i ы=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=c ч=ch ш=sh щ=sh ъ= ь= ю=u я=a ђ=d ј=i љ=l њ=n ћ=c џ=dz ә=a ғ=g қ=k ң=n ө=o ұ=u ү=u һ=h",
  "arabic": "ء= ٱ=ا ى=ي ی=ي ې=ي ۍ=ي ے=ي ێ=ي ک=ك ڪ=ك ګ=گ ڭ=گ ة=ه ە=ه ھ=ه ہ=ه ۃ=ه ۆ=و ۇ=و ۊ=و ۋ=و ټ=ت ٹ=ت ډ=د ڈ=د ړ=ر ڕ=ر ڑ=ر ڵ=ل ڼ=ن ں=ن ڤ=ف ښ=ش ږ=ژ ځ=ز څ=س",
  "silent": "ئ",
  "silent_before": "اويەێۆیۇەهۊ",
  "ethiopic": "ሀ=ha ለ=le ሐ=ha መ=me ሠ=se ረ=re ሰ=se ሸ=she ቀ=qe ቈ=qo ቐ=qe ቘ=qo በ=be ቨ=ve ተ=te ቸ=che ኀ=ha ኈ=ho ነ=ne ኘ=nye አ=a ከ=ke ኰ=ko ኸ=ke ዀ=ko ወ=we ዐ=a ዘ=ze ዠ=zhe የ=ye ደ=de ዸ=de ጀ=je ገ=ge ጐ=go ጘ=ge ጠ=te ጨ=che ጰ=pe ጸ=se ፀ=se ፈ=fe ፐ=pe",
  "ethiopic_vowels": "- u i a e - o a",
  "ethiopic_bare": "አ=i ዐ=i",
  "ethiopic_stops": "፡።፣፤፥፦፧፨"
};

const REPLACED = replacements();
const DROPPED = anyOf(LETTERS.invisible + LETTERS.apostrophes + LETTERS.joiners);
const INVISIBLE = anyOf(LETTERS.invisible);
const APOSTROPHES = anyOf(LETTERS.apostrophes);
const JOINERS = new RegExp(`[${LETTERS.joiners}]+`, 'u');
const ETHIOPIC_STOPS = anyOf(LETTERS.ethiopic_stops);
const OUTSIDE_WORDS = new RegExp(`[^\\p{L}\\p{N}\\p{M}'${LETTERS.joiners}]+`, 'u');
const MARKS = /\p{M}+/gu;
/** ae, oe, ue are written for ä, ö, ü where a keyboard lacks them. */
const UMLAUT = /([aou])e/g;
/** What Sorani writes before a vowel at the beginning of a word, and many leave out. */
const SILENT = new RegExp(`^${LETTERS.silent}(?=[${LETTERS.silent_before}])`, 'u');
const ELIDED = new RegExp(`^'*(?:${LETTERS.elided.replaceAll(' ', '|')})'(?=..)`, 'isu');

/**
 * The search key of a text: lower case, no marks, one letter for all that are confused.
 *
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  const lower = text.replace(DROPPED, '').normalize('NFKC').toLowerCase();
  const start = lower.normalize('NFC').replace(SILENT, '');
  const bare = start.normalize('NFD').replace(MARKS, '');
  const alike = Array.from(bare.replace(DROPPED, ''), (letter) => REPLACED.get(letter) ?? letter);
  return alike.join('').normalize('NFC').replace(UMLAUT, '$1');
}

/**
 * The keys of all words of a text, in their order.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function tokens(text) {
  return writtenWords(text).flatMap(wordKeys);
}

/**
 * @param {string} text
 * @returns {string[]} the words of a text as they are written, apostrophes and joiners in them.
 */
export function writtenWords(text) {
  const plain = prepare(prepare(text).normalize('NFKC')).replace(ETHIOPIC_STOPS, ' ');
  return plain.split(OUTSIDE_WORDS).filter(Boolean);
}

/** @param {string} text */
function prepare(text) {
  return text.replace(INVISIBLE, '').replace(APOSTROPHES, "'");
}

/**
 * The keys of a word: the whole, then the parts that a joiner or an elision parts it into.
 *
 * @param {string} word
 * @returns {string[]}
 */
function wordKeys(word) {
  const parts = word.split(JOINERS).filter((part) => part.replaceAll("'', '"));
  const keys = [fold(word)];
  if (parts.length > 1) keys.push(...parts.map(fold).filter((key) => [...key].length > 1));
  const rest = withoutElided(word);
  if (rest !== word) keys.push(fold(rest));
  return [...new Set(keys.filter(Boolean))];
}

/**
 * @param {string} word as written
 * @returns {string} without an elided word before it: "allemand" of "d'allemand"
 */
export function withoutElided(word) {
  return word.replace(ELIDED, '');
}

/** @returns {Map<string, string>} what a letter becomes. */
function replacements() {
  const { digits, latin, greek, cyrillic, arabic } = LETTERS;
  const alike = [digits, latin, greek, cyrillic, arabic].flatMap(pairs);
  return new Map([...alike, ...ethiopicSyllables()]);
}

/**
 * Ethiopic syllables as consonant and vowel, so that words that differ in their last vowel are alike.
 *
 * @returns {[string, string][]}
 */
function ethiopicSyllables() {
  const vowels = LETTERS.ethiopic_vowels.replaceAll('-', '').split(' ');
  const bare = new Map(pairs(LETTERS.ethiopic_bare));
  return pairs(LETTERS.ethiopic).flatMap(([first, syllable]) =>
    vowels.map((vowel, column) => {
      const letter = String.fromCodePoint(first.codePointAt(0) + column);
      if (column === 0) return [letter, syllable];
      if (column === 5 && bare.has(first)) return [letter, bare.get(first)];
      return [letter, syllable.slice(0, -1) + vowel];
    }),
  );
}

/**
 * @param {string} table "ß=ss ø=o"
 * @returns {[string, string][]}
 */
export function pairs(table) {
  return table.split(' ').map((pair) => [pair[0], pair.slice(2)]);
}

/** @param {string} characters */
function anyOf(characters) {
  return new RegExp(`[${characters}]`, 'gu');
}
