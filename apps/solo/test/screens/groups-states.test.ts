import type { Browser, Page } from 'playwright-core';
import { apiOf, type Api } from './support/api.js';
import { inBrowser, launch, violations, visitAs, WIDTHS } from './support/browser.js';
import { openOffice, type Office } from './support/office.js';

jest.setTimeout(60_000);

const problem = {
  status: 503,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    type: '',
    title: 'Servizio non disponibile',
    status: 503,
    detail: 'search: non risponde',
    requestId: 'r-1',
    errors: [],
  }),
};

inBrowser('the states of groups and convocations', () => {
  let office: Office;
  let operator: Api;
  let browser: Browser;
  let groupId: string;
  let callId: string;

  beforeAll(async () => {
    office = await openOffice(20);
    operator = await apiOf(office, { role: 'operator', territory: ['002'] });
    const search = { sex: 'F' };
    const group = { name: 'Donne', comune: '002133', search };
    groupId = (await operator<{ id: string }>('/target-groups', group)).id;
    const call = { title: 'Incontro', comune: '002133', from: '2026-12-01' };
    const body = { ...call, group: { search, means: 'phone' } };
    callId = (await operator<{ id: string }>('/convocations', body)).id;
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  const as = (who: string, path: string, width: number = WIDTHS.desk) =>
    visitAs(browser, office.url, who, { path, width });
  const expectNoFault = async (page: Page) => expect(await violations(page)).toEqual([]);

  it.each(Object.values(WIDTHS))('empty, at %i px: says what to do', async (width) => {
    const { page, close } = await as('vicina', '/gruppi', width);
    await page.getByText('Nessun gruppo salvato').waitFor();
    await expectNoFault(page);
    await page.goto(`${office.url}/convocazioni`);
    await page.getByText('Ancora nessuna convocazione').waitFor();
    await expectNoFault(page);
    await page.goto(`${office.url}/convocazioni/nuova?sex=F`);
    await page.getByText('Nel territorio non c’è ancora uno sportello.').waitFor();
    await close();
  });

  it('error: a group that cannot be counted is not a group of nobody', async () => {
    const { page, close } = await as('operatrice', '/oggi');
    await page.route(`**/api/target-groups/${groupId}/count`, (route) => route.fulfill(problem));
    await page.goto(`${office.url}/gruppi`);
    await page.getByText('conteggio non disponibile').waitFor();
    expect(await page.getByText('0 persone').count()).toBe(0);
    await expectNoFault(page);
    await page.route('**/api/convocations/preview', (route) => route.fulfill(problem));
    await page.getByRole('link', { name: 'Convoca: Donne' }).click();
    await page.getByRole('alert').getByText('search: non risponde').waitFor();
    expect(await page.getByRole('button', { name: 'Convoca' }).isDisabled()).toBe(true);
    await expectNoFault(page);
    await close();
  });

  it('error: tells what the server said, and tries again', async () => {
    const { page, close } = await as('operatrice', '/oggi');
    const people = `**/api/convocations/${callId}/people`;
    await page.route(people, (route) => route.fulfill(problem));
    await page.goto(`${office.url}/convocazioni/${callId}`);
    await page.getByText('Numero della richiesta: r-1').waitFor();
    await expectNoFault(page);
    await page.unroute(people);
    await page.getByRole('button', { name: 'Riprova' }).click();
    await page.locator('.invited').first().waitFor();
    await close();
  });

  it('error: what was told and refused is shown as it was', async () => {
    const { page, close } = await as('operatrice', `/convocazioni/${callId}`);
    await page.route('**/attendance', (route) => route.fulfill(problem));
    const row = page.locator('.invited').first();
    await row.getByLabel('venuta', { exact: true }).click();
    await page.getByRole('alert').getByText('search: non risponde').waitFor();
    await row.locator('.end-awaited:has(:checked)').waitFor();
    await close();
  });

  it('keeps words out of a group, and out of the address of whom to call in', async () => {
    const { page, close } = await as('operatrice', '/persone');
    await page.getByRole('combobox').fill('anna');
    await page.getByRole('option', { name: /^Cerca «anna»/ }).click();
    await page.getByRole('button', { name: 'Salva come gruppo' }).click();
    await page.getByText('Il testo cercato può essere un nome').waitFor();
    await page.getByRole('link', { name: 'Convoca', exact: true }).click();
    await page.getByText('«anna», tutte le persone').waitFor();
    expect(page.url()).not.toContain('anna');
    await close();
  });

  it('is read by the lead, and does not exist for the animator', async () => {
    const { page, close } = await as('responsabile', '/gruppi');
    await page.getByText(/persone oggi/).waitFor();
    expect(await page.getByRole('link', { name: /^Convoca:/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Rinomina/ }).count()).toBe(0);
    await page.goto(`${office.url}/convocazioni/${callId}`);
    await page.locator('.invited .tag').first().waitFor();
    expect(await page.locator('.ends').count()).toBe(0);
    await expectNoFault(page);
    await page.goto(`${office.url}/convocazioni/${callId}/avvisi`);
    await page.getByRole('heading', { name: 'Pagina non trovata' }).waitFor();
    await close();
    const animator = await as('animatrice', '/gruppi');
    await animator.page.getByRole('heading', { name: 'Pagina non trovata' }).waitFor();
    await animator.close();
  });

  it('is not there for another territory', async () => {
    const { page, close } = await as('vicina', `/convocazioni/${callId}`);
    await page.getByText('Qui non c’è nulla, o non è alla tua portata.').waitFor();
    await page.goto(`${office.url}/convocazioni/nuova?gruppo=${groupId}`);
    await page.getByText('Qui non c’è nulla, o non è alla tua portata.').waitFor();
    await close();
  });
});
