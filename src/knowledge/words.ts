/** Free text as words that can be compared across accents, scripts and the spelling habits of languages. */

/** Names of drugs stand at the front: what lies behind is not examined, so a hostile text costs no more than this. */
const LONGEST_TEXT = 2000;

/** Characters that one becomes when it is taken apart, a Hangul syllable at most; a ligature of Arabic becomes 18. */
const MOST_PARTS = 3;

/** Words of letters and words of digits, lower case, without accents and invisible characters: "6-MP" is 6, mp. */
export function wordsOf(text: string): readonly string[] {
  return plain(text).match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** Lower case without accents, ligatures and format characters (zero width, bidi, soft hyphen). */
export function plain(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .normalize('NFKD')
    .slice(0, LONGEST_TEXT * MOST_PARTS)
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ø/g, 'o')
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/[‐‑‒–—]/g, '-');
}

const habits: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ch|qu|ck|k/g, 'c'],
  [/y/g, 'i'],
  [/w/g, 'v'],
  [/x/g, 'cs'],
  [/ts|z/g, 's'],
  [/ou/g, 'u'],
  [/mf/g, 'nf'],
];

/**
 * A substance name without what languages change in it, so that azathioprine, azatioprina, azatiopryna and
 * atsatiopriini are one word. For comparison only.
 */
export function stem(word: string): string {
  const respelled = habits.reduce((result, [from, to]) => result.replace(from, to), word).replace(/(.)\1+/gu, '$1');
  return respelled.replace(/(?<=.{6})(um|us|as|is|os|[aeious])$/u, '');
}

/** One slip at most: a letter too many, missing, wrong, or two swapped. */
export function nearlySame(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1);
  if (short.slice(start + 1) === long.slice(start + 1)) return true;
  return (
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    short.slice(start + 2) === long.slice(start + 2)
  );
}

/** Whether a phrase stands in the words at a place. */
export function standsAt(words: readonly string[], place: number, phrase: readonly string[]): boolean {
  return phrase.every((word, index) => words[place + index] === word);
}

/** Whether a phrase stands anywhere in the words. */
export function contains(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some((word, place) => word === phrase[0] && standsAt(words, place, phrase));
}
