import type { Scope, Worker } from '@rosa/domain';
import type { Page } from '@rosa/store';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';

/** The records in reach, by id, page by page. Every look leaves its trace. */
export const listWorkers = async (
  { store, audit }: RegistryDeps,
  scope: Scope,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Page<Worker>> => {
  const found = await store.find(scope, registryBanks.workers, page);
  await audit.record({ scope, action: 'workers.list', subjects: found.items.map(({ id }) => id) });
  return found;
};
