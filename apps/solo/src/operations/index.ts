import { notFound } from '@rosa/domain';
import type { Rosa } from '../process/compose.js';
import type { Io, Run } from '../process/control.js';
import { addAccount, addToken } from './accounts.js';
import { backup } from './backup.js';
import { doctor } from './doctor.js';
import { exportAll } from './export.js';
import { importFiles } from './import.js';
import { failedJobs, retryJobs } from './queue.js';
import { reconcile } from './reconcile.js';
import { reindex } from './reindex.js';
import { seed } from './seed.js';

/** What can be asked of a composed Rosa, here or in the process that owns the folder. */
const OPERATIONS = {
  import: importFiles,
  export: exportAll,
  seed,
  reindex,
  reconcile,
  'queue-failed': failedJobs,
  'queue-retry': retryJobs,
  backup,
  'account-add': addAccount,
  'token-add': addToken,
  doctor,
} as const;

export type OperationName = keyof typeof OPERATIONS;

/** The arguments of an operation, as JSON carries them. */
export type ArgumentsOf<N extends OperationName> = Parameters<(typeof OPERATIONS)[N]>[1];

/** Arguments come from a command of the same user and version, over a socket no one else can open. */
export const operationsOf =
  (rosa: Rosa): Run =>
  async (name, args, io) => {
    if (!Object.hasOwn(OPERATIONS, name)) throw notFound('comando', name);
    const run = OPERATIONS[name as OperationName] as (
      rosa: Rosa,
      args: object,
      io: Io,
    ) => Promise<void>;
    await run(rosa, args, io);
  };
