import { refuse, RosaError } from '@rosa/domain';
import { operationsOf, type ArgumentsOf, type OperationName } from '../operations/index.js';
import { compose } from '../process/compose.js';
import { catchUp } from '../process/catch-up.js';
import type { Config } from '../process/config.js';
import { runThere, type Io } from '../process/control.js';
import { ownerOf, takeFolder, type Ownership } from '../process/ownership.js';

const tryToTake = (config: Config): Ownership | undefined => {
  try {
    return takeFolder(config.data);
  } catch (error) {
    if (error instanceof RosaError && error.kind === 'conflict') return undefined;
    throw error;
  }
};

/**
 * Runs an operation: through the server that owns the folder where one runs, else in this process, which opens the folder
 * itself.
 */
export const runOperation = async <N extends OperationName>(
  config: Config,
  name: N,
  args: ArgumentsOf<N>,
  io: Io,
): Promise<void> => {
  const ownership = tryToTake(config);
  if (!ownership) {
    const socket = ownerOf(config.data)?.socket;
    if (!socket) {
      throw refuse('conflict', 'process.between', { folder: config.data });
    }
    return runThere(socket)(name, args, io);
  }
  try {
    const rosa = await compose(config);
    try {
      await catchUp(rosa, io);
      await operationsOf(rosa)(name, args, io);
      await rosa.indexer.drain();
    } finally {
      await rosa.stop();
    }
  } finally {
    ownership.release();
  }
};
