import type { Comune, Near, Reference } from '@rosa/domain';

/** Reference tables small enough that random people and random criteria often meet. */

const comuneAt = (code: string, name: string, lat: number, lon: number): Comune => ({
  code,
  name,
  belfiore: `Z${code.slice(3)}`,
  province: code.slice(0, 3),
  provinceSign: 'VC',
  provinceName: 'Vercelli',
  region: '01',
  regionName: 'Piemonte',
  point: { lat, lon },
  cap: null,
  population: null,
});

/** Santhià, two comuni near it, one in the next province, one at the far end of the country. */
const COMUNI = [
  comuneAt('002133', 'Santhià', 45.36795, 8.17012),
  comuneAt('002042', 'Cigliano', 45.30958, 8.02198),
  comuneAt('002158', 'Vercelli', 45.32398, 8.42318),
  comuneAt('096004', 'Biella', 45.56635, 8.05381),
  comuneAt('063049', 'Napoli', 40.83957, 14.25085),
] as const;

/** A comune of the past that is part of Cigliano today. */
const FORMER: Readonly<Record<string, string>> = { '002999': '002042' };

const PAIRS: readonly (readonly [string, string, number])[] = [
  ['9112', '9111', 0.8],
  ['9112', '9613', 0.5],
  ['6113', '9214', 0.8],
  ['9214', '9613', 0.5],
];

export const OCCUPATION_CODES = ['9112', '9111', '9613', '6113', '9214', '4110'] as const;
export const SKILL_CODES = ['cleaning', 'pruning', 'reception', 'teamwork'] as const;
export const LICENCE_CODES = ['B', 'C', 'forklift'] as const;
export const LANGUAGE_CODES = ['it', 'fr', 'ar'] as const;
export const COMUNE_CODES: readonly string[] = [
  ...COMUNI.map(({ code }) => code),
  ...Object.keys(FORMER),
];

const nearTo = (code: string): readonly Near[] =>
  PAIRS.flatMap(([a, b, nearness]) => {
    if (a === code) return [{ code: b, nearness }];
    return b === code ? [{ code: a, nearness }] : [];
  });

const oneOf =
  <T>(codes: readonly string[], entry: (code: string) => T) =>
  (code: string): T | undefined =>
    codes.includes(code) ? entry(code) : undefined;

const coded = (code: string) => ({ code, label: { it: `«${code}»`, en: `“${code}”` } });

export const smallReference: Reference = {
  version: 'small',
  comune: (code) => COMUNI.find((comune) => comune.code === code),
  successor: (code) => FORMER[code],
  province: oneOf(['002', '096', '063'], (code) => ({ code, name: code })),
  region: oneOf(['01', '15'], (code) => ({ code, name: code })),
  birthPlace: () => undefined,
  occupation: oneOf(OCCUPATION_CODES, coded),
  sector: oneOf(['38', '81', '81.21'], coded),
  skill: oneOf(SKILL_CODES, (code) => ({
    ...coded(code),
    family: 'technical',
    esco: null,
    occupations: [],
  })),
  licence: oneOf(LICENCE_CODES, coded),
  near: nearTo,
};
