import type { Browser } from 'playwright-core';
import {
  inBrowser,
  launch,
  signIn,
  violations,
  visit,
  visitAs,
  WIDTHS,
} from './support/browser.js';
import { apiOf, giveRoster } from './support/api.js';
import { openOffice, PASSWORD, type Office } from './support/office.js';
import { picture } from './support/picture.js';

jest.setTimeout(120_000);

inBrowser.each(Object.entries(WIDTHS))('an employer’s day, %s', (device, width) => {
  let office: Office;
  let browser: Browser;
  let roster: { readonly id: string; readonly companyId: string };
  beforeAll(async () => {
    office = await openOffice(60);
    browser = await launch();
    const operator = await apiOf(office, { role: 'operator', territory: ['002'] });
    roster = await giveRoster(operator, 3, '2026-12-06');
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  it('goes from the invitation’s link to an answer for each person, and ends with the roster', async () => {
    const { rosa, url } = office;
    const laboratory = await visitAs(browser, url, 'operatrice', {
      width,
      path: `/rose/${roster.id}`,
    });
    await laboratory.page.getByRole('button', { name: 'Invita l’impresa' }).click();
    const link = await laboratory.page.getByLabel('Indirizzo da mandare').inputValue();
    expect(new URL(link).pathname).toBe('/invito');
    expect(await violations(laboratory.page)).toEqual([]);
    await laboratory.close();

    const { page, complaints, close } = await visit(browser, url, {
      width,
      path: link.slice(url.length),
    });
    await page.getByRole('heading', { name: 'Benvenuti in Rosa' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Nome e cognome').fill('Ada Verdi');
    await page.getByLabel('Nome utente').fill('ada.verdi');
    await page.getByLabel('Parola chiave').fill('corta');
    await page.getByRole('button', { name: 'Crea l’accesso' }).click();
    await page.getByText('troppo corta').first().waitFor();
    await page.getByLabel('Parola chiave').fill(PASSWORD);
    await page.getByRole('button', { name: 'Crea l’accesso' }).click();

    await page.getByRole('heading', { name: 'Rose ricevute' }).waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await page.getByRole('link', { name: /addetti alle pulizie/i }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: /addetti alle pulizie/i }).click();
    await page.locator('.sheet-person').nth(2).waitFor();
    const card = (at: number) => page.locator('.sheet-person').nth(at);
    expect(await page.locator('.sheet').innerText()).not.toMatch(/[A-Z]{6}\d{2}[A-Z]\d{2}/);

    await card(0)
      .getByRole('button', { name: /^Colloquio: / })
      .click();
    await card(0).getByText('Colloquio, il 22 novembre 2026').waitFor();

    await card(1)
      .getByRole('button', { name: /^Non scelta: / })
      .click();
    await card(1).getByRole('button', { name: 'Registra' }).click();
    await card(1).locator('.field-error').waitFor();
    await card(1).getByLabel('Motivo').selectOption('Abita troppo lontano');
    await card(1).getByRole('button', { name: 'Registra' }).click();
    await card(1).getByText('Non scelta, il 22 novembre 2026').waitFor();

    await card(2)
      .getByRole('button', { name: /^Assunta: / })
      .click();
    await card(2).getByLabel('Contratto').selectOption('contratto a tempo indeterminato');
    await card(2).getByLabel('Primo giorno').fill('2026-12-01');
    expect(await violations(page)).toEqual([]);
    await picture(page, `employer-roster-${device}`);
    await card(2).getByRole('button', { name: 'Registra l’assunzione' }).click();
    await page.getByText('3 di 3 con una risposta').waitFor();
    await page.reload();
    await page.getByText('3 di 3 con una risposta').waitFor();

    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Scarica il PDF' }).click();
    expect((await saved).suggestedFilename()).toBe(`rosa-${roster.id}.pdf`);

    if (device === 'phone') await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'Le nostre richieste' }).click();
    await page.locator('.line-chips li').first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);

    // After its last day the roster is gone, from the list and from its own address.
    const later = jest.spyOn(rosa.clock, 'now');
    later.mockReturnValue(new Date('2026-12-07T08:00:00.000Z'));
    await page.goto(`${url}/impresa/rose/${roster.id}`);
    await signIn(page, 'ada.verdi');
    await page.getByRole('heading', { name: 'Pagina non trovata' }).waitFor();
    if (device === 'phone') await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'Rose ricevute' }).click();
    await page.getByText('Nessuna rosa da leggere').waitFor();
    later.mockRestore();
    await close();

    const again = await visit(browser, url, { width, path: link.slice(url.length) });
    await again.page.getByRole('heading', { name: 'Questo invito non c’è più' }).waitFor();
    expect(await violations(again.page)).toEqual([]);
    await again.close();
  });
});
