import type { Area, BirthPlace, Comune } from '@rosa/domain';
import { groupBy } from '@rosa/domain';
import { byCode, lazily, readTable, type Row } from './tables.js';

/** ISTAT codes of the regions, by the names the table of comuni uses. */
const REGIONS: Readonly<Record<string, string>> = {
  Piemonte: '01',
  "Valle d'Aosta": '02',
  Lombardia: '03',
  'Trentino-Alto Adige': '04',
  Veneto: '05',
  'Friuli-Venezia Giulia': '06',
  Liguria: '07',
  'Emilia-Romagna': '08',
  Toscana: '09',
  Umbria: '10',
  Marche: '11',
  Lazio: '12',
  Abruzzo: '13',
  Molise: '14',
  Campania: '15',
  Puglia: '16',
  Basilicata: '17',
  Calabria: '18',
  Sicilia: '19',
  Sardegna: '20',
};

const regionCode = (name: string): string => {
  const found = Object.entries(REGIONS).find(([known]) => name.startsWith(known));
  if (!found) throw new Error(`region ${name} has no ISTAT code`);
  return found[1];
};

const comuneOf = (row: Row): Comune => ({
  code: row['istat']!,
  name: row['name']!,
  belfiore: row['belfiore']!,
  province: row['istat']!.slice(0, 3),
  provinceSign: row['province_code']!,
  provinceName: row['province']!,
  region: regionCode(row['region']!),
  regionName: row['region']!,
  point: { lat: Number(row['lat']), lon: Number(row['lon']) },
  cap: row['cap'] || null,
  population: row['population_2011'] ? Number(row['population_2011']) : null,
});

/** Every comune of today, by ISTAT code. */
export const comuni = lazily(() => byCode(readTable('comuni').map(comuneOf)));

const areas = (codeOf: (comune: Comune) => string, nameOf: (comune: Comune) => string) =>
  lazily(() =>
    byCode(
      [...comuni().values()].map((each): Area => ({ code: codeOf(each), name: nameOf(each) })),
    ),
  );

export const provinces = areas(
  (comune) => comune.province,
  (comune) => comune.provinceName,
);
export const regions = areas(
  (comune) => comune.region,
  (comune) => comune.regionName,
);

const comuniByProvince = lazily(() => groupBy([...comuni().values()], (each) => each.province));
const comuniByRegion = lazily(() => groupBy([...comuni().values()], (each) => each.region));

/** The comuni of a region (two digits) or a province (three); none for a code that does not exist. */
export const comuniOf = (area: string): readonly Comune[] =>
  (area.length === 2 ? comuniByRegion() : comuniByProvince()).get(area) ?? [];

/** The provinces of a region, three digits each; none for a code that does not exist. */
export const provincesOf = (region: string): readonly string[] => [
  ...new Set(comuniOf(region).map((comune) => comune.province)),
];

const former = lazily(() => readTable('former_comuni'));

/** By former ISTAT code, the comune of today it became part of; codes still in use are never here. */
export const successors = lazily(
  (): ReadonlyMap<string, string> =>
    new Map(
      former()
        .filter((row) => row['istat'] && row['successor'] && !comuni().has(row['istat']))
        .map((row) => [row['istat']!, row['successor']!]),
    ),
);

/** Belfiore codes of birth: countries, comuni of the past, comuni of today; the last said wins. */
export const birthPlaces = lazily((): ReadonlyMap<string, BirthPlace> => {
  const place = (code: string, name: string, kind: BirthPlace['kind']): [string, BirthPlace] => [
    code,
    { code, name, kind },
  ];
  return new Map([
    ...readTable('countries').map((row) => place(row['belfiore']!, row['name']!, 'country')),
    ...former().map((row) => place(row['belfiore']!, row['name']!, 'former')),
    ...[...comuni().values()].map((each) => place(each.belfiore, each.name, 'comune')),
  ]);
});
