import { systemScope } from '@rosa/domain';
import { blankWorker, LATEST_FACT } from '@rosa/test-kit';
import type { SearchEngine } from '../../src/index.js';
import type { SearchBench } from './bench.js';
import { documentOf } from './registry.js';

const scope = systemScope('contract');

const PEOPLE = {
  angela: { familyName: 'D’Angelo', givenName: 'Niccolò', fiscalCode: 'DNGNCL70A01F839A' },
  luca: { familyName: 'De Luca', givenName: 'Zoë Maria', fiscalCode: 'DLCZMR70A41F839B' },
  rossi: { familyName: 'Rossi', givenName: 'Maria', fiscalCode: 'RSSMRA70A41F839C' },
  rossini: { familyName: 'Rossini', givenName: 'Mario', fiscalCode: 'RSSMRA70A01F839D' },
  gardener: {
    familyName: 'Bianchi',
    givenName: 'Ada',
    fiscalCode: 'BNCDAA70A41F839E',
    experiences: [
      {
        occupation: '6113',
        sector: null,
        employer: 'Vivai Rossi',
        from: '2001',
        to: '2004',
        evidence: 'declared' as const,
        tasks: 'Giardiniere: potatura delle siepi',
      },
    ],
  },
};

type Person = keyof typeof PEOPLE;
const names = Object.keys(PEOPLE) as Person[];
const idOf = (person: Person): string =>
  `01900000-0000-7000-8000-00000000000${names.indexOf(person)}`;

const filled = async (bench: SearchBench): Promise<SearchEngine> => {
  const engine = await bench.openEmpty();
  await engine.write(
    scope,
    names.map((person) => documentOf(idOf(person), blankWorker(PEOPLE[person]))),
  );
  await engine.refresh();
  return engine;
};

const found = async (engine: SearchEngine, text: string): Promise<readonly Person[]> => {
  const query = { text, sort: 'relevance', asOf: LATEST_FACT, limit: 50 } as const;
  const { ids } = await engine.find(scope, query);
  return ids.map((id) => names.find((person) => idOf(person) === id)!);
};

/** Free text: forgiving about accents, case, apostrophes and the order of words; strict about the codice fiscale. */
export const textContract = (bench: SearchBench): void => {
  it.each<[string, readonly Person[]]>([
    ['NICCOLO d’angelo', ['angela']],
    ['dangelo', ['angela']],
    ['angelo niccolò', ['angela']],
    ['deluca zoe', ['luca']],
    ['maria luca', ['luca']],
    ['zo', ['luca']],
    ['giardiniera ', ['gardener']],
    ['potatur', ['gardener']],
    ['siepe bianchi', ['gardener']],
    ['rossi verdi', []],
  ])('finds by «%s»', async (text, expected) => {
    expect(await found(await filled(bench), text)).toEqual(expected);
  });

  it('puts whole names first, then names that begin so, then the rest', async () => {
    expect(await found(await filled(bench), 'rossi')).toEqual(['rossi', 'rossini', 'gardener']);
  });

  it('leaves a finished word as it is', async () => {
    expect(await found(await filled(bench), 'rossi ')).toEqual(['rossi', 'gardener']);
  });

  it('finds a codice fiscale only whole', async () => {
    const engine = await filled(bench);
    expect(await found(engine, 'rssmra70a41f839c')).toEqual(['rossi']);
    expect(await found(engine, 'RSSMRA70A41')).toEqual([]);
  });

  it('takes signs and operators as they are typed, as nothing to search by', async () => {
    const engine = await filled(bench);
    expect(await found(engine, '"rossi" AND (mario* OR -x) NEAR')).toEqual([]);
    expect(await found(engine, '«rossini», (mario)')).toEqual(['rossini']);
  });

  it('takes a whole page of words', async () => {
    const engine = await filled(bench);
    expect(await found(engine, `${'rossi '.repeat(2000)}maria`)).toEqual(['rossi']);
  });

  it('forgets the former words of someone who is written again or deleted', async () => {
    const engine = await filled(bench);
    const married = { ...PEOPLE.rossi, familyName: 'Verdi' };
    await engine.write(scope, [
      documentOf(idOf('rossi'), blankWorker(married), 2),
      { id: idOf('rossini'), rev: 2, deleted: true },
    ]);
    await engine.refresh();
    expect(await found(engine, 'rossi')).toEqual(['gardener']);
    expect(await found(engine, 'verdi maria')).toEqual(['rossi']);
  });
};
