import { fold } from '../text/fold.js';
import { parseDay } from '../time/day.js';
import type { Sex } from '../people/worker.js';

/**
 * The codice fiscale (DM 23 December 1976): six letters of the names, year, month and day of birth (40 more for a woman),
 * Belfiore code of birth (`Z…` abroad), a check character. Of two people with one code the tax office gives the second a
 * variant in which digits, from the last, become letters (omocodia).
 *
 * Computed here rather than by `@marketto/codice-fiscale-utils`, which takes half a millisecond a code, too long for an
 * import of a hundred thousand rows; the tests hold one to the other.
 */

/** What of a person the code is made of. Days may be partial: what is not said is not compared. */
export interface CodedPerson {
  readonly familyName: string;
  readonly givenName: string;
  readonly sex: Sex;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly birthDate: string;
  /** Belfiore code. */
  readonly birthPlace: string;
}

/** What is not known is not compared. */
export type KnownOfPerson = { readonly [K in keyof CodedPerson]?: CodedPerson[K] | null };

export type FiscalCodeProblem =
  'fiscalCodeLength' | 'fiscalCodeForm' | 'fiscalCodeDay' | 'fiscalCodeCheck';

export type FiscalCodeWarning =
  | 'fiscalCodeFamilyName'
  | 'fiscalCodeGivenName'
  | 'fiscalCodeBirthDate'
  | 'fiscalCodeSex'
  | 'fiscalCodeBirthPlace';

export interface FiscalCodeCheck {
  readonly valid: boolean;
  /** Upper case, without blanks. */
  readonly normalised: string;
  /** Why the code cannot be anyone's. */
  readonly problems: readonly FiscalCodeProblem[];
  /** Where it does not agree with the person: a slip in one of the two, to be looked at. */
  readonly warnings: readonly FiscalCodeWarning[];
}

const MONTHS = 'ABCDEHLMPRST';
/** The letters that stand for 0 to 9 in a variant. */
const OMOCODES = 'LMNPQRSTUV';
/** Places of the seven digits, from the one replaced first. */
const DIGITS = [14, 13, 12, 10, 9, 7, 6] as const;
const FORM =
  /^[A-Z]{6}[\dLMNPQRSTUV]{2}[ABCDEHLMPRST][\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{3}[A-Z]$/;
/** Values of 0–9 and A–Z in odd places (1st, 3rd, …); in even ones a digit or letter counts its rank. */
const ODD = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];
const ZERO = 48;
const CAPITAL_A = 65;

const rankOf = (char: number): number => (char >= CAPITAL_A ? char - CAPITAL_A : char - ZERO);

const checkCharacter = (code: string): string => {
  let sum = 0;
  for (let place = 0; place < 15; place += 1) {
    const rank = rankOf(code.charCodeAt(place));
    sum += place % 2 === 0 ? ODD[rank]! : rank;
  }
  return String.fromCharCode(CAPITAL_A + (sum % 26));
};

const letters = (name: string): string =>
  fold(name)
    .toUpperCase()
    .replace(/[^A-Z]/g, '');

const threeOf = (consonants: string, vowels: string): string =>
  `${consonants}${vowels}XXX`.slice(0, 3);

const familyPart = (name: string): string => {
  const all = letters(name);
  return threeOf(all.replace(/[AEIOU]/g, ''), all.replace(/[^AEIOU]/g, ''));
};

/** Of four consonants or more the second is left out. */
const givenPart = (name: string): string => {
  const all = letters(name);
  const consonants = all.replace(/[AEIOU]/g, '');
  return consonants.length > 3
    ? `${consonants[0]}${consonants[2]}${consonants[3]}`
    : threeOf(consonants, all.replace(/[^AEIOU]/g, ''));
};

const FEMALE = 40;
const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** The code of a person born on a whole day; the names need a letter each. */
export const makeFiscalCode = (person: CodedPerson): string => {
  const [year, month, day] = person.birthDate.split('-') as [string, string, string];
  const stem =
    familyPart(person.familyName) +
    givenPart(person.givenName) +
    year.slice(2) +
    MONTHS[Number(month) - 1]! +
    two(Number(day) + (person.sex === 'F' ? FEMALE : 0)) +
    person.birthPlace;
  return stem + checkCharacter(stem);
};

