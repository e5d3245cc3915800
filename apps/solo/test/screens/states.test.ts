import type { Browser, Page, Route } from 'playwright-core';
import {
  inBrowser,
  launch,
  signIn,
  violations,
  visit,
  visitAs,
  WIDTHS,
} from './support/browser.js';
import { openOffice, PASSWORD, type Office } from './support/office.js';

jest.setTimeout(60_000);

const OPPORTUNITY = '/opportunita/019a9f4c-1a00-7000-8000-000000000002';
const LINE = `${OPPORTUNITY}/righe/019a9f4c-1a00-7000-8000-000000000003?quante=10`;

/** Answers of the real server, held back or altered on their way: states that a healthy machine does not show. */
const alter = async (page: Page, path: string, change: (body: object) => object): Promise<void> => {
  await page.route(`**/api${path}`, async (route: Route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: change((await response.json()) as object) });
  });
};

const problem = (status: number, title: string, detail: string) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: '', title, status, detail, requestId: 'r-1', errors: [] }),
});

inBrowser('the states of a page', () => {
  let office: Office;
  let browser: Browser;
  beforeAll(async () => {
    office = await openOffice(40);
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  const as = (username: string, path: string, width?: number) =>
    visitAs(browser, office.url, username, { path, ...(width === undefined ? {} : { width }) });

  it('loading: says so, once it takes longer than one would notice', async () => {
    const { page, close } = await as('operatrice', '/opportunita');
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/api/workers/search', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole('link', { name: 'Persone' }).click();
    await page.getByText('Caricamento…').waitFor();
    expect(await violations(page)).toEqual([]);
    release();
    await page.locator('.card-row').first().waitFor();
    await close();
  });

  it('empty: says that nobody fits, and what may be done', async () => {
    const { page, close } = await as('operatrice', '/oggi');
    // Someone of whom nothing is known is never out: only a list of nobody shows this.
    await alter(page, '/match', (body) => ({ ...body, ranked: 0, people: [], toInterview: [] }));
    await page.goto(`${office.url}${LINE}`);
    await page.getByText('Nessuno risponde a questi criteri').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${office.url}/persone?occupation=0110`);
    await page.getByText('Nessuna persona con questi filtri').waitFor();
    await page.goto(`${office.url}/opportunita?stato=withdrawn`);
    await page.getByText('Nessuna opportunità con questi filtri').waitFor();
    await page.getByRole('button', { name: 'Togli i filtri' }).click();
    await page.getByRole('link', { name: /Tre addetti/ }).waitFor();
    await close();
  });

  it('error: tells what the server said, with its number, and tries again', async () => {
    const { page, close } = await as('operatrice', '/oggi');
    await page.route('**/api/match', (route) =>
      route.fulfill(problem(503, 'Servizio non disponibile', 'search: non risponde')),
    );
    await page.goto(`${office.url}${LINE}`);
    await page.getByText('search: non risponde').waitFor();
    await page.getByText('Numero della richiesta: r-1').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.unroute('**/api/match');
    await page.getByRole('button', { name: 'Riprova' }).click();
    await page.locator('.person').first().waitFor();
    await close();
  });

  it('incomplete: an answer in part is never shown as a whole', async () => {
    const { page, close } = await as('operatrice', '/oggi');
    await alter(page, '/match', (body) => ({ ...body, complete: false, incomplete: ['behind'] }));
    await page.goto(`${office.url}${LINE}`);
    await page.getByText('Elenco incompleto').waitFor();
    await page.getByText('Alcune modifiche recenti').waitFor();
    expect(await violations(page)).toEqual([]);
    await close();
  });

  it('forbidden: what another role may see does not exist; a refusal by the server is told', async () => {
    const { page, close } = await as('animatrice', '/persone');
    await page.getByRole('heading', { name: 'Pagina non trovata' }).waitFor();
    expect(await page.getByRole('link', { name: 'Persone' }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.route('**/api/opportunities?*', (route) =>
      route.fulfill(problem(403, 'Operazione non consentita', 'no')),
    );
    await page.goto(`${office.url}/opportunita`);
    await page.getByText('Il ruolo animatore territoriale non la usa.').waitFor();
    expect(await violations(page)).toEqual([]);
    await close();
  });

  it('unforeseen: a defect of one page leaves the frame, and the other pages', async () => {
    const { page, close } = await as('operatrice', '/opportunita');
    await alter(page, '/workers/search', () => ({ items: null }));
    await page.getByRole('link', { name: 'Persone' }).click();
    await page.getByRole('heading', { name: 'Qualcosa non ha funzionato' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Opportunità', exact: true }).click();
    await page.getByRole('link', { name: /Tre addetti/ }).waitFor();
    await close();
  });

  it('offline: says that there is no connection, and goes on when it is back', async () => {
    const { page, close } = await as('operatrice', '/opportunita', WIDTHS.phone);
    await page.getByRole('link', { name: /Tre addetti/ }).waitFor();
    await page.context().setOffline(true);
    await page.getByText('Nessuna connessione').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().setOffline(false);
    await page.getByText('Nessuna connessione').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /Tre addetti/ }).click();
    await page.getByRole('link', { name: /Prepara la lista: Addetti/ }).waitFor();
    await close();
  });

  it('someone of another territory: masked, and reached by their own laboratory', async () => {
    const { page, close } = await as('operatrice', LINE);
    const masked = page.locator('.person', { hasText: 'Persona di un altro territorio' }).first();
    await masked.waitFor();
    expect(await masked.getByRole('link').count()).toBe(0);
    await close();
    const neighbour = await as('vicina', `${OPPORTUNITY}`);
    await neighbour.page.getByText('Fuori dal tuo territorio').waitFor();
    expect(await neighbour.page.getByRole('link', { name: /Prepara la lista/ }).count()).toBe(0);
    await neighbour.close();
  });
});

inBrowser('signing in', () => {
  let office: Office;
  let browser: Browser;
  beforeAll(async () => {
    office = await openOffice(5);
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  it('names what is missing at its field, in a summary that takes the focus, and what the server refuses', async () => {
    const { page, complaints, close } = await visit(browser, office.url, { path: '/opportunita' });
    await page.getByRole('button', { name: 'Accedi' }).click();
    const summary = page.getByRole('alert');
    await summary.getByText('Controlla 2 campi').waitFor();
    expect(await page.evaluate(`document.activeElement.getAttribute('role')`)).toBe('alert');
    expect(await page.getByLabel('Nome utente').getAttribute('aria-invalid')).toBe('true');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Nome utente').fill('operatrice');
    await page.getByLabel('Parola chiave').fill('sbagliata');
    await page.getByRole('button', { name: 'Accedi' }).click();
    await summary.getByText('Nome utente o password non corretti').waitFor();
    await page.getByLabel('Parola chiave').fill(PASSWORD);
    await page.getByRole('button', { name: 'Accedi' }).click();
    // On to where one was going.
    await page.getByRole('heading', { name: 'Opportunità', level: 1 }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('ends by itself with the session, and leads back to the same page', async () => {
    const { page, close } = await visitAs(browser, office.url, 'operatrice', { path: OPPORTUNITY });
    await page.getByRole('heading', { name: 'Righe' }).waitFor();
    await page.context().clearCookies();
    await page.getByRole('link', { name: 'Persone' }).click();
    await page.getByText('La sessione è scaduta').waitFor();
    await signIn(page, 'operatrice');
    await page.getByRole('heading', { name: 'Persone', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Esci' }).click();
    await page.getByRole('heading', { name: 'Accedi' }).waitFor();
    await page.goto(`${office.url}/persone`);
    await page.getByRole('heading', { name: 'Accedi' }).waitFor();
    await close();
  });
});
