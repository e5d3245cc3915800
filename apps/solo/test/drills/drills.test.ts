import { describeDrills, timesEach } from './support/described.js';
import { DRILLS } from './support/drills.js';
import { showFigures, type Outcome } from './support/figures.js';
import { runDrill } from './support/run.js';
import { Site } from './support/site.js';

/**
 * Kills, cuts and other accidents under a mixed load, on servers and processes of their own. Once each; `npm run drills`
 * does it many times and keeps the figures in docs/drills.md.
 */

const LONG = 300_000;

describeDrills('after', () => {
  let site: Site;
  const outcomes: Outcome[] = [];
  const broken: string[] = [];
  beforeAll(async () => {
    site = await Site.start();
  }, LONG);
  afterAll(async () => {
    showFigures(outcomes, broken);
    await site?.stop();
  }, LONG);

  const rounds = DRILLS.flatMap((drill) =>
    Array.from({ length: timesEach() }, (_, at) => [drill.name, at + 1, drill] as const),
  );

  it.each(rounds)(
    '%s (%i) nothing acknowledged is lost, doubled or back, and the index is level',
    async (_name, seed, drill) => {
      const outcome = await runDrill(site, drill, seed).catch((error: unknown) => {
        broken.push(`${drill.name} (${seed}): ${String(error)}`);
        throw error;
      });
      outcomes.push(outcome);
      expect(outcome.judgement).toEqual({ lost: [], doubled: [], back: [] });
      expect(outcome.refusals).toEqual([]);
      if (!drill.isOutage) expect(outcome.failures).toBe(0);
      const { store, index } = outcome.reconciled;
      const level = { missing: 0, stale: 0, extra: 0, repaired: 0 };
      expect(outcome.reconciled).toEqual({ store, index: store, ...level });
      expect(index).toBeGreaterThan(0);
    },
    LONG,
  );
});