/** The variant of a code with its last `times` digits (1 to 7) as letters, for people who would share one. */
export const omocodeOf = (code: string, times: number): string => {
  const chars = [...code];
  for (const place of DIGITS.slice(0, times)) {
    const digit = Number(chars[place]);
    if (!Number.isNaN(digit)) chars[place] = OMOCODES[digit]!;
  }
  const stem = chars.slice(0, 15).join('');
  return stem + checkCharacter(stem);
};

/** A code and every variant of it: each of the seven digits as it is or as its letter, 128 in all. */
export const variantsOf = (code: string): readonly string[] => {
  const plain = withoutOmocodes(code);
  return Array.from({ length: 1 << DIGITS.length }, (_, asLetters) => {
    const chars = [...plain];
    DIGITS.forEach((place, bit) => {
      if (asLetters & (1 << bit)) chars[place] = OMOCODES[Number(plain[place])]!;
    });
    const stem = chars.slice(0, 15).join('');
    return stem + checkCharacter(stem);
  });
};

const withoutOmocodes = (code: string): string => {
  let plain = code;
  for (const place of DIGITS) {
    const digit = OMOCODES.indexOf(code[place]!);
    if (digit >= 0) plain = plain.slice(0, place) + digit + plain.slice(place + 1);
  }
  return plain;
};

const isFemale = (plain: string): boolean => Number(plain.slice(9, 11)) > FEMALE;

/** The day of birth a code tells, a woman's forty taken off. */
const dayTold = (plain: string): number =>
  Number(plain.slice(9, 11)) - (isFemale(plain) ? FEMALE : 0);

/** The code does not tell the century: a 29 February may exist in one only. */
const dayExists = (plain: string): boolean => {
  const month = two(MONTHS.indexOf(plain[8]!) + 1);
  return ['19', '20'].some(
    (century) =>
      parseDay(`${century}${plain.slice(6, 8)}-${month}-${two(dayTold(plain))}`) !== undefined,
  );
};

const problemsOf = (code: string): readonly FiscalCodeProblem[] => {
  if (code.length !== 16) return ['fiscalCodeLength'];
  if (!FORM.test(code)) return ['fiscalCodeForm'];
  if (checkCharacter(code) !== code[15]) return ['fiscalCodeCheck'];
  return dayExists(withoutOmocodes(code)) ? [] : ['fiscalCodeDay'];
};

const sameBirthDate = (plain: string, birthDate: string): boolean => {
  const [year, month, day] = birthDate.split('-');
  return (
    year?.slice(2) === plain.slice(6, 8) &&
    (month === undefined || MONTHS[Number(month) - 1] === plain[8]) &&
    (day === undefined || Number(day) === dayTold(plain))
  );
};

const warningsOf = (plain: string, person: KnownOfPerson): readonly FiscalCodeWarning[] => {
  const { familyName, givenName, birthDate, sex, birthPlace } = person;
  const agrees: readonly (readonly [FiscalCodeWarning, boolean])[] = [
    ['fiscalCodeFamilyName', !familyName || familyPart(familyName) === plain.slice(0, 3)],
    ['fiscalCodeGivenName', !givenName || givenPart(givenName) === plain.slice(3, 6)],
    ['fiscalCodeBirthDate', !birthDate || sameBirthDate(plain, birthDate)],
    ['fiscalCodeSex', !sex || (sex === 'F') === isFemale(plain)],
    ['fiscalCodeBirthPlace', !birthPlace || birthPlace === plain.slice(11, 15)],
  ];
  return agrees.filter(([, holds]) => !holds).map(([warning]) => warning);
};

/** Is this a code someone can have, and does it agree with what is known of the person? */
export const checkFiscalCode = (code: string, person: KnownOfPerson): FiscalCodeCheck => {
  const normalised = code.toUpperCase().replace(/\s/g, '');
  const problems = problemsOf(normalised);
  const valid = problems.length === 0;
  return {
    valid,
    normalised,
    problems,
    warnings: valid ? warningsOf(withoutOmocodes(normalised), person) : [],
  };
};
