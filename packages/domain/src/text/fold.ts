/** Letters that no decomposition takes apart. */
const WHOLE: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
};

const PLAIN = /^[\0-\x7f]*$/;

/** Lower case, without accents. Only letters change: apostrophes, blanks and signs stay. */
export const fold = (text: string): string => {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøđðþłıħ]/g, (letter) => WHOLE[letter]!);
};

/** The folded words of a text, in order: split at blanks, signs and apostrophes (`d’Ivrea` is `d`, `ivrea`). */
export const foldWords = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
