import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { apiOf } from './support/api.js';
import { inBrowser, launch, violations, visitAs, WIDTHS } from './support/browser.js';
import { openOffice, PASSWORD, type Office } from './support/office.js';
import { picture } from './support/picture.js';

jest.setTimeout(60_000);

const widths = Object.entries(WIDTHS);

const PEOPLE = join(__dirname, '../../../../examples/santhia/people.ndjson');

/** Two people of the examples, and between them one born in the future. */
const fileWithWrongRow = (): Buffer => {
  const [first, second] = readFileSync(PEOPLE, 'utf8').split('\n');
  const wrong = { ...(JSON.parse(first!) as object), birthDate: '2999-01-01' };
  return Buffer.from([first, JSON.stringify(wrong), second, ''].join('\n'));
};

inBrowser('the central team', () => {
  let office: Office;
  let browser: Browser;
  beforeAll(async () => {
    office = await openOffice(10);
    browser = await launch();
    const central = await apiOf(office, { role: 'central' });
    const account = { username: 'centrale', name: 'Nora Sala', role: 'central' };
    await central('/accounts', { ...account, password: PASSWORD });
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  const as = (path: string, width: number) =>
    visitAs(browser, office.url, 'centrale', { path, width });

  it.each(widths)('takes a file in and reads which row stayed out, %s', async (device, width) => {
    const { page, complaints, close } = await as('/importazioni', width);
    const file = { name: 'persone.ndjson', mimeType: '', buffer: fileWithWrongRow() };
    await page.getByLabel('File da importare').setInputFiles(file);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Importa', exact: true }).click();
    await page.getByText('finita', { exact: true }).waitFor();
    const count = (name: string) =>
      page.locator('.counts div', { has: page.getByText(name, { exact: true }) }).locator('dd');
    expect(await count('Lette').innerText()).toBe('3');
    expect(await count('Rifiutate').innerText()).toBe('1');
    const row = page.getByRole('region', { name: 'Righe rifiutate' }).locator('tbody tr').first();
    expect(await row.locator('td').first().innerText()).toBe('2');
    expect(await row.innerText()).toContain('birthDate');
    expect(await row.innerText()).toContain('2999-01-01');
    expect(await violations(page)).toEqual([]);
    await picture(page, `import-${device}`);
    const saving = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Scarica l’elenco' }).first().click();
    expect((await saving).suggestedFilename()).toMatch(/\.errors\.csv$/);
    await page.getByRole('link', { name: 'Importazioni' }).last().click();
    await page.locator('.card-row').first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('is told why a file cannot be read', async () => {
    const { page, close } = await as('/importazioni', WIDTHS.desk);
    const file = { name: 'foto.csv', mimeType: '', buffer: Buffer.from('nome;altro\nx;y\n') };
    await page.getByLabel('File da importare').setInputFiles(file);
    await page.getByRole('button', { name: 'Importa', exact: true }).click();
    await page.getByText('non riuscita').waitFor();
    await page.getByText('Perché non è riuscita').waitFor();
    expect(await violations(page)).toEqual([]);
    await close();
  });

  it.each(widths)('writes the next version of the questions, %s', async (device, width) => {
    const { page, complaints, close } = await as('/domande', width);
    const title = 'Attori locali';
    await page.getByRole('button', { name: `Scrivi la prossima versione: ${title}` }).click();
    const form = page.locator('.next-version');
    const head = await form.locator('h3').innerText();
    await form.getByRole('button', { name: 'Aggiungi una domanda' }).click();
    const last = form.locator('fieldset').last();
    await last.getByLabel('Domanda', { exact: true }).fill('Chi altro dovremmo sentire?');
    await last.getByLabel('Codice').fill('CHI');
    await form.getByRole('button', { name: 'Pubblica' }).click();
    await form.getByRole('alert').waitFor();
    await last.getByLabel('Codice').fill(`chi_${device}`);
    expect(await violations(page)).toEqual([]);
    await form.getByRole('button', { name: 'Pubblica' }).click();
    await page.getByText(`${head} pubblicata.`).waitFor();
    await page.getByText('Chi altro dovremmo sentire?').first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each(widths)('reads the classifications and the trail, %s', async (_device, width) => {
    const { page, complaints, close } = await as('/classificazioni', width);
    await page.getByLabel('Tabella').selectOption('occupations');
    await page.getByLabel('Cerca per codice o nome').fill('9112');
    await page.getByRole('cell', { name: '9112' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${office.url}/registro?atto=accounts.create`);
    await page.getByRole('cell', { name: 'accounts.create' }).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Al giorno', { exact: true }).fill('2020-01-01');
    await page.getByText('Nessun atto con questi filtri').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it.each(widths)(
    'sees the territories, moves a desk, changes who works where, %s',
    async (device, width) => {
      const operator = await apiOf(office, { role: 'operator', territory: ['002'], name: 'Lucia' });
      const desk = { name: `Sportello ${device}`, kind: 'desk', comune: '002133' };
      await operator('/desks', { ...desk, openings: [{ weekday: 1, from: '09:00', to: '11:00' }] });
      const { page, complaints, close } = await as('/territori', width);
      await page.getByRole('link', { name: 'Vercelli', exact: true }).waitFor();
      expect(await violations(page)).toEqual([]);
      await picture(page, `territories-${device}`);
      await page.getByLabel('Regione').selectOption({ label: 'Piemonte' });
      await page.getByRole('link', { name: 'Vercelli', exact: true }).click();
      await page.getByRole('button', { name: `Sposta ${desk.name}` }).click();
      await page.getByRole('combobox', { name: 'Nuovo comune' }).fill('Crescentino');
      expect(await violations(page)).toEqual([]);
      await page.getByRole('option', { name: /^Crescentino/ }).click();
      await page.getByText(`${desk.name} è ora a Crescentino (VC).`).waitFor();
      await page.getByText('Crescentino', { exact: true }).first().waitFor();

      const name = await page
        .locator('section', { has: page.getByRole('heading', { name: 'Chi ci lavora' }) })
        .locator('h3')
        .first()
        .innerText();
      await page.getByRole('button', { name: `Cambia il territorio di ${name}` }).click();
      await page.getByRole('combobox', { name: /^Aggiungi una regione/ }).fill('Biella');
      await page.getByRole('option', { name: /^Biella provincia/ }).click();
      await picture(page, `territory-${device}`);
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Salva' }).click();
      await page.getByText(`Territorio di ${name} cambiato.`).waitFor();
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it('is told of a region without anything, and of a failure', async () => {
    const { page, close } = await as('/territori?regione=20', WIDTHS.desk);
    await page.getByText('Questa regione non ha ancora nulla').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.route('**/api/figures/supply*', (route) => route.fulfill({ status: 503 }));
    await page.goto(`${office.url}/territori`);
    await page.getByRole('button', { name: 'Riprova' }).waitFor();
    await close();
  });
});
