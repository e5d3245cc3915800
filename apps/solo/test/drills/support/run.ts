import { Draw } from '../../../src/demo/random.js';
import { DRILLS, type Drill } from './drills.js';
import type { Outcome } from './figures.js';
import { startLoad } from './load.js';
import type { Site } from './site.js';

/** Acknowledged writes before the strike, so that it comes at any moment; and after all is back. */
const BEFORE = { least: 5, most: 60 } as const;
const AFTER = 20;

/** One drill: people work, something happens at a drawn moment, people go on, and then it is counted. */
export const runDrill = async (site: Site, drill: Drill, seed: number): Promise<Outcome> => {
  const { ledger } = site;
  const draw = new Draw(seed, 0, DRILLS.indexOf(drill));
  const before = { acknowledged: ledger.acknowledged, failures: ledger.failures };
  ledger.refusals.length = 0;
  const load = startLoad(ledger, site.office, seed);
  let coveredMs: number;
  try {
    await ledger.more(draw.whole(BEFORE.least, BEFORE.most));
    await drill.strike(site, draw);
    coveredMs = await site.untilCovered();
    await ledger.more(AFTER);
  } finally {
    await load.stop();
  }
  await site.untilLevel();
  const people = await site.reader.people();
  const records = site.reader.records.bind(site.reader);
  return {
    drill: drill.name,
    seed,
    acknowledged: ledger.acknowledged - before.acknowledged,
    failures: ledger.failures - before.failures,
    refusals: [...ledger.refusals],
    judgement: await ledger.judge({ people, records }),
    coveredMs,
    reconciled: await site.reconcile(),
  };
};
