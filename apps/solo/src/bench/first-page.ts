import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { figureOf, once, type Measured } from './figures.js';
import type { Site } from './site.js';

/** What stands between an operator and their first page: the time until it can be used, and the script of every page. */

const OPENINGS = 10;
const FIRST_PAGE = '/oggi';
/** Known to no page: what it shows is the frame that every page stands in. */
const FRAME = '/-';
/** Of a page that has come. */
const HEADING = 'main h1:not(.state-loading *)';
/** Longer than anyone waits, ms. */
const GIVE_UP = 30_000;

/** A browser that has kept nothing. */
export type Fresh = () => Promise<BrowserContext>;

/** The heading, and the first section with what it holds: marked at the next frame, when they are drawn. */
const MARK_USABLE = `new MutationObserver((_changes, observer) => {
  const section = document.querySelector('main h1') && document.querySelector('main section');
  if (!section || section.children.length < 2 || section.querySelector('.state-loading')) return;
  observer.disconnect();
  requestAnimationFrame(() => performance.mark('usable'));
}).observe(document, { childList: true, subtree: true })`;

/** ms from the navigation. */
const USABLE = `new Promise((resolve, reject) => {
  setTimeout(reject, ${GIVE_UP}, new Error('the first page never became usable'));
  new PerformanceObserver((list) => {
    const [mark] = list.getEntriesByName('usable');
    if (mark) resolve(mark.startTime);
  }).observe({ type: 'mark', buffered: true });
})`;

/** ms from the navigation. */
const LOADED = `performance.getEntriesByType('navigation')[0].loadEventEnd`;

/** Bytes of every script read so far, as they came over the wire. */
const SCRIPT = `[...new Map(performance.getEntriesByType('resource')
  .filter(({ name }) => name.endsWith('.js'))
  .map(({ name, encodedBodySize }) => [name, encodedBodySize])).values()]
  .reduce((sum, bytes) => sum + bytes, 0)`;

/** Opens an address for the first time, for as long as something is read from it. */
const withPage = async <T>(
  fresh: Fresh,
  address: string,
  read: (page: Page) => Promise<T>,
): Promise<T> => {
  const context = await fresh();
  try {
    await context.addInitScript(MARK_USABLE);
    const page = await context.newPage();
    await page.goto(address);
    return await read(page);
  } finally {
    await context.close();
  }
};

const numberOf = async (page: Page, expression: string): Promise<number> =>
  Number(await page.evaluate(expression));

const kB = (bytes: number): number => bytes / 1000;

const measureUsable = async (site: Site, fresh: Fresh, url: string): Promise<Measured> => {
  const samples: number[] = [];
  const floors: number[] = [];
  for (let at = 0; at < Math.min(OPENINGS, site.questions.length); at += 1) {
    site.io.signal.throwIfAborted();
    samples.push(await withPage(fresh, url + FIRST_PAGE, (page) => numberOf(page, USABLE)));
    const bare = `${url}/api/sessions/current`;
    floors.push(await withPage(fresh, bare, (page) => numberOf(page, LOADED)));
  }
  return {
    key: 'first-page',
    what: 'first page usable, nothing kept',
    unit: 'ms',
    measured: figureOf(samples),
    floor: figureOf(floors),
    against: 'who is signed in, as plain text from the same server',
    samples: samples.length,
    aims: [],
    note: `from the navigation of a signed-in operator to the heading and first section of ${FIRST_PAGE}`,
  };
};

/** The pages as built: each is a script of its own, named after it. */
const pagesIn = (folder: string): { readonly name: string; readonly file: string }[] =>
  readdirSync(join(folder, 'app'))
    .flatMap((file) => {
      const name = /^(\w+Page)-[\w-]+\.js$/.exec(file)?.[1];
      return name === undefined ? [] : { name, file };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** kB of each page opened directly, the heaviest first: the frame, and what the page adds to it. */
const scriptsOf = (site: Site, fresh: Fresh, url: string, folder: string) =>
  withPage(fresh, url + FRAME, async (page) => {
    const found: { readonly name: string; readonly kB: number }[] = [];
    for (const { name, file } of pagesIn(folder)) {
      site.io.signal.throwIfAborted();
      // What is kept from the page before says its size over the wire too.
      await page.reload();
      await page.locator(HEADING).waitFor();
      await page.evaluate(`import('/app/${file}').then(() => undefined)`);
      found.push({ name, kB: kB(await numberOf(page, SCRIPT)) });
    }
    return found.toSorted((a, b) => b.kB - a.kB);
  });

const measureScript = async (
  site: Site,
  fresh: Fresh,
  url: string,
  folder: string,
): Promise<Measured[]> => {
  const bytes = await withPage(fresh, url + FIRST_PAGE, async (page) => {
    await page.evaluate(USABLE);
    return numberOf(page, SCRIPT);
  });
  const frame = await withPage(fresh, url + FRAME, async (page) => {
    await page.locator(HEADING).waitFor();
    return numberOf(page, SCRIPT);
  });
  const pages = await scriptsOf(site, fresh, url, folder);
  const floor = kB(frame);
  const shared = { unit: 'kB', against: 'the frame without a page' } as const;
  return [
    {
      ...shared,
      key: 'script-first',
      what: 'script of the operator’s first page',
      measured: once(kB(bytes)),
      floor: once(floor),
      samples: 1,
      aims: [{ of: 'measured', at: 'p50', limit: 250 }],
      note: 'compressed, as Chromium received it',
    },
    {
      ...shared,
      key: 'script-pages',
      what: 'script of each page',
      measured: figureOf(pages.map((page) => page.kB)),
      floor: { p50: floor, p95: floor, p99: floor },
      samples: pages.length,
      aims: [],
      note: `p99 is the heaviest; ${pages.map((page) => `${page.name} ${page.kB.toFixed(0)}`).join(', ')}`,
    },
  ];
};

/** @param folder of the screens as built @param url where the gateway serves them */
export const measureFirstPage = async (
  site: Site,
  fresh: Fresh,
  url: string,
  folder: string,
): Promise<Measured[]> => [
  await measureUsable(site, fresh, url),
  ...(await measureScript(site, fresh, url, folder)),
];
