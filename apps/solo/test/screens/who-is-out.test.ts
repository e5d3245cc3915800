import type { Browser } from 'playwright-core';
import { inBrowser, launch, violations, visitAs, WIDTHS } from './support/browser.js';
import { openOffice, type Office } from './support/office.js';

jest.setTimeout(60_000);

const LINE =
  '/opportunita/019a9f4c-1a00-7000-8000-000000000002/righe/019a9f4c-1a00-7000-8000-000000000003';

inBrowser('who is out of a list', () => {
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

  it.each(Object.entries(WIDTHS))(
    'is told behind each count, with why, on a %s',
    async (_device, width) => {
      const options = { path: LINE, width };
      const { page, complaints, close } = await visitAs(browser, office.url, 'operatrice', options);
      const out = page.getByRole('region', { name: 'Chi è fuori' });
      const reason = out.getByRole('button', { name: /^Non proponibili/ });
      const count = Number(await reason.locator('.num').innerText());
      expect(count).toBeGreaterThan(20);
      await reason.click();
      const people = out.getByRole('list', { name: /^Non proponibili/ }).getByRole('listitem');
      await people.nth(19).waitFor();
      expect(await people.count()).toBe(20);
      // Who is of another territory has no name; of everyone it is said what keeps them out.
      await people
        .filter({ hasText: /^Persona n\. \d+, / })
        .first()
        .waitFor();
      for (const said of await people.allInnerTexts()) expect(said).toMatch(/\n.*\S/);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      await out.getByRole('button', { name: 'Mostra altri' }).click();
      await people.nth(20).waitFor();
      await reason.press('Enter');
      await people.first().waitFor({ state: 'hidden' });
      await reason.press('Enter');
      const named = people.getByRole('link').first();
      const name = await named.innerText();
      await named.click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      expect(complaints).toEqual([]);
      await close();
    },
  );
});
