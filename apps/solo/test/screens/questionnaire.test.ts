import type { Browser } from 'playwright-core';
import { apiOf, type Api } from './support/api.js';
import { inBrowser, launch, violations, visitAs, WIDTHS } from './support/browser.js';
import { openOffice, type Office } from './support/office.js';
import { picture } from './support/picture.js';

jest.setTimeout(60_000);

const questionnaire = {
  track: 'questionnaire',
  version: 1,
  title: 'Questionario del primo colloquio',
  validFrom: '2026-01-01',
  questions: [
    { code: 'car', kind: 'yes_no', text: { it: 'Ha un’automobile?' } },
    {
      code: 'search',
      kind: 'choice',
      text: { it: 'Come cerca lavoro?' },
      options: ['da solo', 'con il centro per l’impiego'],
      required: true,
    },
    { code: 'months', kind: 'number', text: { it: 'Da quanti mesi lo cerca?' } },
    { code: 'computer', kind: 'yes_no', text: { it: 'Usa il computer?' } },
    { code: 'wish', kind: 'text', text: { it: 'Che cosa vorrebbe imparare?' } },
  ],
};

inBrowser('an interview with the central team’s questionnaire', () => {
  let office: Office;
  let browser: Browser;
  let operator: Api;
  let id: string;
  beforeAll(async () => {
    office = await openOffice(10);
    browser = await launch();
    const central = await apiOf(office, { name: 'équipe', role: 'central' });
    operator = await apiOf(office, { name: 'prova', role: 'operator', territory: ['002'] });
    await central('/question-sets', questionnaire);
    const found = await operator<{ items: { id: string; familyName: string }[] }>(
      '/workers/search',
      { text: "d'amico" },
    );
    id = found.items[0]!.id;
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  it.each(Object.entries(WIDTHS))('asks it as a step of its own, %s', async (device, width) => {
    const path = `/persone/${id}/colloquio`;
    const { page, complaints, close } = await visitAs(browser, office.url, 'operatrice', {
      width,
      path,
    });
    await page.getByRole('button', { name: 'Questionario' }).click();
    await page.getByRole('heading', { name: 'Questionario del primo colloquio' }).waitFor();

    // By keyboard: a letter answers and leads on to the next question, whatever its kind.
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('n');
    expect(await page.evaluate('document.activeElement.labels[0].textContent')).toMatch(
      /^Come cerca lavoro/,
    );
    await page.keyboard.press('Tab');
    await page.keyboard.type('tanti');
    await page.getByText('la risposta non è della forma chiesta').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, `questionnaire-${device}`);

    // What must still be answered, and what is wrong, holds the interview back and is named.
    await page.getByRole('button', { name: 'Riepilogo' }).click();
    const wrong = page.getByRole('alert').getByRole('listitem');
    expect(await wrong.allInnerTexts()).toEqual([
      'Da quanti mesi lo cerca? la risposta non è della forma chiesta',
      'Come cerca lavoro? manca la risposta',
    ]);
    const save = page.getByRole('button', { name: 'Registra il colloquio' });
    expect(await save.isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Indietro' }).click();
    await page.getByLabel('Come cerca lavoro?').selectOption('da solo');
    await page.getByLabel('Da quanti mesi lo cerca?').fill('14');
    await page.getByRole('button', { name: 'Avanti' }).click();
    expect(await page.locator('.changes li').allInnerTexts()).toEqual([
      'Ha un’automobile? no',
      'Come cerca lavoro? da solo',
      'Da quanti mesi lo cerca? 14',
    ]);
    await save.click();
    await page.getByText('Colloquio registrato').waitFor();
    const kept = await operator<{ items: object[] }>(`/workers/${id}/interviews`);
    expect(kept.items[0]).toMatchObject({
      questionnaire: {
        version: 1,
        answers: [
          { question: 'car', answer: false },
          { question: 'search', answer: 'da solo' },
          { question: 'months', answer: 14 },
        ],
      },
    });
    expect(complaints).toEqual([]);
    await close();
  });

  it('goes without it where the questions cannot be read, and says so', async () => {
    const { page, close } = await visitAs(browser, office.url, 'operatrice');
    await page.route('**/api/question-sets?*', (route) => route.abort());
    await page.goto(`${office.url}/persone/${id}/colloquio`);
    await page.getByText('Le domande del questionario non si possono leggere ora').waitFor();
    expect(await page.getByRole('button', { name: 'Questionario' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Riepilogo' }).click();
    expect(await violations(page)).toEqual([]);
    await close();
  });
});
