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
function writtenWords(text) {
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
  const elided = ELIDED.exec(word);
  if (elided) keys.push(fold(word.slice(elided[0].length)));
  return [...new Set(keys.filter(Boolean))];
}

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
  const elided = ELIDED.exec(word);
  return { key: fold(elided ? word.slice(elided[0].length) : word), script: scriptOf(word) };
}

/**
 * @param {string} word
 * @returns {Script}
 */
function scriptOf(word) {
  const found = Object.entries(SCRIPTS).find(([, letters]) => letters.test(word));
  return /** @type {Script} */ (found ? found[0] : "other");
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

/** What sounds alike, or is written alike by those who learnt to write in another language. */
const SOUNDS_ALIKE = new Map(
  pairs(
    'c=k q=k w=v y=i j=i z=s x=h ث=س ص=س ذ=ز ض=ز ظ=ز ژ=ز ط=ت ح=ه غ=ق ع=ا پ=ب چ=ج گ=ك',
  ),
);
const TOGETHER = {
  ...{ sch: 's', sh: 's', tsch: 'k', tch: 'k', ch: 'k', ck: 'k', kh: 'h', gh: 'g', zh: 's' },
  ...{ ph: 'f', th: 't', dh: 'd', ts: 's', tz: 's', ou: 'u', ie: 'i' },
};
const COMBINATIONS = /tsch|sch|tch|[ckgzptds]h|ck|t[sz]|ou|ie|[cqwyjzxثصذضظژطحغعپچگ]/g;
const ARTICLE = /\n(?:[وفبكل]?ال|لل)(?=[^\n]{3})/g;
const MUTE_H = /([aeiou])h(?![aeiou])/g;
const DOUBLED = /([^\n])\1+/gu;

/**
 * Keys as they sound, whoever writes them: "shule" and "schule", "dhaqtar" and "dhakhtar".
 *
 * @param {string} keys each after a line feed
 * @returns {string} as many, likewise
 */
export function soundsOf(keys) {
  return keys
    .replace(ARTICLE, '\n')
    .replace(COMBINATIONS, (letters) => TOGETHER[letters] ?? SOUNDS_ALIKE.get(letters))
    .replace(MUTE_H, '$1')
    .replace(DOUBLED, '$1');
}

/**
 * @param {string} key
 * @returns {string} the key as it sounds
 */
export function soundOf(key) {
  return soundsOf(`\n${key}`).slice(1);
}

/** Arabic letters and the Latin consonants that stand for them where people have no Arabic keyboard. */
const CONSONANTS = new Map(
  pairs(
    'ب=b پ=p ت=t ث=s ج=j چ=c ح=h خ=h د=d ذ=z ر=r ز=z ژ=j س=s ش=s ص=s ض=d ط=t ظ=z غ=g ف=f ق=k ك=k گ=g ل=l م=m ن=n ه=h',
  ),
);

/**
 * The consonants of a key, the same for a word in Arabic letters and in Latin ones: "تطعيم", "tateem".
 *
 * @param {string} key
 * @returns {string}
 */
export function skeletons(key) {
  return /[\u0620-\u06ff]/.test(key) ? arabicSkeleton(key) : latinSkeleton(key);
}

/** @param {string} key */
function arabicSkeleton(key) {
  const bare = key.replace(/^ال/, '').replace(/ه$/, '');
  const first = bare.startsWith('و') ? 'v' : '';
  return first + Array.from(bare, (letter) => CONSONANTS.get(letter) ?? '').join('');
}

const SOUNDS = { sh: 's', kh: 'h', gh: 'g', ch: 'c', th: 's', zh: 'j' };

/** @param {string} key */
function latinSkeleton(key) {
  const sounds = key.replace(/sh|kh|gh|ch|th|zh/g, (sound) => SOUNDS[sound]);
  const first = /^[vw]/.test(sounds) ? 'v' : '';
  return first + sounds.replace(/[aeiouvwy]/g, '').replaceAll('q', 'k').replace(/h$/, '');
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
function pairs(table) {
  return table.split(' ').map((pair) => [pair[0], pair.slice(2)]);
}

/** @param {string} characters */
function anyOf(characters) {
  return new RegExp(`[${characters}]`, 'gu');
}
