import type { Browser, Page } from 'playwright-core';
import { inBrowser, launch, violations, visitAs, WIDTHS } from './support/browser.js';
import { openOffice, type Office } from './support/office.js';
import { picture } from './support/picture.js';

jest.setTimeout(60_000);

const OPPORTUNITY = '/opportunita/019a9f4c-1a00-7000-8000-000000000002';
const LINE = `${OPPORTUNITY}/righe/019a9f4c-1a00-7000-8000-000000000003?quante=10`;

/** The parts of a record beside the first, and what their pictures are called. */
const VIEWS = [
  ['Colloqui ed esiti', 'history'],
  ['Opportunità adatte', 'opportunities'],
  ['Liste', 'lists'],
  ['Chi ha guardato', 'looks'],
] as const;

/** What sticks out of the screen to the right, other than what scrolls by itself. */
const WIDER = `document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('main *')].filter((each) => each.getBoundingClientRect().right > innerWidth).map((each) => each.outerHTML.slice(0, 200))`;

/** What stands on a page once all that it reads has come. */
const READY = 'main h1';

inBrowser.each(Object.entries(WIDTHS))('the pages, on a %s', (device, width) => {
  let office: Office;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let close: () => Promise<void>;

  beforeAll(async () => {
    office = await openOffice(150);
    browser = await launch();
    ({ page, complaints, close } = await visitAs(browser, office.url, 'operatrice', { width }));
  });
  afterAll(async () => {
    await close();
    await browser.close();
    await office.close();
  });

  /** Looks at the page as it stands: nothing axe finds, nothing wider than the screen, no complaint, a title of its own. */
  const expectSound = async (name: string): Promise<void> => {
    await page.locator(READY).waitFor();
    await page.locator('main .state-loading').first().waitFor({ state: 'detached' });
    await picture(page, `${name}-${device}`, false);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(WIDER)).toEqual([]);
    expect(await page.title()).toMatch(/ – Rosa$/);
    expect(complaints).toEqual([]);
  };

  const open = (path: string) => page.goto(`${office.url}${path}`);
  const criteria = async (): Promise<void> => {
    const toggle = page.getByRole('button', { name: 'Criteri' });
    if (await toggle.isVisible()) await toggle.click();
  };

  it('today', async () => {
    await open('/oggi');
    await page.getByRole('link', { name: 'le competenze' }).waitFor();
    await expectSound('today');
  });

  it('opportunities, and one of them', async () => {
    await open('/opportunita');
    await page.getByRole('link', { name: /Tre addetti/ }).waitFor();
    await expectSound('opportunities');
    await open(OPPORTUNITY);
    await page.getByRole('heading', { name: 'Impresa' }).waitFor();
    await expectSound('opportunity');
  });

  it('the workbench, with its reasons, its map, two people compared and the questions', async () => {
    await open(LINE);
    await page.locator('.person').first().waitFor();
    await picture(page, `workbench-${device}`, false);
    await page
      .getByRole('checkbox', { name: /^Confronta/ })
      .nth(0)
      .check();
    await page
      .getByRole('checkbox', { name: /^Confronta/ })
      .nth(3)
      .check();
    await page
      .getByRole('button', { name: /^Perché questo posto/ })
      .nth(4)
      .click();
    await page.getByRole('button', { name: 'Conta chi resta nascosto' }).click();
    await page.getByRole('combobox', { name: 'Nome o codice fiscale' }).fill('bruno perotti');
    await page.locator('.suggestions').getByRole('option').first().click();
    await page.locator('.why-answer p').first().waitFor();
    await picture(page, `workbench-reasons-${device}`, false);
    await criteria();
    await page.getByRole('button', { name: 'Mostra la mappa' }).click();
    await page.locator('.map-land').waitFor();
    await expectSound('workbench-map');
  });

  it('the call list, a call, the roster before and after it is given', async () => {
    await open(LINE);
    await page.getByRole('button', { name: 'Congela la lista' }).click();
    const calls = page.getByRole('button', { name: /^Chiama / });
    await calls.first().waitFor();
    await calls.first().click();
    await page.getByRole('button', { name: /^Conferma: / }).click();
    await page.getByRole('button', { name: 'Vedila come la vedrà l’impresa' }).click();
    await page.locator('.sheet').waitFor();
    await calls.nth(1).click();
    await page.getByRole('button', { name: /^Rinuncia: / }).click();
    await page.getByRole('button', { name: 'Idoneità' }).click();
    await expectSound('calls');
    await page.getByRole('button', { name: 'Dai la rosa all’impresa' }).click();
    await page.getByText('La rosa è stata data').waitFor();
    await expectSound('roster');
  });

  it('people, a person, and what is known of them', async () => {
    await open('/persone');
    await page.locator('.card-row').first().waitFor();
    await expectSound('people');
    await page.getByRole('combobox').fill('damico anna');
    await page
      .locator('.suggestions')
      .getByRole('option', { name: /^D'Amico Anna/ })
      .click();
    await page.getByRole('heading', { name: 'Carriera' }).waitFor();
    await expectSound('person');
    for (const [view, name] of VIEWS) {
      await page.getByRole('button', { name: view, exact: true }).click();
      await expectSound(`person-${name}`);
    }
  });

  it('an interview, by keyboard, left and taken up again, and what it changed', async () => {
    await page.getByRole('link', { name: 'Fai un colloquio' }).click();
    await page.getByRole('button', { name: 'Consenso' }).click();
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('s');
    await page.getByRole('button', { name: 'Disponibilità' }).click();
    await page.getByRole('radio').first().focus();
    for (const key of ['s', 'n', 'ArrowDown', 's']) await page.keyboard.press(key);
    await expectSound('interview');
    await page.reload();
    await page.getByRole('button', { name: 'Esperienze' }).click();
    await page.getByRole('combobox').fill('giardin');
    await page.locator('.suggestions').getByRole('option').first().click();
    await page.getByPlaceholder('Da', { exact: true }).fill('1994');
    await page.getByRole('button', { name: 'Riepilogo' }).click();
    const changes = page.locator('.changes li');
    expect(await changes.allInnerTexts()).toEqual([
      'Possiamo proporla alle imprese? sì',
      'settore ambiente: sì',
      'settore servizi alla persona: no',
      'settore beni culturali: sì',
      expect.stringMatching(/giardini.*, 1994–oggi$/),
    ]);
    await expectSound('interview-review');
    await page.getByRole('button', { name: 'Registra il colloquio' }).click();
    await page.getByText('Colloquio registrato').waitFor();
    await expectSound('interview-done');
  });

  it('and says all of it in English', async () => {
    await page.getByRole('button', { name: 'EN', exact: true }).click();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await open('/opportunita');
    await page.getByRole('heading', { name: 'Opportunities' }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await expectSound('english');
  });
});

inBrowser('the screens as built', () => {
  it('load under 250 kB of compressed script for the operator’s first page', async () => {
    const office = await openOffice(5);
    const browser = await launch();
    const { page, close } = await visitAs(browser, office.url, 'operatrice');
    const compressed = await page.evaluate(
      `performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`,
    );
    expect(compressed).toBeGreaterThan(50_000);
    expect(compressed).toBeLessThan(250_000);
    await close();
    await browser.close();
    await office.close();
  });
});
