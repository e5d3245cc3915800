import { distanceKm, LIMIT_TOLERANCE_KM, matchPlanOf, type Criteria } from '@rosa/domain';
import { arbitraryCriteria, smallReference } from '@rosa/test-kit';
import * as fc from 'fast-check';
import { countOf, eachBit, isSet, leaveOut, popcount, setBit } from '../src/embedded/bits.js';
import { bytesOfId, idOfBytes, Ids } from '../src/embedded/ids.js';
import { compareNames, nameOf } from '../src/embedded/fill-facets.js';
import { limitsOf } from '../src/embedded/limits.js';
import { Packed } from '../src/embedded/packed.js';
import { compile } from '../src/embedded/parts.js';
import { People } from '../src/embedded/people.js';
import { plainScan } from '../src/embedded/plain-scan.js';
import { putPerson } from '../src/embedded/put-person.js';
import { SpatialOrder } from '../src/embedded/spatial-order.js';
import { Top } from '../src/embedded/top.js';
import { openSearch } from '../src/index.js';
import { expectRule } from './contract/compare.js';
import { documentOf, idOf, samplePeople } from './contract/registry.js';

const anywhere = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});
const [{ worker: someone }] = samplePeople(1, 1) as [ReturnType<typeof samplePeople>[number]];

const livingAt = (n: number, point: { lat: number; lon: number }, rev = 1) => {
  const home = { comune: null, address: null, cap: null, point };
  const availability = { commute: null, answers: null };
  return documentOf(idOf(n), { ...someone, domicile: home, availability }, rev);
};

describe('the order over the map', () => {
  it('misses no one within the radius and keeps no one beyond, whoever has moved since', () => {
    const near = {
      lat: fc.double({ min: -1, max: 1, noNaN: true }),
      lon: fc.double({ min: -1, max: 1, noNaN: true }),
    };
    const steps = fc.array(fc.oneof(anywhere, fc.record(near)), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        steps,
        steps,
        anywhere,
        fc.integer({ min: 1, max: 500 }),
        (homes, moves, at, radiusKm) => {
          const center = homes.length % 2 ? at : homes[0]!;
          const people = new People();
          const order = new SpatialOrder(people);
          const points = new Map<number, { lat: number; lon: number }>();
          const live = (n: number, point: { lat: number; lon: number }, rev: number): void => {
            points.set(n, point);
            putPerson(people, livingAt(n, point, rev));
          };
          homes.forEach((point, n) => live(n, point, 1));
          const limits = limitsOf({ radiusKm, asOf: 0 } as Criteria, center);
          const check = (): void => {
            const out = people.columns.home_known.slice();
            for (const { words } of order.near(limits, 30)) leaveOut(out, words);
            for (const [n, point] of points) {
              const beyond = distanceKm(point, center) - radiusKm - LIMIT_TOLERANCE_KM;
              if (Math.abs(beyond) < 1e-6) continue;
              const slot = people.find(idOf(n));
              expect((out[slot >>> 5]! >>> (slot & 31)) & 1).toBe(beyond > 0 ? 1 : 0);
            }
          };
          check();
          moves.forEach((point, n) => live(n * 2, point, 2));
          check();
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the best so many', () => {
  it('are those a sort would put first', () => {
    const entry = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 30 }));
    fc.assert(
      fc.property(fc.array(entry), fc.integer({ min: 0, max: 20 }), (all, n) => {
        const top = new Top(n, (a, b) => a - b);
        all.forEach(([score, lot], slot) => top.offer(slot, score, lot));
        const sorted = all
          .map(([score, lot], slot) => ({ score, lot, slot }))
          .sort((a, b) => b.score - a.score || a.lot - b.lot || a.slot - b.slot);
        expect(top.drain()).toEqual(sorted.slice(0, n).map(({ slot }) => slot));
      }),
    );
  });
});

describe('what the columns are made of', () => {
  it('finds ids through additions, removals and growth', () => {
    const acts = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.boolean()), {
      maxLength: 600,
    });
    fc.assert(
      fc.property(acts, (all) => {
        const ids = new Ids(301);
        const held = new Set<number>();
        for (const [n, add] of all) {
          if (add && !held.has(n)) ids.add(n, bytesOfId(idOf(n))!);
          if (!add && held.has(n)) ids.remove(n);
          if (add) held.add(n);
          else held.delete(n);
        }
        for (let n = 0; n <= 300; n++)
          expect(ids.find(bytesOfId(idOf(n))!)).toBe(held.has(n) ? n : -1);
      }),
      { numRuns: 30 },
    );
    expect(idOfBytes(bytesOfId(idOf(77))!)).toBe(idOf(77));
    expect(bytesOfId('not an id')).toBeUndefined();
  });

  it('keeps lists whole while they grow, shrink and are packed anew', () => {
    const acts = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 400 })),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(acts, (all) => {
        const lists = new Packed(2, 10);
        const held = new Map<number, number>();
        all.forEach(([slot, count], n) => {
          const at = lists.reserve(slot, count);
          lists.values.fill(n, at, at + count * 2);
          held.set(slot, n);
        });
        for (const [slot, n] of held) {
          const start = lists.starts[slot]!;
          const own = lists.values.subarray(start, start + lists.lengths[slot]! * 2);
          expect(own.every((value) => value === n)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('counts and visits bits', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 199 })), (slots) => {
        const words = new Uint32Array(7);
        for (const slot of slots) setBit(words, slot);
        const visited: number[] = [];
        eachBit(words, (slot) => visited.push(slot));
        expect(visited).toEqual([...slots].sort((a, b) => a - b));
        expect(countOf(words)).toBe(slots.length);
      }),
    );
    expect(popcount(-1)).toBe(32);
  });

  it('orders sort names as text does, and gives them back', () => {
    const name = fc.stringMatching(/^[a-zéü' ]{1,20}$/);
    fc.assert(
      fc.property(fc.array(name, { minLength: 2, maxLength: 8 }), (names) => {
        const people = new People();
        const slots = names.map((sortName, n) =>
          putPerson(people, { ...livingAt(n, { lat: 45, lon: 8 }), sortName }),
        );
        slots.forEach((slot, i) => {
          expect(nameOf(people, slot)).toBe(names[i]);
          const other = slots[0]!;
          const order = names[i]! < names[0]! ? -1 : Number(names[i]! > names[0]!);
          expect(Math.sign(compareNames(people, slot, other))).toBe(order);
        });
      }),
    );
  });
});

