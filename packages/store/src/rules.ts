import { invalid, notFound, reachOf, reaches, refuse, stale, wrong } from '@rosa/domain';
import type { AccessKeys, Action, Meta, RosaError, Scope } from '@rosa/domain';
import type { AnyBank, Bank, Change } from './port.js';

/** What the port says of a change, whatever the engine: pure, and asked within its transaction. */

/** What is held under an id: a live record or a tombstone. */
export interface Head {
  readonly rev: number;
  readonly deleted: boolean;
  readonly access: AccessKeys;
}

/**
 * The record a change was decided on; `null` where none was expected and none is. Absent and out of reach are the same
 * (`notFound`); another revision, or a tombstone, is `stale`.
 */
export const present = <H extends Head>(
  scope: Scope,
  { bank, id, expect }: Pick<Extract<Change, { op: 'check' }>, 'bank' | 'id' | 'expect'>,
  head: H | undefined,
  action: Action,
): H | null => {
  if (head === undefined && expect === 0) return null;
  if (head === undefined || !reaches(reachOf(scope, bank.name, action), head.access)) {
    throw notFound(bank.name, id);
  }
  if (head.deleted || head.rev !== expect) throw stale(bank.name, id, head.rev);
  return head;
};

/** Why a new record cannot take an id that is in use, or was. */
export const usedId = (scope: Scope, bank: AnyBank, id: string, head: Head): RosaError =>
  reaches(reachOf(scope, bank.name, 'write'), head.access)
    ? stale(bank.name, id, head.rev)
    : notFound(bank.name, id);

/** Why a record cannot have a unique value: record `id` has it. */
export const takenValue = (bank: AnyBank, key: string, id: string): RosaError => {
  const field = wrong(key, 'http.takenValue', {});
  const extra = { bank: bank.name, key, id };
  return refuse('conflict', 'http.taken', { what: bank.name, key }, [field], extra);
};

/**
 * Refuses a record the scope may not write as it is to be. People move house: an existing one may leave the territory of
 * whoever keeps it up to date.
 */
export const mayWrite = (scope: Scope, bank: AnyBank, access: AccessKeys, exists = false): void => {
  const reach = reachOf(scope, bank.name, 'write');
  if (exists && reach.kind === 'territory') return;
  if (reach.kind === 'all' || reaches(reach, access)) return;
  throw refuse('forbidden', 'http.outOfReach', { what: bank.name });
};

/** The revision a put makes. @throws `invalid` where an import gives one that is not above what was expected */
export const revisionOf = ({
  expect,
  rev = expect + 1,
}: Extract<Change, { op: 'put' }>): number => {
  insistWholeNumber('rev', rev, expect + 1);
  return rev;
};

/** @throws `invalid` on `field` where a value is no whole number of `least` or more */
export const insistWholeNumber = (field: string, value: number, least: number): void => {
  if (Number.isInteger(value) && value >= least) return;
  throw invalid([wrong(field, 'http.wholeNumber', { least })]);
};

/** A record as it was written, brought to the bank's present schema one version at a time. */
export const upgraded = <T extends object>(
  bank: Bank<T>,
  written: T & Meta,
  version: number,
): T & Meta => {
  if (version === bank.schemaVersion) return written;
  const { id, rev, createdAt, updatedAt } = written;
  let record: object = written;
  for (let from = version; from < bank.schemaVersion; from += 1) {
    if (bank.upgrade === undefined) {
      throw new Error(
        `Bank ${bank.name} holds records of schema ${from} and no way to upgrade them`,
      );
    }
    record = bank.upgrade(record, from);
  }
  return { ...(record as T), id, rev, createdAt, updatedAt };
};
