import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Comune, Criteria, Near, Point, Reference } from '../../src/index.js';
import { parseDay } from '../../src/index.js';

/** The reference tables and criteria of the worked example in matching.md, and nothing more. */

const NEAR: Readonly<Record<string, readonly Near[]>> = {
  '9112': [
    { code: '9111', nearness: 0.8 },
    { code: '9613', nearness: 0.5 },
  ],
  '9111': [{ code: '9112', nearness: 0.8 }],
  '9613': [{ code: '9112', nearness: 0.5 }],
};

const shipped = readFileSync(join(__dirname, '../../../reference/data/comuni.csv'), 'utf8');

/** A comune of the shipped file, by its ISTAT code. */
export const shippedComune = (code: string): Comune => {
  const row = shipped.split('\n').find((line) => line.startsWith(`${code},`));
  if (!row) throw new Error(`comuni.csv does not hold ${code}`);
  const [, name = '', belfiore = '', sign = '', provinceName = '', regionName = '', lat, lon] =
    row.split(',');
  return {
    code,
    name,
    belfiore,
    province: code.slice(0, 3),
    provinceSign: sign,
    provinceName,
    region: '01',
    regionName,
    point: { lat: Number(lat), lon: Number(lon) },
    cap: null,
    population: null,
  };
};

export const SANTHIA = shippedComune('002133');

const named = (text: string) => ({ code: text, label: { it: text, en: text } });

export const exampleReference: Reference = {
  version: 'example',
  comune: (code) => (code === SANTHIA.code ? SANTHIA : undefined),
  successor: () => undefined,
  province: () => undefined,
  region: () => undefined,
  birthPlace: () => undefined,
  occupation: (code) => (NEAR[code] ? named(code) : undefined),
  sector: () => undefined,
  skill: (code) =>
    code === 'sweeping'
      ? { ...named(code), family: 'technical', esco: null, occupations: [] }
      : undefined,
  licence: (code) => (code === 'B' ? named(code) : undefined),
  near: (code) => NEAR[code] ?? [],
};

export const day = (text: string): number => parseDay(text)!;

/** The point so many km due north of another. */
export const northOf = (from: Point, km: number): Point => ({
  lat: from.lat + (km / 6371.0088) * (180 / Math.PI),
  lon: from.lon,
});

export const exampleCriteria: Criteria = {
  asOf: day('2026-11-22'),
  requirements: [
    { kind: 'occupation', code: '9112', importance: 3, months: 12, atLeast: 1, must: false },
    { kind: 'licence', code: 'B', importance: 1, must: false },
  ],
  terms: ['contract:permanent', 'hours:part_time', 'shift:early'].map((key) => ({
    key,
    must: true,
  })),
  place: { comune: SANTHIA.code, point: SANTHIA.point },
  reachKm: 30,
  radiusKm: 50,
  weights: { experience: 0.6, availability: 0.2, distance: 0.2 },
  unknown: 0.25,
  rankBy: 'expected',
};
