import type { Browser, Locator, Page } from 'playwright-core';
import { apiOf, giveRoster, type Api } from './support/api.js';
import { inBrowser, launch, violations, visitAs, WIDTHS } from './support/browser.js';
import { openOffice, type Office } from './support/office.js';
import { picture } from './support/picture.js';

jest.setTimeout(60_000);

const widths = Object.entries(WIDTHS);

inBrowser('the lead’s figures of today, and the months that close', () => {
  let office: Office;
  let browser: Browser;
  let operator: Api;
  beforeAll(async () => {
    office = await openOffice(60);
    browser = await launch();
    const standing = { name: 'Lucia Ricci', territory: ['002'] };
    operator = await apiOf(office, { role: 'operator', ...standing });
    await giveRoster(operator, 3, '2026-12-06');
    const { items } = await operator<{ items: { id: string }[] }>('/workers?limit=6');
    for (const { id } of items) {
      await operator(`/workers/${id}/interviews`, { kind: 'first', on: '2026-10-12' });
    }
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  const as = (path: string, width: number) =>
    visitAs(browser, office.url, 'responsabile', { path, width });

  const numberOf = async (cell: Locator): Promise<number> =>
    Number((await cell.innerText()).replaceAll('.', ''));

  /** Opens the people behind a figure: as many are found. */
  const opensPeople = async (page: Page, figure: Locator): Promise<void> => {
    const n = await numberOf(figure);
    await figure.click();
    await page.waitForURL(/\/persone\?/);
    await page.getByText(new RegExp(`^${n} person`)).waitFor();
    await page.goBack();
  };

  it.each(widths)('sees people and open positions side by side, %s', async (device, width) => {
    const { page, complaints, close } = await as('/cifre?vista=supply&per=comune', width);
    const table = page.locator('table.supply');
    await page.locator('.figure-map .count-circle').first().waitFor();
    await page.locator('.figure-map .count-ring').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, `supply-${device}`);
    await opensPeople(page, table.locator('tbody td:nth-child(2) a').first());
    await opensPeople(page, table.locator('tfoot td:nth-child(2) a'));

    const positions = table.locator('tfoot td:nth-child(3) a');
    const open = await numberOf(positions);
    await positions.click();
    await page.getByText(`In tutto contano ${open}`).waitFor();
    await page.goBack();

    const sector = page.getByLabel('Settore', { exact: true });
    await sector.locator('option[value="81"]').waitFor({ state: 'attached' });
    await sector.selectOption('81');
    // The table of before stands until the page has taken the sector in.
    await opensPeople(page, table.locator('tfoot td:nth-child(2) a[href*="sector=81"]'));
    await page.getByLabel('Per', { exact: true }).selectOption('province');
    await page.locator('.figure-map path.shade-5').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Per', { exact: true }).selectOption('sector');
    await table.locator('tbody tr').first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('is told where there is neither anyone nor any position, and of a failure', async () => {
    const { page, close } = await as('/cifre?vista=supply&settore=99', WIDTHS.desk);
    await page.getByText('Né persone né posti aperti').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.route('**/api/figures/findable', (route) => route.fulfill({ status: 503 }));
    await page.goto(`${office.url}/cifre?vista=findable`);
    await page.getByRole('button', { name: 'Riprova' }).waitFor();
    await page.unroute('**/api/figures/findable');
    await page.getByRole('button', { name: 'Riprova' }).click();
    await page.locator('.findable-count').waitFor();
    await close();
  });

  it.each(widths)(
    'reads opportunities by sector, chain and enterprise, %s',
    async (device, width) => {
      const { page, complaints, close } = await as('/cifre?vista=opportunities', width);
      const table = page.locator('table.figures');
      for (const by of ['sector', 'chain', 'enterprise', 'kind']) {
        await page.getByLabel('Per', { exact: true }).selectOption(by);
        await page.locator('.bars .bar').first().waitFor();
        await table.locator('tbody a').first().click();
        await page.getByText(/In tutto contano/).waitFor();
        await page.goBack();
        await table.waitFor();
      }
      await page.getByLabel('Per', { exact: true }).selectOption('sector');
      await table.waitFor();
      expect(await violations(page)).toEqual([]);
      await picture(page, `opportunities-by-sector-${device}`);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it.each(widths)(
    'reads how many people can be found, and what is missing, %s',
    async (device, width) => {
      const { page, complaints, close } = await as('/cifre?vista=findable', width);
      await page.locator('.findable-count').waitFor();
      expect(await violations(page)).toEqual([]);
      await picture(page, `findable-${device}`);
      await opensPeople(page, page.locator('.findable-count'));
      await opensPeople(page, page.locator('tbody td:nth-child(2) a').first());
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it.each([
    ['phone', '2026-09', 'settembre 2026'],
    ['desk', '2026-10', 'ottobre 2026'],
  ] as const)(
    'closes a month, and sees what changes since beside what was reported, %s',
    async (device, month, name) => {
      const { page, complaints, close } = await as('/cifre?vista=closings', WIDTHS[device]);
      await page.getByRole('button', { name: `Chiudi ${name}` }).click();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Chiudi il mese' }).click();
      await page.getByRole('status').filter({ hasText: 'è chiuso' }).waitFor();
      await page
        .getByText(/chiuso il 22 novembre 2026/)
        .first()
        .waitFor();
      expect(await violations(page)).toEqual([]);
      await picture(page, `closed-months-${device}`);

      const { items } = await operator<{ items: { id: string }[] }>('/workers?limit=1');
      await operator(`/workers/${items[0]!.id}/interviews`, { kind: 'first', on: `${month}-13` });
      await page.getByRole('link', { name: `Guarda le rettifiche di ${name}` }).click();
      const total = page.locator('table.figures tfoot td').first();
      await total.getByText(/comunicato \d/).waitFor();
      const [now, before] = (await total.innerText()).split(/\D+/).map(Number);
      expect(now).toBe(before! + 1);
      expect(await violations(page)).toEqual([]);
      await picture(page, `restated-${device}`);
      expect(complaints).toEqual([]);
      await close();
    },
  );
});
