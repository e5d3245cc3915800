import * as fc from 'fast-check';
import { newId } from '@rosa/domain';
import { RevisionTable, type Revision } from '../src/application/revision-table.js';

const revisions = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    rev: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
    deleted: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 60 },
);

const tableOf = (held: readonly Revision[]): RevisionTable => {
  const table = new RevisionTable();
  for (const revision of held) table.add(revision);
  return table;
};

describe('the revision table', () => {
  it('gives back every revision put in, and none that was not', () => {
    fc.assert(
      fc.property(revisions, revisions, (held, others) => {
        const table = tableOf(held);
        const ids = new Set(held.map(({ id }) => id));
        for (const { id, rev, deleted } of held) expect(table.see(id)).toEqual({ rev, deleted });
        for (const { id } of others) if (!ids.has(id)) expect(table.see(id)).toBeUndefined();
      }),
    );
  });

  it('counts the live entries, and those never asked for', () => {
    fc.assert(
      fc.property(revisions, fc.nat(60), (held, asked) => {
        const table = tableOf(held);
        for (const { id } of held.slice(0, asked)) table.see(id);
        const live = (all: readonly Revision[]): number => all.filter((r) => !r.deleted).length;
        expect(table.live).toBe(live(held));
        expect(table.unseen()).toBe(live(held.slice(asked)));
      }),
    );
  });

  it('keeps the newer of two revisions of one id, in whatever order they come', () => {
    const id = newId();
    const older = { id, rev: 1, deleted: false };
    const newer = { id, rev: 2, deleted: true };
    for (const order of [
      [older, newer],
      [newer, older],
    ]) {
      const table = tableOf(order);
      expect(table.live).toBe(0);
      expect(table.see(id)).toEqual({ rev: 2, deleted: true });
    }
  });

  it('loses nothing while it grows', () => {
    const held = Array.from({ length: 20_000 }, (_, n) => ({
      id: newId(),
      rev: n + 1,
      deleted: n % 7 === 0,
    }));
    const table = tableOf(held);
    const wrong = held.filter(({ id, rev, deleted }) => {
      const found = table.see(id);
      return found?.rev !== rev || found.deleted !== deleted;
    });
    expect(wrong).toEqual([]);
    expect(table.unseen()).toBe(0);
  });

  it('refuses what is not a UUID', () => {
    expect(() => new RevisionTable().see('mario')).toThrow('not a UUID');
  });
});
