import { isDeepStrictEqual } from 'node:util';
import { accessOfWorker, parseWorkerPatch, type Scope } from '@rosa/domain';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { checkingOf } from './context.js';
import { refuseWriting, tellingOwner, type WrittenWorker } from './create-worker.js';
import { besidePerson, getWorkerAt } from './get-worker.js';
import { fieldsOf } from './worker-fields.js';

const { workers } = registryBanks;

/**
 * Changes a person's record; leaving the programme is such a change. A change that changes nothing makes no revision.
 * A person who moves is handed over: whoever held the record may write the new address, wherever it lies.
 *
 * @throws `notFound`, `stale`, `invalid` by field, `conflict` on a codice fiscale in use, `forbidden`
 */
export const updateWorker = async (
  deps: RegistryDeps,
  scope: Scope,
  id: string,
  expected: number | 'any',
  change: unknown,
): Promise<WrittenWorker> => {
  const before = await getWorkerAt(deps, scope, id, expected);
  refuseWriting(scope, before);
  const { worker: content, warnings } = parseWorkerPatch(
    change,
    fieldsOf(before),
    checkingOf(deps),
  );
  const record = { ...before, ...content };
  if (isDeepStrictEqual(record, before)) return { worker: before, warnings };
  const moved = accessOfWorker(record).territory !== accessOfWorker(before).territory;
  const [meta] = await tellingOwner(deps, scope, () =>
    deps.store.commit(moved ? besidePerson(scope) : scope, [
      { op: 'put', bank: workers, id, expect: before.rev, record },
    ]),
  );
  await deps.audit.record({ scope, action: 'workers.update', subjects: [id] });
  return { worker: { ...record, ...meta! }, warnings };
};
