import { Readable } from 'node:stream';
import { parseDay } from '@rosa/domain';
import { loadReference } from '@rosa/reference';
import { drawRegistry } from '../../src/demo/registry.js';
import { createWorld } from '../../src/demo/world.js';
import { runThere, type Io } from '../../src/process/control.js';
import { ownerOf } from '../../src/process/ownership.js';

export type Row = Readonly<Record<string, unknown>>;

const world = createWorld(loadReference(), 77, parseDay('2026-11-22')!);

/** Invented people, as a client writes them: the first `count` from the one numbered `from`. */
export const drawPeople = (count: number, from = 0): readonly Row[] => {
  const bank = drawRegistry(world, from + count).find(({ type }) => type === 'worker')!;
  return Array.from({ length: count }, (_each, at) => {
    const { lot: _lot, ...row } = bank.draw(from + at) as Record<string, unknown>;
    return row;
  });
};

export const ndjson = (rows: readonly object[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** Runs an operation in the server that owns a folder, as a command does; its standard output and what it said. */
export const ask = async (
  folder: string,
  name: string,
  args: object = {},
): Promise<{ readonly out: string; readonly said: string }> => {
  let [out, said] = ['', ''];
  const io: Io = {
    input: Readable.from([]),
    signal: new AbortController().signal,
    progress: () => undefined,
    line: (text) => void (said += `${text}\n`),
    data: async (text) => void (out += text),
  };
  await runThere(ownerOf(folder)!.socket!)(name, args, io);
  return { out, said };
};

export const rowsOf = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** Everybody a server holds. */
export const peopleOf = async (folder: string): Promise<Record<string, unknown>[]> =>
  rowsOf((await ask(folder, 'export', { restricted: false })).out).filter(
    ({ type }) => type === 'worker',
  );

const NO_DIFFERENCE = { missing: 0, stale: 0, extra: 0, repaired: 0 };

/**
 * What must hold of a registry whatever was killed: one person a codice fiscale, whole histories, an index that equals the
 * store. Gives back the people.
 */
export const expectSound = async (folder: string): Promise<Record<string, unknown>[]> => {
  const people = await peopleOf(folder);
  expect(new Set(people.map(({ fiscalCode }) => fiscalCode)).size).toBe(people.length);
  expect(people.filter(({ rev, former }) => !isWhole(Number(rev), former))).toEqual([]);
  const found = JSON.parse((await ask(folder, 'reconcile')).out) as object;
  expect(found).toEqual({ ...NO_DIFFERENCE, store: people.length, index: people.length });
  return people;
};

/** Every revision below the present one is kept once. */
const isWhole = (rev: number, former: unknown): boolean => {
  const kept = ((former ?? []) as { readonly record: { readonly rev: number } }[])
    .map(({ record }) => record.rev)
    .sort((a, b) => a - b);
  return kept.join() === Array.from({ length: rev - 1 }, (_each, at) => at + 1).join();
};
