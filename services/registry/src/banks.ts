import { accessOfWorker, omocodeOf, type WorkerRecord } from '@rosa/domain';
import { onceBank } from '@rosa/service-kit';
import type { Bank } from '@rosa/store';

/** The banks of the registry: how people, and what is kept about them, are found and reached. */

const workers: Bank<WorkerRecord> = {
  name: 'workers',
  schemaVersion: 1,
  keys: { fiscalCode: 'text', fiscalKin: 'text', birthDate: 'text' },
  unique: ['fiscalCode'],
  keysOf: ({ fiscalCode, birthDate }) => ({
    fiscalCode,
    fiscalKin: fiscalKinOf(fiscalCode),
    birthDate,
  }),
  accessOf: accessOfWorker,
  event: 'worker.changed',
  keepsHistory: true,
};

/** The same for a codice fiscale and all its variants (omocodia): every digit that may be a letter is one. */
export const fiscalKinOf = (fiscalCode: string): string => omocodeOf(fiscalCode, 7);

/** Every bank of the registry's store, by name. */
export const registryBanks = { workers, once: onceBank } as const;

export type RegistryBanks = typeof registryBanks;
