import type { Browser, Locator, Page } from 'playwright-core';
import { apiOf, giveRoster } from './support/api.js';
import { inBrowser, launch, violations, visit, visitAs, WIDTHS } from './support/browser.js';
import { openOffice, PASSWORD, type Office } from './support/office.js';
import { picture } from './support/picture.js';

jest.setTimeout(60_000);

const widths = Object.entries(WIDTHS);

inBrowser('the lead', () => {
  let office: Office;
  let browser: Browser;
  beforeAll(async () => {
    office = await openOffice(60);
    browser = await launch();
    const operator = await apiOf(office, {
      role: 'operator',
      name: 'Lucia Ricci',
      territory: ['002'],
    });
    await giveRoster(operator, 3, '2026-12-06');
    const { items } = await operator<{ items: { id: string }[] }>('/workers?limit=9');
    for (const [at, { id }] of items.entries()) {
      const on = at < 4 ? '2026-10-12' : '2026-11-12';
      await operator(`/workers/${id}/interviews`, { kind: 'first', on });
      if (at % 2 === 0) await operator(`/workers/${id}/outcomes`, { kind: 'taken_in_charge', on });
    }
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  const as = (path: string, width: number) =>
    visitAs(browser, office.url, 'responsabile', { path, width });

  const numbersIn = async (cells: Locator): Promise<readonly number[]> =>
    (await cells.allInnerTexts()).map(Number);

  /** Opens the rows of a figure and says how much they count; comes back. */
  const rowsCount = async (page: Page, figure: Locator): Promise<number> => {
    await figure.click();
    // The page one comes from has tables too.
    const total = page.getByText(/In tutto contano/);
    await total.waitFor();
    const counts = page.locator('table.data td:last-child');
    const sum = (await numbersIn(counts)).reduce((all, n) => all + n, 0);
    expect(await total.innerText()).toContain(`In tutto contano ${sum}`);
    await page.goBack();
    return sum;
  };

  it.each(widths)('reads figures that open their rows and add up, %s', async (device, width) => {
    const { page, complaints, close } = await as('/', width);
    await page.getByRole('heading', { name: 'Dalla segnalazione al lavoro' }).waitFor();
    await picture(page, `figures-${device}`);
    const proposed = page.getByRole('link', { name: /^Persone proposte, Totale: 3/ });
    expect(await rowsCount(page, proposed)).toBe(3);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Attività ed esiti' }).click();
    await page.getByLabel('Per', { exact: true }).selectOption('comune');
    await page.locator('.figure-map .count-circle').first().waitFor();
    const table = page.locator('table.figures');
    const interviews = table.locator('tbody tr td:nth-child(2)');
    expect((await numbersIn(interviews)).reduce((all, n) => all + n, 0)).toBe(9);
    expect(await numbersIn(table.locator('tfoot td'))).toEqual([9, 5]);
    expect(await rowsCount(page, table.locator('tfoot a').first())).toBe(9);
    await table.waitFor();
    const first = table.locator('tbody a').first();
    const told = Number(await first.innerText());
    expect(await rowsCount(page, first)).toBe(told);
    // Back and reload keep what was asked.
    await page.reload();
    await table.waitFor();
    expect(await page.getByLabel('Per', { exact: true }).inputValue()).toBe('comune');
    expect(await violations(page)).toEqual([]);

    await picture(page, `figures-people-${device}`);
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Scarica la tabella' }).click();
    expect((await saving).suggestedFilename()).toMatch(/^Attività ed esiti.*\.csv$/);
    await page.getByText('Che cosa conta ogni cifra').click();
    await page.getByText('Colloqui, nel loro giorno').last().waitFor();

    await page.getByLabel('Per', { exact: true }).selectOption('province');
    await page.locator('.figure-map path.shade-5').waitFor();
    await page.getByRole('button', { name: 'Domanda' }).click();
    await page.locator('.bars .bar').first().waitFor();
    await page.getByRole('button', { name: 'Carico di lavoro' }).click();
    await table.getByRole('rowheader', { name: 'Lucia Ricci' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('opens a person’s record from a row', async () => {
    const { page, close } = await as('/cifre/righe?cifra=interviews&per=none', WIDTHS.desk);
    await page.getByRole('link', { name: 'Scheda della persona' }).first().click();
    await page.waitForURL(/\/persone\/[\w-]+$/);
    await close();
  });

  it('is told of a period without activity, of a failure, and of what is not theirs', async () => {
    const { page, close } = await as('/cifre?da=2020-01&a=2020-02', WIDTHS.desk);
    await page.getByText('Nessuna attività nel periodo').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.route('**/api/figures/people?*', (route) => route.fulfill({ status: 503 }));
    await page.goto(`${office.url}/cifre?vista=people`);
    await page.getByRole('button', { name: 'Riprova' }).waitFor();
    await page.unroute('**/api/figures/people?*');
    await page.getByRole('button', { name: 'Riprova' }).click();
    await page.locator('table.figures').waitFor();
    await page.goto(`${office.url}/importazioni`);
    await page.getByRole('heading', { name: 'Pagina non trovata' }).waitFor();
    await close();
  });

  it.each(widths)(
    'makes an account, gives it a new password, removes it, %s',
    async (device, width) => {
      const { page, complaints, close } = await as('/account', width);
      const name = `Rita ${device}`;
      await page.getByRole('button', { name: 'Nuovo account' }).click();
      await page.getByLabel('Nome e cognome').fill(name);
      await page.getByLabel('Nome utente').fill(`rita.${device}`);
      await page.getByRole('combobox', { name: 'Ruolo' }).first().selectOption('operator');
      await page.getByRole('button', { name: 'Togli Piemonte' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await picture(page, `accounts-${device}`);
      await page.getByRole('combobox', { name: 'Aggiungi una regione' }).fill('Vercelli');
      await page.getByRole('option', { name: /^Vercelli provincia/ }).click();
      await page.getByRole('button', { name: 'Togli Piemonte' }).click();
      await page.getByRole('button', { name: 'Crea l’account' }).click();
      await page.getByText(`Account di ${name} creato.`).waitFor();

      await page.getByRole('button', { name: `Nuova parola chiave per ${name}` }).click();
      const told = await page.getByText(`La nuova parola chiave di ${name}`).innerText();
      const password = /è (\S+)\./.exec(told)![1]!;
      const theirs = await visit(browser, office.url, { width });
      await theirs.page.getByLabel('Nome utente').fill(`rita.${device}`);
      await theirs.page.getByLabel('Parola chiave').fill(password);
      await theirs.page.getByRole('button', { name: 'Accedi' }).click();
      await theirs.page.getByRole('button', { name: 'Esci' }).waitFor();

      await page.getByRole('button', { name: `Chiudi le sessioni di ${name}` }).click();
      await page.getByText(`Sessioni di ${name} chiuse.`).waitFor();
      await theirs.page.reload();
      await theirs.page.getByRole('button', { name: 'Accedi' }).waitFor();
      await theirs.close();

      await page.getByRole('button', { name: `Elimina l’account di ${name}` }).click();
      await page
        .getByRole('group', { name: /^Eliminare/ })
        .getByRole('button', { name: 'Elimina' })
        .click();
      await page.getByText(`Account di ${name} eliminato.`).waitFor();
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it('is refused a username in use, in the form', async () => {
    const { page, close } = await as('/account', WIDTHS.desk);
    await page.getByRole('button', { name: 'Nuovo account' }).click();
    await page.getByLabel('Nome e cognome').fill('Un’altra');
    await page.getByLabel('Nome utente').fill('operatrice');
    await page.getByLabel('Prima parola chiave').fill(PASSWORD);
    await page.getByRole('combobox', { name: 'Ruolo' }).first().selectOption('operator');
    await page.getByRole('button', { name: 'Crea l’account' }).click();
    await page.locator('.field-error', { hasText: 'questo nome utente è già in uso' }).waitFor();
    await close();
  });
});
