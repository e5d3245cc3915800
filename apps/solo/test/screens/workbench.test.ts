import type { Browser } from 'playwright-core';
import { inBrowser, launch, visitAs } from './support/browser.js';
import { openOffice, type Office } from './support/office.js';

jest.setTimeout(60_000);

const OPPORTUNITY = '/opportunita/019a9f4c-1a00-7000-8000-000000000002';
const LINE = `${OPPORTUNITY}/righe/019a9f4c-1a00-7000-8000-000000000003`;

/** Longer than a weight takes to come to rest in the address, ms. */
const AT_REST = 1000;

inBrowser('the workbench', () => {
  let office: Office;
  let browser: Browser;
  beforeAll(async () => {
    office = await openOffice(60);
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  it('leads to the frozen list, though a weight moved just before comes to rest on the way', async () => {
    const { page, complaints, close } = await visitAs(browser, office.url, 'operatrice', {
      path: LINE,
    });
    await page.locator('.person').first().waitFor();
    let arrive = (): void => undefined;
    const held = new Promise<void>((resolve) => (arrive = resolve));
    await page.route('**/app/CallListPage-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + AT_REST);

    await page.getByLabel('Esperienza', { exact: true }).press('ArrowLeft');
    await page.getByRole('button', { name: 'Congela la lista' }).click();
    await page.waitForURL(/\/liste\//);
    // The list's page is still on its way: the workbench stands, and its time goes on.
    await page.clock.runFor(AT_REST);
    arrive();
    await page.clock.resume();
    await page.getByRole('heading', { name: /Lista delle chiamate/ }).waitFor();
    expect(page.url()).toMatch(/\/liste\/[\w-]+$/);
    expect(complaints).toEqual([]);
    await close();
  });
});
