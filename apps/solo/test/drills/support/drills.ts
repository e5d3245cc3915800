import { setTimeout as pause } from 'node:timers/promises';
import type { Draw } from '../../../src/demo/random.js';
import { SERVICES, type Service } from '../../cluster/support/cluster.js';
import { deliverAmiss } from './deliveries.js';
import { ENGINES, WIRES } from './engines.js';
import { poison } from './poison.js';
import type { Site } from './site.js';

/** What may befall a cluster at work. */

export interface Drill {
  readonly name: string;
  /** Does it while everyone works; resolves when all that was taken away is back. */
  strike(site: Site, draw: Draw): Promise<void>;
  /** May callers go without an answer? */
  readonly isOutage: boolean;
}

/** Calls that are tried while something is away. */
const MISSED = { least: 5, most: 25 } as const;
const CUT_MS = { least: 200, most: 3_000 } as const;

const outage = (site: Site, draw: Draw): Promise<void> =>
  site.ledger.tried(draw.whole(MISSED.least, MISSED.most));

const killService = (service: Service): Drill => ({
  name: `kill -9 of ${service}`,
  isOutage: true,
  strike: async (site, draw) => {
    await site.cluster.kill(service);
    await outage(site, draw);
    await site.cluster.startAgain(service);
  },
});

const killEngine = (name: (typeof ENGINES)[number]): Drill => ({
  name: `kill -9 of ${name}`,
  isOutage: true,
  strike: async (site, draw) => {
    await site.engines.kill(name);
    await outage(site, draw);
    await site.engines.startAgain(name);
  },
});

/** The wire between one service and one engine is cut, or passes nothing on, and is there again. */
const disturb = (engine: (typeof ENGINES)[number]): Drill => ({
  name: `network to ${engine} cut`,
  isOutage: true,
  strike: async (site, draw) => {
    const [service] = draw.one(WIRES.filter(([, name]) => name === engine));
    const wire = site.engines.wire(service, engine);
    if (draw.chance(0.5)) wire.cut();
    else wire.hold();
    await pause(draw.whole(CUT_MS.least, CUT_MS.most));
    wire.restore();
  },
});

export const DRILLS: readonly Drill[] = [
  ...SERVICES.map(killService),
  {
    name: 'kill -9 of one indexer of two',
    isOutage: false,
    strike: async (site, draw) => {
      const which = draw.whole(0, 1);
      await site.cluster.kill('indexer', which);
      // The other goes on alone: nothing may wait for the one that is gone.
      await site.untilCovered();
      await site.cluster.startAgain('indexer', which);
    },
  },
  ...ENGINES.map(killEngine),
  {
    name: 'Redis flushed in mid-run',
    isOutage: false,
    strike: ({ engines }) => engines.flushRedis(),
  },
  ...ENGINES.map(disturb),
  { name: 'deliveries twice, late, out of order', isOutage: false, strike: deliverAmiss },
  {
    name: 'a reindex under writes',
    isOutage: false,
    strike: async ({ indexer }) => void (await indexer.reindex()),
  },
  { name: 'a poisoned record', isOutage: false, strike: poison },
];
