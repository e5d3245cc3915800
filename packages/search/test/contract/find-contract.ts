import { DUE_KEYS, NEVER_KEYS, SEXES, STATES, systemScope, type Scope } from '@rosa/domain';
import {
  arbitraryPeople,
  COMUNE_CODES,
  LATEST_FACT,
  OCCUPATION_CODES,
  SKILL_CODES,
} from '@rosa/test-kit';
import * as fc from 'fast-check';
import { FACETS, type PeopleQuery, type SearchEngine } from '../../src/index.js';
import type { SearchBench } from './bench.js';
import { naiveFind } from './naive-find.js';
import { documentOf, samplePeople } from './registry.js';

const system = systemScope('contract');
const operator = (...territory: string[]): Scope => ({ ...system, role: 'operator', territory });

const FAMILY = ['Rossi', 'D’Angelo', 'De Luca', 'Niccolò', 'Rossini'];
const GIVEN = ['Maria', 'Zoë', 'Anna Maria', 'Nicolò'];

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 1 });

const arbitraryQuery: fc.Arbitrary<PeopleQuery> = fc
  .record({
    text: maybe(
      fc.constantFrom('ross', 'rossi ', 'MARIA dang', 'luca de', 'nicolo', 'pulizie', 'santh'),
    ),
    comune: maybe(fc.constantFrom(...COMUNE_CODES)),
    province: maybe(fc.constantFrom('002', '096', '999')),
    region: maybe(fc.constantFrom('01', '15')),
    ageFrom: maybe(fc.integer({ min: 18, max: 60 })),
    ageTo: maybe(fc.integer({ min: 20, max: 80 })),
    sex: maybe(fc.constantFrom(...SEXES)),
    schooling: maybe(fc.integer({ min: 0, max: 8 })),
    state: maybe(fc.constantFrom(...STATES)),
    skill: maybe(fc.constantFrom(...SKILL_CODES)),
    occupation: maybe(fc.constantFrom(...OCCUPATION_CODES)),
    never: maybe(fc.uniqueArray(fc.constantFrom(...NEVER_KEYS), { maxLength: 2 })),
    asked: maybe(fc.uniqueArray(fc.constantFrom(...NEVER_KEYS), { maxLength: 2 })),
    due: maybe(fc.constantFrom(...DUE_KEYS)),
    sector: maybe(fc.constantFrom('81', '99')),
    whole: maybe(fc.constantFrom('comune', 'never')),
    sort: fc.constantFrom('name' as const, 'updated' as const),
    // Among them the days around birthdays, and the day a leap year adds.
    asOf: fc.constantFrom(LATEST_FACT, LATEST_FACT + 39, LATEST_FACT + 40, 20_512, 21_243),
    limit: fc.constant(500),
  })
  // Most conditions are left out, or no one is ever found.
  .chain((query) =>
    fc.subarray(Object.keys(query), { maxLength: 3 }).map((kept) => {
      const { sort, asOf, limit } = query;
      const entries = Object.entries(query).filter(
        ([key, v]) => kept.includes(key) && v !== undefined,
      );
      return { ...Object.fromEntries(entries), sort, asOf, limit };
    }),
  );

const registry = fc
  .tuple(
    arbitraryPeople(200),
    fc.infiniteStream(fc.tuple(fc.constantFrom(...FAMILY), fc.constantFrom(...GIVEN))),
  )
  .map(([people, names]) =>
    people.map(({ id, worker }, i) => {
      const [familyName, givenName] = names.next().value as [string, string];
      return documentOf(id, { ...worker, familyName, givenName }, (i % 7) + 1);
    }),
  );

const everyPage = async (engine: SearchEngine, query: PeopleQuery): Promise<string[]> => {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await engine.find(system, { ...query, limit: 7, ...(cursor ? { cursor } : {}) });
    ids.push(...page.ids);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return ids;
};

/** Look-ups: the same people, order, totals and facets as the plainest filter, only within the reach. */
export const findContract = (bench: SearchBench): void => {
  const queries = fc.array(arbitraryQuery, { minLength: 1, maxLength: 10 });
  const scopes = fc.constantFrom(system, operator('002'), operator('096', '002042'), operator());

  it('finds, counts and orders as the plainest filter does, within the reach of the scope', async () => {
    await fc.assert(
      fc.asyncProperty(registry, queries, scopes, async (documents, asked, scope) => {
        const engine = await bench.openEmpty();
        await engine.write(system, documents);
        await engine.refresh();
        for (const query of asked) {
          const page = await engine.find(scope, query);
          const naive = naiveFind(documents, scope, query);
          expect(page.ids).toEqual(naive.ids);
          expect(page.total).toBe(naive.ids.length);
          expect(page.facets).toEqual(naive.facets);
          expect(page.nextCursor).toBeNull();
          const narrow = await engine.find(scope, { ...query, counts: ['never', 'comune'] });
          const { never, comune } = page.facets;
          const none = Object.fromEntries(FACETS.map((facet) => [facet, []]));
          expect(narrow).toEqual({ ...page, facets: { ...none, never, comune } });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('turns the pages of every order without losing or doubling anyone', async () => {
    const engine = await bench.openEmpty();
    const documents = samplePeople(60, 7).map(({ id, worker }, i) => {
      const names = { familyName: FAMILY[i % 5]!, givenName: GIVEN[i % 4]! };
      return documentOf(id, { ...worker, ...names }, (i % 7) + 1);
    });
    await engine.write(system, documents);
    await engine.refresh();
    for (const sort of ['name', 'updated', 'relevance'] as const) {
      const query = { text: 'm', sort, asOf: LATEST_FACT, limit: 500 };
      const whole = await engine.find(system, query);
      expect(whole.total).toBeGreaterThan(14);
      expect(await everyPage(engine, query)).toEqual(whole.ids);
    }
  });

  it('refuses a cursor it did not make, or made for another order, naming the field', async () => {
    const engine = await bench.openEmpty();
    const people = samplePeople(2, 1);
    await engine.write(
      system,
      people.map(({ id, worker }) => documentOf(id, worker)),
    );
    await engine.refresh();
    const query: PeopleQuery = { sort: 'name', asOf: LATEST_FACT, limit: 1 };
    const { nextCursor } = await engine.find(system, query);
    const refusal = { kind: 'invalid', errors: [expect.objectContaining({ field: 'cursor' })] };
    for (const cursor of ['', 'x', 'bm90IG9uZQ', nextCursor!.slice(2)]) {
      await expect(engine.find(system, { ...query, cursor })).rejects.toMatchObject(refusal);
    }
    const elsewhere = { ...query, sort: 'updated', cursor: nextCursor! } as const;
    await expect(engine.find(system, elsewhere)).rejects.toMatchObject(refusal);
  });

  it('ranks everyone, whatever the scope reaches', async () => {
    const engine = await bench.openEmpty();
    const people = samplePeople(60, 3);
    await engine.write(
      system,
      people.map(({ id, worker }) => documentOf(id, worker)),
    );
    await engine.refresh();
    const found = await engine.find(operator(), { sort: 'name', asOf: LATEST_FACT, limit: 5 });
    expect(found).toMatchObject({ ids: [], total: 0 });
    expect(found.facets.sex).toEqual([]);
    const nothing = { requirements: [], terms: [], place: null, reachKm: 30, radiusKm: 50 };
    const list = await engine.match(
      operator(),
      {
        ...nothing,
        asOf: LATEST_FACT,
        weights: { experience: 1, availability: 1, distance: 1 },
        unknown: 0.25,
        rankBy: 'expected',
      },
      5,
    );
    expect(list.considered).toBe(people.length);
  });
};
