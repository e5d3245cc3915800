import Database from 'libsql';

/** What becomes of a request for a checkpoint; between writer and thread in shared memory, one number. */
export const IDLE = 0;
export const ASKED = 1;
export const RUNNING = 2;
/** The writer has closed the file: none follows. */
export const ENDED = 3;

export interface Request {
  readonly file: string;
  readonly state: Int32Array;
}

/**
 * Copies what a file's log holds into the file, unless its writer has closed it meanwhile. The writer goes on writing. A
 * checkpoint that fails is left to the next one, or to the writer's own.
 */
export const checkpoint = ({ file, state }: Request): void => {
  if (Atomics.compareExchange(state, 0, ASKED, RUNNING) !== ASKED) return;
  try {
    // A connection of its own for each: one that outlived the writer's would do away with the log of whoever comes next.
    const db = new Database(file);
    try {
      db.exec('PRAGMA wal_checkpoint(PASSIVE)');
    } finally {
      db.close();
    }
  } catch {
    // A full disk or a damaged file is told in words by the writer's next commit.
  } finally {
    Atomics.store(state, 0, IDLE);
    Atomics.notify(state, 0);
  }
};
