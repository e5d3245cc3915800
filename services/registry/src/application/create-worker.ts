import { randomInt } from 'node:crypto';
import {
  accessOfWorker,
  newId,
  parseNewWorker,
  RosaError,
  type Scope,
  type Warning,
  type Worker,
  type WorkerFields,
} from '@rosa/domain';
import { createOnce, refuse } from '@rosa/service-kit';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { checkingOf } from './context.js';
import { fiscalCodeTaken, refuseDuplicates } from './find-duplicates.js';
import { unheldWarnings } from './warn-unheld.js';

export interface NewWorkerRequest {
  /** As a client writes a worker, with the `id` it made where it made one. */
  readonly input: unknown;
  readonly idempotencyKey: string | undefined;
  /** Whoever registers has seen the people alike, and this is someone else. */
  readonly confirmedDifferent: boolean;
}

/** A record as it was written, with what is odd about it. */
export interface WrittenWorker {
  readonly worker: Worker;
  readonly warnings: readonly Warning[];
}

const { workers } = registryBanks;

/** A whole number in [0, 2^48), drawn once: the order among equals (matching.md, "Score"). */
export const drawLot = (): number => randomInt(2 ** 48 - 1);

/** The central team reads everyone and writes only the records no territory holds. */
export const refuseWriting = (scope: Scope, worker: WorkerFields): void => {
  const ownerless = accessOfWorker(worker as Worker).territory === '';
  if (scope.role === 'central' && !ownerless)
    throw refuse('forbidden', 'registry.centralOwnOnly', {});
};

/** Commits, and says a codice fiscale in use as the registry says it. */
export const tellingOwner = async <T>(
  deps: RegistryDeps,
  scope: Scope,
  commit: () => Promise<T>,
): Promise<T> => {
  try {
    return await commit();
  } catch (error) {
    const { bank, key, id } = (error instanceof RosaError ? error.extra : {}) as Partial<
      Record<string, string>
    >;
    if (bank === workers.name && key === 'fiscalCode' && id) {
      throw await fiscalCodeTaken(deps, scope, id);
    }
    throw error;
  }
};

/**
 * Registers a person, once: a repeated request answers with the record it made.
 *
 * @throws `invalid` by field; `conflict` as {@link refuseDuplicates} says; `forbidden` out of the caller's territory
 */
export const createWorker = async (
  deps: RegistryDeps,
  scope: Scope,
  { input, idempotencyKey, confirmedDifferent }: NewWorkerRequest,
): Promise<WrittenWorker> => {
  const { id = newId(), worker, warnings } = parseNewWorker(input, checkingOf(deps));
  refuseWriting(scope, worker);
  const creation = { id, idempotencyKey, route: 'POST /workers' };
  const { record, first } = await tellingOwner(deps, scope, () =>
    createOnce(deps.store, scope, workers, creation, async () => {
      await refuseDuplicates(deps, scope, worker, confirmedDifferent);
      const lotted = { ...worker, lot: drawLot() };
      return [{ op: 'put', bank: workers, id, expect: 0, record: lotted }];
    }),
  );
  const action = first ? 'workers.create' : 'workers.read';
  await deps.audit.record({ scope, action, subjects: [record.id] });
  return { worker: record, warnings: [...warnings, ...(await unheldWarnings(deps, worker))] };
};
