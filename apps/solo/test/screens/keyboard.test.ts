import type { Browser, Page } from 'playwright-core';
import { inBrowser, launch, visitAs } from './support/browser.js';
import { tabTo } from './support/hand.js';
import { openOffice, type Office } from './support/office.js';

jest.setTimeout(60_000);

const OPPORTUNITY = '/opportunita/019a9f4c-1a00-7000-8000-000000000002';
const LINE = `${OPPORTUNITY}/righe/019a9f4c-1a00-7000-8000-000000000003?quante=10`;

inBrowser('by keyboard alone', () => {
  let office: Office;
  let browser: Browser;
  beforeAll(async () => {
    office = await openOffice(150);
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  const press = async (page: Page, name: string | RegExp, key = 'Enter'): Promise<void> => {
    await tabTo(page, name);
    await page.keyboard.press(key);
  };

  /** Whom one may call and propose, in the order of the list. */
  const askedOn = (page: Page): Promise<string[]> =>
    page
      .locator('.person', { has: page.getByRole('button', { name: /^Chiama / }) })
      .filter({ hasNotText: 'Da chiedere se può essere proposta' })
      .locator('h3')
      .allInnerTexts();

  it('a list is frozen, called and made into a roster', async () => {
    const { page, complaints, close } = await visitAs(browser, office.url, 'operatrice', {
      path: LINE,
    });
    await page.locator('.person').first().waitFor();
    await press(page, 'Congela la lista');
    await page.getByRole('heading', { name: /Lista delle chiamate/ }).waitFor();
    const [first = '', second = '', third = ''] = await askedOn(page);

    await press(page, `Chiama ${first}`);
    await page.locator('.call-panel .contacts').waitFor();
    await press(page, `Conferma: ${first}`);
    await page.getByRole('checkbox', { name: `Metti ${first} nella rosa` }).waitFor();

    // Whoever declines says why, by the arrows of a list.
    await press(page, `Chiama ${second}`);
    await page.locator('.call-panel .contacts').waitFor();
    await press(page, `Rinuncia: ${second}`);
    await page.getByLabel('Perché rinuncia').waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('SELECT');
    await page.keyboard.press('ArrowDown');
    await press(page, 'Registra la rinuncia');
    await page.locator('.person', { hasText: second }).locator('.tag-declined').waitFor();

    // The verdict, with its reason.
    await press(page, `Chiama ${third}`);
    await page.locator('.call-panel .contacts').waitFor();
    await press(page, 'Idoneità');
    await tabTo(page, 'Idoneità');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, /^Motivo/);
    await page.keyboard.type('Ha lavorato in una squadra uguale');
    await page.keyboard.press('Enter');
    await press(page, `Conferma: ${third}`);
    const choice = page.getByRole('checkbox', { name: `Metti ${third} nella rosa` });
    await choice.waitFor();

    // Left out of the roster and taken in again.
    await press(page, `Metti ${first} nella rosa`, 'Space');
    await page.locator('.roster-panel .chosen li').nth(1).waitFor({ state: 'detached' });
    expect(await page.locator('.roster-panel .chosen li').allInnerTexts()).toEqual([third]);
    await page.keyboard.press('Space');
    await page.locator('.roster-panel .chosen li').nth(1).waitFor();

    await press(page, 'Vedila come la vedrà l’impresa');
    await page.locator('.preview .sheet').waitFor();
    await press(page, 'Dai la rosa all’impresa');
    await page.getByText('La rosa è stata data all’impresa.').waitFor();
    expect(await page.locator('.card-row h2').allInnerTexts()).toEqual([first, third]);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    expect(complaints).toEqual([]);
    await close();
  });
});
