import { openQueue } from '@rosa/queue';
import { WORKERS_TOPIC } from '@rosa/service-kit';
import { until } from '../../cluster/support/caller.js';
import { row, someone } from './people.js';
import type { Site } from './site.js';

/** Before those the load registers. */
let serial = 100_000;

/** Tried twice at once, so that a drill need not wait the two minutes that eight attempts take. */
const attempts = { attempts: 2, firstWaitMs: 1 };

/**
 * A record is spoilt in the database, so that its job fails: it has to end among the dead letters while everyone else's jobs
 * go on, and to be handled when it is mended and run again.
 */
export const poison = async (site: Site): Promise<void> => {
  const person = someone((serial += 1));
  const path = '/api/workers?confirmedDifferent=true';
  const { id, rev } = await site.office.operator.post(path, person);
  site.ledger.keepPerson(id, person.fiscalCode, rev, row(serial).residence.address);
  // Its own job must be over: that one has eight attempts.
  await site.untilCovered();
  const workers = site.reader.bank('registry', 'workers');
  const write = async (revision: number, experiences: unknown): Promise<void> => {
    const held = await workers.findOne({ _id: id });
    const body = JSON.stringify({ ...JSON.parse(held!.body!), experiences });
    await workers.updateOne({ _id: id }, { $set: { rev: revision, body } });
  };
  await write(rev + 1, 'rovinate');
  const queue = await openQueue({ url: site.engines.urlOf('redis'), ...attempts });
  try {
    await queue.publish([{ topic: WORKERS_TOPIC, id }]);
    const isDead = (failures: Awaited<ReturnType<typeof queue.failures>>): boolean =>
      failures.some((failure) => failure.id === id && failure.retryAt === null);
    await until(() => queue.failures(100), isDead);
    await site.untilCovered(new Set([id]));
    await write(rev + 2, []);
    site.ledger.keepPerson(id, person.fiscalCode, rev + 2, row(serial).residence.address);
    await queue.retryFailures();
    await site.untilCovered();
    await until(
      () => queue.failures(100),
      (failures) => failures.length === 0,
    );
  } finally {
    await queue.close();
  }
};
