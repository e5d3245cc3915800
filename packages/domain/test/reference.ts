import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Comune, Reference, Skill } from '../src/index.js';

/** The real classifications as far as these tests ask, read from the shipped files; skills and licences are a handful. */

const DATA = join(__dirname, '../../reference/data');

const cells = (row: string): string[] =>
  [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );

const rows = (file: string): string[][] =>
  readFileSync(join(DATA, file), 'utf8').trim().split(/\r?\n/).slice(1).map(cells);

const comuni = new Map<string, Comune>(
  rows('comuni.csv').map((row) => {
    const [code, name, belfiore, sign, province, region, lat, lon, cap] = row as string[];
    return [
      code!,
      {
        code: code!,
        name: name!,
        belfiore: belfiore!,
        province: code!.slice(0, 3),
        provinceSign: sign!,
        provinceName: province!,
        region: '',
        regionName: region!,
        point: { lat: Number(lat), lon: Number(lon) },
        cap: cap || null,
        population: null,
      },
    ];
  }),
);

const former = rows('former_comuni.csv');
const labels = (file: string): Map<string, string> =>
  new Map(rows(file).map((row) => [row[0]!, row.at(file.startsWith('ateco') ? -1 : 1)!]));
const occupations = labels('isco08.csv');
const sectors = labels('ateco2025.csv');

const births = new Map<string, 'comune' | 'former' | 'country'>([
  ...rows('countries.csv').map(([code]) => [code!, 'country'] as const),
  ...former.map(([code]) => [code!, 'former'] as const),
  ...[...comuni.values()].map(({ belfiore }) => [belfiore, 'comune'] as const),
]);

const successors = new Map(former.map((row) => [row[3]!, row[5]!]));

const coded = (code: string, it: string | undefined) =>
  it === undefined ? undefined : { code, label: { it, en: it } };

const SKILLS: Readonly<Record<string, string>> = {
  'technical.office_cleaning': 'Pulizia di uffici',
  'technical.pruning': 'Potatura di alberi',
  'transversal.teamwork': 'Lavoro di squadra',
};

const skill = (code: string): Skill | undefined => {
  const found = coded(code, SKILLS[code]);
  return found && { ...found, family: 'technical', esco: null, occupations: [] };
};

const LICENCES = new Set(['AM', 'A', 'B', 'C', 'D', 'CQC', 'forklift', 'haccp']);

export const reference: Reference = {
  version: 'test',
  comune: (code) => comuni.get(code),
  successor: (code) => (comuni.has(code) ? undefined : successors.get(code)),
  province: (code) => ({ code, name: code }),
  region: (code) => ({ code, name: code }),
  birthPlace: (code) => {
    const kind = births.get(code);
    return kind && { code, name: code, kind };
  },
  occupation: (code) => coded(code, occupations.get(code)),
  sector: (code) => coded(code, sectors.get(code)),
  skill,
  licence: (code) => (LICENCES.has(code) ? coded(code, code) : undefined),
  near: () => [],
};