it('the plain scan the engine is measured against computes the rule too', () => {
  const documents = samplePeople(300, 31).map(({ id, worker }) => documentOf(id, worker));
  const people = new People();
  for (const document of documents) putPerson(people, document);
  for (const criteria of fc.sample(arbitraryCriteria, { seed: 32, numRuns: 20 })) {
    const list = plainScan(people, compile(people, matchPlanOf(criteria, smallReference)), 10);
    expectRule(list, documents, criteria, 10, smallReference);
  }
});

describe('addresses', () => {
  it.each([
    ['redis://x', 'embedded:CARTELLA, http(s)://'],
    ['', 'embedded:CARTELLA'],
    ['embedded:', 'embedded:CARTELLA'],
  ])('refuses %p in words', async (url, said) => {
    await expect(openSearch({ url, reference: smallReference })).rejects.toMatchObject({
      kind: 'invalid',
      errors: [{ field: 'SEARCH_URL', message: expect.stringContaining(said) }],
    });
  });

  it('says that a folder cannot be used', async () => {
    const opened = openSearch({ url: 'embedded:/dev/null/index', reference: smallReference });
    await expect(opened).rejects.toMatchObject({
      kind: 'unavailable',
      extra: { engine: 'embedded' },
    });
  });
});

it('grows past its first capacity and uses slots again', () => {
  const people = new People();
  const [{ worker }] = samplePeople(1, 41) as [ReturnType<typeof samplePeople>[number]];
  const put = (n: number): number => putPerson(people, documentOf(idOf(n), worker));
  for (let n = 0; n < 3000; n++) put(n);
  expect(people.live).toBe(3000);
  const { birth, live } = people.columns;
  const factsAt = (slot: number) => [
    birth[slot],
    isSet(live, slot),
    people.answers.map((column) => column[slot]),
    Object.values(people.lists).map(({ lengths }) => lengths[slot]),
    Object.values(people.sets).map(({ sets }) => sets.map((set) => isSet(set, slot))),
  ];
  for (let slot = 1; slot < 3000; slot++) expect(factsAt(slot)).toEqual(factsAt(0));
  for (let n = 0; n < 3000; n += 2) people.remove(idOf(n), 2);
  expect(people.live).toBe(1500);
  for (let n = 5000; n < 6500; n++) put(n);
  expect(people.slots).toBe(3000);
  expect(people.find(idOf(1))).toBeGreaterThanOrEqual(0);
  expect(people.find(idOf(0))).toBe(-1);
});
