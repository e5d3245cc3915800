import type { Rosa } from '../process/compose.js';
import type { Io } from '../process/control.js';

/** So many are said at once; beyond them the first are work enough. */
const LISTED = 1_000;

/**
 * Says each change that could not be delivered, one JSON line each: ids, error, attempts, instants. In the process they wait
 * in the outbox, on Redis in its set of failed jobs.
 */
export const failedJobs = async (rosa: Rosa, _args: object, io: Io): Promise<void> => {
  const { held } = await rosa.indexer.lag();
  const failures = [...held, ...(await rosa.queue.failures(LISTED))];
  for (const failure of failures) await io.data(`${JSON.stringify(failure)}\n`);
  const { waiting } = await rosa.queue.status();
  io.line(`Coda ${rosa.queue.engine}: in attesa ${waiting}, falliti ${failures.length}`);
};

/** Tries every one of them again, from the first attempt, and says what still fails. */
export const retryJobs = async (rosa: Rosa, args: object, io: Io): Promise<void> => {
  const retried = (await rosa.indexer.lag()).held.length + (await rosa.queue.retryFailures());
  await rosa.indexer.retryHeld();
  await rosa.queue.drain();
  io.line(`Ripetuti: ${retried}`);
  await failedJobs(rosa, args, io);
};
