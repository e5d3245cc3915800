import { systemScope } from '@rosa/domain';
import { createAccount } from '@rosa/gateway';
import type { Browser, BrowserContext, Cookie, Page, Route } from 'playwright-core';
import { apiOf, giveRoster } from './support/api.js';
import { inBrowser, launch, violations, WIDTHS } from './support/browser.js';
import { EVERY_PAGE, pathsOfScreens, type PageSeen } from './support/every-page.js';
import { fillField } from './support/field.js';
import { openOffice, PASSWORD, type Office } from './support/office.js';

jest.setTimeout(60_000);

it('every page of the screens is looked at', () => {
  expect(EVERY_PAGE.map(({ path }) => path).toSorted()).toEqual(pathsOfScreens().toSorted());
});

/** Whoever opens a page is known; the rest of what it asks is not answered as usual. */
const DATA = /\/api\/(?!sessions)/;

const problem = (status: number, title: string, detail: string) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: '', title, status, detail, requestId: 'r-1', errors: [] }),
});

/** Every list of an answer, without its items. */
const emptied = async (route: Route): Promise<void> => {
  const response = await route.fetch();
  const body = (await response.json()) as object;
  const lists = ['items', 'people', 'toInterview'].filter((name) => name in body);
  await route.fulfill({
    response,
    json: { ...body, ...Object.fromEntries(lists.map((name) => [name, []])) },
  });
};

inBrowser('every page', () => {
  let office: Office;
  let browser: Browser;
  const ids = new Map<string, string>();
  const sessions = new Map<string, Cookie[]>();

  beforeAll(async () => {
    office = await openOffice(20);
    await fillField(office);
    browser = await launch();
    const operator = await apiOf(office, { role: 'operator', territory: ['002'] });
    const { id, companyId, shortlistId } = await giveRoster(operator, 1, '2026-12-06');
    const { items } = await operator<{ items: { id: string }[] }>('/workers?limit=1');
    ids.set('ROSTER', id).set('LIST', shortlistId).set('PERSON', items[0]!.id);
    const { stores, clock, reference: catalogue, audit } = office.rosa;
    const context = { store: stores.gateway, clock, catalogue, audit };
    for (const account of [
      { username: 'centrale', name: 'Nora Sala', role: 'central' },
      { username: 'impresa', name: 'Ada Verdi', role: 'employer', companyId },
    ] as const) {
      await createAccount(context, systemScope('test'), { ...account, password: PASSWORD });
    }
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  /** A browser in which someone has signed in, and no page has been opened: nothing is kept in it. */
  const browserOf = async (username: string): Promise<BrowserContext> => {
    const context = await browser.newContext({
      viewport: { width: WIDTHS.desk, height: 900 },
      locale: 'it-IT',
      timezoneId: 'Europe/Rome',
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
    });
    context.setDefaultTimeout(10_000);
    if (!sessions.has(username)) {
      const credentials = { username, password: PASSWORD };
      const signedIn = await context.request.post(`${office.url}/api/sessions`, {
        data: credentials,
      });
      expect(signedIn.status()).toBe(204);
      sessions.set(username, await context.cookies());
    }
    await context.addCookies(sessions.get(username)!);
    return context;
  };

  /** Opens a page while what it asks is answered in one way, until it says something; what axe finds. */
  const seen = async (
    { path, as, at = path }: PageSeen,
    answer: (route: Route) => Promise<void>,
    says: (page: Page, asked: Promise<unknown>) => Promise<void>,
  ): Promise<readonly string[]> => {
    const context = await browserOf(as);
    const page = await context.newPage();
    await page.route(DATA, answer);
    const asked = page.waitForRequest(DATA);
    await page.goto(office.url + at.replace(/[A-Z]{4,}/, (name) => ids.get(name)!));
    await says(page, asked);
    const faults = await violations(page);
    expect(await page.getByText('Qualcosa non ha funzionato').count()).toBe(0);
    await context.close();
    return faults;
  };

  const says = (text: string) => (page: Page) => page.getByText(text).first().waitFor();
  const asking = EVERY_PAGE.filter(({ still }) => !still);

  it.each(asking)('$path says that it is loading', async (each) => {
    const hold = () => Promise.resolve();
    const faults = await seen(each, hold, async (page, asked) => {
      // Its own waiting, not that for its script.
      await asked;
      await says('Caricamento…')(page);
    });
    expect(faults).toEqual([]);
  });

  it.each(asking)('$path tells a failure, and offers to try again', async (each) => {
    const failing = problem(503, 'Servizio non disponibile', 'banca: non risponde');
    const faults = await seen(
      each,
      (route) => route.fulfill(failing),
      async (page) => {
        await page.getByText('banca: non risponde').first().waitFor();
        await page.getByText('Numero della richiesta: r-1').first().waitFor();
        await page.getByRole('button', { name: 'Riprova' }).first().waitFor();
      },
    );
    expect(faults).toEqual([]);
  });

  it.each(asking)('$path tells a refusal', async (each) => {
    const refusal = problem(403, 'Operazione non consentita', 'Il ruolo non la usa.');
    const faults = await seen(
      each,
      (route) => route.fulfill(refusal),
      async (page) =>
        page
          .getByText(/non la usa/)
          .first()
          .waitFor(),
    );
    expect(faults).toEqual([]);
  });

  it.each(EVERY_PAGE.filter(({ empty }) => empty !== undefined))(
    '$path says that there is nothing',
    async (each) => {
      expect(await seen(each, emptied, says(each.empty!))).toEqual([]);
    },
  );
});
