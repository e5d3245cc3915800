import type { Scope, Worker } from '@rosa/domain';
import type { RegistryDeps } from '../ports.js';
import { getWorker } from './get-worker.js';

/** Reads one record, and keeps that it was read. @throws `notFound` */
export const lookAtWorker = async (
  deps: RegistryDeps,
  scope: Scope,
  id: string,
): Promise<Worker> => {
  const worker = await getWorker(deps, scope, id);
  await deps.audit.record({ scope, action: 'workers.read', subjects: [id] });
  return worker;
};
