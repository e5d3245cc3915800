import { join } from 'node:path';
import * as fc from 'fast-check';
import { newFolder } from '../support/folders.js';
import { expectSound } from '../support/registry.js';
import { begin, killNow, startServer } from '../support/rosa.js';

/** More on demand: `ROSA_KILLS=50`. */
const KILLS = Number(process.env['ROSA_KILLS'] ?? 5);
const PEOPLE = 1_500;

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the demonstration registry, its load killed again and again', () => {
  const data = join(newFolder(), 'data');
  const env = { ROSA_DEMO: 'yes', ROSA_DEMO_PEOPLE: String(PEOPLE) };
  const points = fc.sample(fc.integer({ min: 300, max: 2_000 }), KILLS);

  it('is left whole by kill -9 as it begins', async () => {
    const start = begin(['start'], { data, env });
    await start.says('Lavoratori');
    await killNow(start);
    expect((await start.ended).signal).toBe('SIGKILL');
  });

  it.each(points)('is left whole by kill -9 (after %d ms)', async (ms) => {
    const start = begin(['start'], { data, env });
    await after(ms);
    await killNow(start);
    expect((await start.ended).err).not.toMatch(/\n {4}at /);
  });

  it('is taken up again, and ends with the people it was to have', async () => {
    // The number it began with stands, whatever is asked now.
    const server = await startServer({ data, env: { ...env, ROSA_DEMO_PEOPLE: '10' } });
    expect(server.said()).toContain('operatore.vercelli');
    expect(await expectSound(data)).toHaveLength(PEOPLE);
    await killNow(server);
    const again = await startServer({ data, env });
    expect(again.said()).not.toContain('Lavoratori');
    expect(await expectSound(data)).toHaveLength(PEOPLE);
    await killNow(again);
  });
});
