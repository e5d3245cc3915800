import { systemScope } from '@rosa/domain';
import { createAccount } from '@rosa/gateway';
import type { Browser, BrowserContext, Cookie, Page, Route } from 'playwright-core';
import { apiOf, giveRoster } from './support/api.js';
import { inBrowser, launch, OFFICE_DATE, PATIENCE, violations, WIDTHS } from './support/browser.js';
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

/** How the server answers what a page asks. */
type Answer = (route: Route) => Promise<void>;

const hold: Answer = () => Promise.resolve();

const failing: Answer = (route) =>
  route.fulfill(problem(503, 'Servizio non disponibile', 'banca: non risponde'));

const refusing: Answer = (route) =>
  route.fulfill(problem(403, 'Operazione non consentita', 'Il ruolo non la usa.'));

/** Every list of an answer, without its items. */
const emptied: Answer = async (route) => {
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
    context.setDefaultTimeout(PATIENCE);
    await context.addInitScript(OFFICE_DATE);
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

  /** A tab of someone's own in which what a page asks is answered in one way. */
  const tabOf = async (username: string, answer: Answer): Promise<Page> => {
    const page = await (await browserOf(username)).newPage();
    await page.route(DATA, answer);
    return page;
  };

  const tabs = new Map<string, Promise<Page>>();

  /** The same for all who are given nothing: no page leaves anything behind for the next. */
  const sharedTab = (username: string, answer: Answer): Promise<Page> => {
    const key = `${username} ${answer.name}`;
    const tab = tabs.get(key) ?? tabOf(username, answer);
    tabs.set(key, tab);
    return tab;
  };

  const addressOf = ({ path, at = path }: PageSeen): string =>
    office.url + at.replace(/[A-Z]{4,}/, (name) => ids.get(name)!);

  const saying = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

  const expectSound = async (page: Page): Promise<void> => {
    expect(await violations(page)).toEqual([]);
    expect(await page.getByText('Qualcosa non ha funzionato').count()).toBe(0);
  };

  const asking = EVERY_PAGE.filter(({ still }) => !still);

  it.each(asking)('$path says that it is loading', async (each) => {
    const page = await sharedTab(each.as, hold);
    const address = addressOf(each);
    // Its own waiting, not that for its script, and not that of the page before it in the tab.
    const asked = page.waitForRequest(
      (request) => DATA.test(request.url()) && request.frame().url() === address,
    );
    await page.goto(address);
    await asked;
    await saying(page, 'Caricamento…');
    await expectSound(page);
  });

  it.each(asking)('$path tells a failure, and offers to try again', async (each) => {
    const page = await sharedTab(each.as, failing);
    await page.goto(addressOf(each));
    await saying(page, 'banca: non risponde');
    await saying(page, 'Numero della richiesta: r-1');
    await page.getByRole('button', { name: 'Riprova' }).first().waitFor();
    await expectSound(page);
  });

  it.each(asking)('$path tells a refusal', async (each) => {
    const page = await sharedTab(each.as, refusing);
    await page.goto(addressOf(each));
    await saying(page, /non la usa/);
    await expectSound(page);
  });

  it.each(EVERY_PAGE.filter(({ empty }) => empty !== undefined))(
    '$path says that there is nothing',
    async (each) => {
      const page = await tabOf(each.as, emptied);
      await page.goto(addressOf(each));
      await saying(page, each.empty!);
      await expectSound(page);
      await page.context().close();
    },
  );
});
