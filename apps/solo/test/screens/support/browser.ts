import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { CHROMIUM, QUIET } from '../../../src/bench/browser.js';
import { NOW, PASSWORD } from './office.js';

/** Named aloud as skipped where there is no browser. */
export const inBrowser = existsSync(CHROMIUM) ? describe : describe.skip;

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: QUIET });

/**
 * How long one thing may keep a test waiting, in milliseconds: on a machine shared with others five hundred people are drawn
 * anew in more than ten seconds. What never comes still ends within the limit of its test.
 */
export const PATIENCE = 30_000;

/** The two widths every page is tried at. */
export const WIDTHS = { phone: 390, desk: 1440 } as const;

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it is now, each thing with where it is. */
export const violations = async (page: Page): Promise<readonly string[]> => {
  // The content policy keeps scripts of others out of the page; the debugger's own are not subject to it.
  await page.evaluate(AXE);
  // What is in order is neither gathered nor sent: of a long page it is a great deal more than what is wrong.
  const found = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations)`,
  )) as { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
};

/**
 * Puts a page's days on the office's clock and leaves its timers and measures alone: a page that has just been opened
 * finds the office's instant, and goes on from there.
 */
export const OFFICE_DATE = `{
  const Real = Date;
  const shift = Real.parse('${NOW}') - Real.now();
  const now = () => Real.now() + shift;
  globalThis.Date = new Proxy(Real, {
    construct: (_real, asked, made) => Reflect.construct(Real, asked.length ? asked : [now()], made),
    apply: () => new Real(now()).toString(),
    get: (_real, name) => (name === 'now' ? now : Reflect.get(Real, name)),
  });
}`;

/** A page with what it complained of: errors, broken policies, requests that leave our origin. */
export interface Visit {
  readonly page: Page;
  readonly complaints: string[];
  close(): Promise<void>;
}

const listenTo = (page: Page, url: string): string[] => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (said) => {
    // A refusal the test asked for is logged by the browser too.
    if (said.type() === 'error' && !said.text().startsWith('Failed to load resource')) {
      complaints.push(said.text());
    }
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) {
      complaints.push(request.url());
    }
  });
  return complaints;
};

/** Opens an address, in a browser of its own on the office's clock: nobody is signed in. */
export const visit = async (
  browser: Browser,
  url: string,
  { width = WIDTHS.desk, path = '/' }: { readonly width?: number; readonly path?: string } = {},
): Promise<Visit> => {
  const height = width === WIDTHS.phone ? 844 : 900;
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height },
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(OFFICE_DATE);
  const page = await context.newPage();
  const complaints = listenTo(page, url);
  await page.goto(`${url}${path}`);
  return { page, complaints, close: () => context.close() };
};

/** Fills in the sign-in page, and waits for the page it leads to: what is done before that may be done to another one. */
export const signIn = async (page: Page, username: string): Promise<void> => {
  await page.getByLabel('Nome utente').fill(username);
  await page.getByLabel('Parola chiave').fill(PASSWORD);
  await page.getByRole('button', { name: 'Accedi' }).click();
  await page.getByRole('button', { name: 'Esci' }).waitFor();
  await page.locator('main:not(:has(.sign-in)) h1:not(.state-loading *)').waitFor();
};

/** Opens an address as someone signed in. */
export const visitAs = async (
  browser: Browser,
  url: string,
  username: string,
  options: { readonly width?: number; readonly path?: string } = {},
): Promise<Visit> => {
  const visited = await visit(browser, url, options);
  await signIn(visited.page, username);
  return visited;
};
