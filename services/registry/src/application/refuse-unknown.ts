import { invalid, systemScope } from '@rosa/domain';
import { wrong } from '@rosa/service-kit';
import type { AnyBank } from '@rosa/store';
import type { RegistryDeps } from '../ports.js';

/** An id a record refers to; `of` says whose it must be. */
export interface Referred {
  readonly field: string;
  readonly bank: AnyBank;
  readonly id: string | null | undefined;
  readonly workerId?: string;
}

/** @throws `invalid` naming every field whose id is no record's, or is someone else's */
export const refuseUnknown = async (
  { store }: RegistryDeps,
  referred: readonly Referred[],
): Promise<void> => {
  const errors = [];
  for (const { field, bank, id, workerId } of referred) {
    if (!id) continue;
    const record: { workerId?: string } | undefined = await store.get(
      systemScope('references'),
      bank,
      id,
    );
    const theirs = workerId === undefined || record?.workerId === workerId;
    if (!record || !theirs) errors.push(wrong(field, 'registry.notHeld', { value: id }));
  }
  if (errors.length > 0) throw invalid(errors);
};
