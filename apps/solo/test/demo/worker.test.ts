import { parseDay, parseNewWorker } from '@rosa/domain';
import { loadReference } from '@rosa/reference';
import { drawWorker } from '../../src/demo/worker.js';
import { createWorld } from '../../src/demo/world.js';

const reference = loadReference();
const asOf = parseDay('2026-11-22')!;
const world = createWorld(reference, 7, asOf);
const PEOPLE = 3000;
const rows = Array.from({ length: PEOPLE }, (_each, serial) => drawWorker(world, serial));
const people = rows.map(({ lot: _lot, ...row }) => parseNewWorker(row, { reference, today: asOf }));
const share = (holds: (person: (typeof people)[number]['worker']) => boolean): number =>
  people.filter(({ worker }) => holds(worker)).length / PEOPLE;

describe('an invented person', () => {
  it('is accepted as any other row, without a warning', () => {
    const warned = people.flatMap(({ warnings }) => warnings);
    expect(warned).toEqual([]);
  });

  it('is the same from one seed and day, in a registry of any size', () => {
    expect(drawWorker(createWorld(reference, 7, asOf), 2999)).toEqual(rows[2999]);
    expect(drawWorker(createWorld(reference, 8, asOf), 2999)).not.toEqual(rows[2999]);
  });

  it('has an id and a codice fiscale of their own', () => {
    expect(new Set(people.map(({ id }) => id)).size).toBe(PEOPLE);
    expect(new Set(people.map(({ worker }) => worker.fiscalCode)).size).toBeGreaterThan(PEOPLE - 5);
  });
});

describe('the invented registry', () => {
  it('lives where LSU/LPU projects were', () => {
    const inRegion = (region: string) =>
      share(({ residence }) => reference.comune(residence?.comune ?? '')?.region === region);
    for (const first of ['15', '19', '18', '16']) {
      expect(inRegion(first)).toBeGreaterThan(inRegion('03') * 2);
    }
  });

  it('has the blanks of a real registry', () => {
    expect(share((worker) => worker.schooling === null)).toBeCloseTo(0.4, 1);
    expect(share((worker) => worker.skills === null)).toBeCloseTo(0.5, 1);
    expect(share((worker) => worker.availability.answers === null)).toBeCloseTo(1 / 3, 1);
    expect(share((worker) => worker.residence === null && worker.domicile === null)).toBeCloseTo(
      0.05,
      1,
    );
  });
});
