import { parseWorkerPatch, type Scope } from '@rosa/domain';
import { putContent } from '@rosa/service-kit';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { checkingOf } from './context.js';
import { refuseWriting, tellingOwner, type WrittenWorker } from './create-worker.js';
import { getWorkerAt } from './get-worker.js';
import { unheldWarnings } from './warn-unheld.js';
import { fieldsOf } from './worker-fields.js';

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
  const read = parseWorkerPatch(change, fieldsOf(before), checkingOf(deps));
  const warnings = [...read.warnings, ...(await unheldWarnings(deps, read.worker))];
  const content = { ...read.worker, lot: before.lot };
  const worker = await tellingOwner(deps, scope, () =>
    putContent(deps.store, scope, registryBanks.workers, before, content),
  );
  await deps.audit.record({ scope, action: 'workers.update', subjects: [id] });
  return { worker, warnings };
};
