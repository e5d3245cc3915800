import type { Browser } from 'playwright-core';
import { inBrowser, launch, visit } from './support/browser.js';
import { openOffice, type Office } from './support/office.js';

jest.setTimeout(120_000);

inBrowser('the page to try the API', () => {
  let office: Office;
  let browser: Browser;
  beforeAll(async () => {
    office = await openOffice(0, []);
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  it('draws every group, calls the API, breaks no policy and asks no other host', async () => {
    const { page, complaints, close } = await visit(browser, office.url, { path: '/docs' });
    await page.locator('.opblock-tag').first().waitFor();
    const tags = new Set(office.rosa.gateway.routes.map(({ tag }) => tag));
    expect(await page.locator('.opblock-tag').count()).toBe(tags.size);

    await page.locator('.opblock-tag', { hasText: 'Accesso' }).click();
    await page.locator('#operations-Accesso-get_api_sessions_current button').first().click();
    await page.locator('button.execute').click();
    await page.locator('.live-responses-table').getByText('401').first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
