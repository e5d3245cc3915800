import type { JSHandle, Page } from 'playwright-core';
import type { Fresh } from './first-page.js';
import { figureOf, type Measured } from './figures.js';
import type { Site } from './site.js';

/** From a slider's movement to the redrawn list, in the browser, as the page itself records it. */

const MOST = 200;
/** Longer than anyone waits, ms. */
const GIVE_UP = 30_000;

/** Watches for the list's next redrawing: what is awaited later, ms. */
const WATCH = `({
  redrawn: new Promise((resolve, reject) => {
    setTimeout(reject, ${GIVE_UP}, new Error('the list was never redrawn'));
    new PerformanceObserver((list, observer) => {
      const [measure] = list.getEntriesByName('list-redrawn');
      if (!measure) return;
      observer.disconnect();
      resolve(measure.duration);
    }).observe({ type: 'measure' });
  }),
})`;

/** The same request with nothing of the page around it, from asking to the parsed answer, ms. */
const bareAsking = (body: string): string => `(async () => {
  const headers = { 'Content-Type': 'application/json' };
  const start = performance.now();
  const answer = await fetch('/api/match', { method: 'POST', headers, body: ${JSON.stringify(body)} });
  if (!answer.ok) throw new Error('/match: ' + answer.status);
  await answer.json();
  return performance.now() - start;
})()`;

/** Waits until nothing that the page has asked is still under way. */
const quietOf = (page: Page): (() => Promise<void>) => {
  let pending = 0;
  let tell = (): void => undefined;
  const ended = () => {
    pending -= 1;
    if (pending === 0) tell();
  };
  page.on('request', () => void (pending += 1));
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return () => (pending === 0 ? Promise.resolve() : new Promise((resolve) => (tell = resolve)));
};

/** The three weights in turn, up four steps and down again: none comes to its end, where a slider stands still. */
const movement = (at: number) => ({
  slider: at % 3,
  key: Math.floor(at / 3) % 8 < 4 ? 'ArrowRight' : 'ArrowLeft',
});

interface Sample {
  readonly redrawn: number;
  readonly bare: number;
}

/** Prepares one line's list, moving its weights so many times. */
const moveOn = async (
  page: Page,
  address: string,
  moves: number,
  signal: AbortSignal,
): Promise<Sample[]> => {
  const quiet = quietOf(page);
  await page.goto(address);
  const sliders = page.locator('.bench-criteria fieldset input[type="range"]');
  await page.locator('.bench-list .person').first().waitFor();
  const samples: Sample[] = [];
  for (let at = 0; at < moves; at += 1) {
    signal.throwIfAborted();
    const { slider, key } = movement(at);
    await sliders.nth(slider).focus();
    await quiet();
    const asking = page.waitForRequest('**/api/match');
    // Only once the page is watching may the key go: the two reach it by different ways.
    const watching = (await page.evaluateHandle(WATCH)) as JSHandle<{ redrawn: Promise<number> }>;
    await page.keyboard.press(key);
    const redrawn = await watching.evaluate((watch) => watch.redrawn);
    const body = (await asking).postData() ?? '';
    await quiet();
    samples.push({ redrawn, bare: Number(await page.evaluate(bareAsking(body))) });
  }
  return samples;
};

/** @param lines addresses where lists are prepared @throws where a list is not redrawn */
export const measureRedrawing = async (
  site: Site,
  fresh: Fresh,
  lines: readonly string[],
): Promise<Measured> => {
  const moves = Math.ceil(Math.min(MOST, site.questions.length) / lines.length);
  const context = await fresh();
  const samples: Sample[] = [];
  try {
    const page = await context.newPage();
    for (const line of lines) samples.push(...(await moveOn(page, line, moves, site.io.signal)));
  } finally {
    await context.close();
  }
  return {
    key: 'redrawn',
    what: 'slider moved to list redrawn, in Chromium',
    unit: 'ms',
    measured: figureOf(samples.map(({ redrawn }) => redrawn)),
    floor: figureOf(samples.map(({ bare }) => bare)),
    against: 'the same /api/match by bare fetch from the page',
    samples: samples.length,
    aims: [{ of: 'measured', at: 'p95', limit: 150 }],
    note: 'browser and server on the same cores',
  };
};
