import type { Browser } from 'playwright-core';
import { inBrowser, launch, violations, WIDTHS } from './support/browser.js';
import { ask, COMPANY, fillField, goOut } from './support/field.js';
import { openOffice, type Office } from './support/office.js';
import { picture } from './support/picture.js';

jest.setTimeout(90_000);

const LEAD = '019a9f4c-1a00-7000-8000-0000000002a1';

inBrowser('what an animator writes beside the visits', () => {
  let office: Office;
  let browser: Browser;
  beforeEach(async () => {
    office = await openOffice(10);
    await fillField(office);
    browser = await launch();
  });
  afterEach(async () => {
    await browser.close();
    await office.close();
  });

  it('drops a lead with its reason, also with no signal, and once', async () => {
    const { context, page, complaints, close } = await goOut(browser, office.url);
    await page.goto(`${office.url}/segnalazioni`);
    const lead = page.locator('.card-row', { hasText: 'Un giardiniere per le aiuole' });
    await lead.getByRole('button', { name: /^Lascia cadere/ }).click();
    await context.setOffline(true);
    await lead.getByRole('button', { name: 'Registra' }).click();
    await lead.getByText('va indicato il motivo').waitFor();
    expect(await violations(page)).toEqual([]);
    await lead.getByLabel('Perché non se ne fa nulla').fill('Hanno preso un giardiniere loro');
    await lead.getByRole('button', { name: 'Registra' }).click();
    await lead.getByText('La lasci cadere.').waitFor();
    await page.locator('.to-send').getByText('1 cosa da inviare').waitFor();
    expect(await violations(page)).toEqual([]);

    await context.setOffline(false);
    await page.locator('.to-send').waitFor({ state: 'detached' });
    await page.goto(`${office.url}/segnalazioni?stato=dropped`);
    await page.getByText('Hanno preso un giardiniere loro').waitFor();
    expect(await ask(page, `/leads/${LEAD}`)).toMatchObject({
      rev: 2,
      state: 'dropped',
      reason: 'Hanno preso un giardiniere loro',
    });
    expect(complaints).toEqual([]);
    await close();
  });

  it.each(Object.entries(WIDTHS))(
    'adds a company once those alike were looked at, %s',
    async (device, width) => {
      const { page, complaints, close } = await goOut(browser, office.url, width);
      await page.goto(`${office.url}/imprese`);
      await page.getByRole('link', { name: 'Nuova impresa' }).click();
      await page.getByRole('button', { name: 'Aggiungi l’impresa' }).click();
      await page.getByRole('alert').getByRole('link', { name: 'Nome o ragione sociale' }).waitFor();
      expect(await violations(page)).toEqual([]);

      const { name } = await ask<{ name: string }>(page, `/companies/${COMPANY}`);
      await page.getByLabel('Nome o ragione sociale').fill(name);
      await page.getByRole('combobox', { name: 'Comune' }).fill('santhi');
      await page.locator('.suggestions').getByRole('option').first().click();
      await page.getByRole('button', { name: 'Aggiungi l’impresa' }).click();
      await page.getByRole('heading', { name: 'Forse c’è già' }).waitFor();
      await page.getByRole('link', { name: `${name}, Santhià` }).waitFor();
      expect(await violations(page)).toEqual([]);
      await picture(page, `new-company-${device}`);
      await page.getByRole('button', { name: 'È un’altra: aggiungila' }).click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
      expect(page.url()).not.toContain(COMPANY);
      const { total } = await ask<{ total: number }>(
        page,
        `/companies?q=${encodeURIComponent(name)}`,
      );
      expect(total).toBe(2);
      expect(complaints).toEqual([]);
      await close();
    },
  );
});
