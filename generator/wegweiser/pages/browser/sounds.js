/**
 * Keys as they sound: what people write who know a word by ear, or have other letters to type with.
 *
 * @module
 */

import { pairs } from './normalise.js';

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
