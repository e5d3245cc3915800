import { parseDay } from '@rosa/domain';
import { loadReference } from '@rosa/reference';
import type { Browser, Page } from 'playwright-core';
import { drawRegistry } from '../../src/demo/registry.js';
import { createWorld } from '../../src/demo/world.js';
import { apiOf } from './support/api.js';
import { inBrowser, launch, violations, visitAs, WIDTHS } from './support/browser.js';
import { openOffice, PASSWORD, type Office } from './support/office.js';

jest.setTimeout(120_000);

const OPPORTUNITY = '/opportunita/019a9f4c-1a00-7000-8000-000000000002';
const LINE = `${OPPORTUNITY}/righe/019a9f4c-1a00-7000-8000-000000000003`;

/** Someone of whom a list was handed over once, and nothing since: no home, no schooling, no programme, no telephone. */
const BARE = {
  fiscalCode: 'RSSMRA70A41L219O',
  familyName: 'Rossi',
  givenName: 'Maria',
  sex: 'F',
  birthDate: '1970-01-01',
  birthPlace: 'L219',
  citizenship: 'IT',
};

/** What a program writes where it forgot that nothing is known. */
const UNWRITTEN = /\b(undefined|null|NaN)\b/;

/** Does the page scroll sideways? */
const WIDER = 'document.documentElement.scrollWidth > innerWidth';

const expectSound = async (page: Page): Promise<void> => {
  await page.locator('main .state-loading').first().waitFor({ state: 'detached' });
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(WIDER)).toBe(false);
};

/** Opens the office with an account of the central team, which sees everyone. */
const openWith = async (count: number, only?: readonly unknown[]): Promise<Office> => {
  const office = await openOffice(count, only);
  const central = await apiOf(office, { role: 'central' });
  const account = { username: 'centrale', name: 'Nora Sala', role: 'central' };
  await central('/accounts', { ...account, password: PASSWORD });
  return office;
};

inBrowser.each(Object.entries(WIDTHS))(
  'a registry of one, of whom nothing is known, %s',
  (_, width) => {
    let office: Office;
    let browser: Browser;
    beforeAll(async () => {
      office = await openWith(0, [BARE]);
      browser = await launch();
    });
    afterAll(async () => {
      await browser.close();
      await office.close();
    });

    it('lists one, and says on their page what was never asked', async () => {
      const { page, complaints, close } = await visitAs(browser, office.url, 'centrale', {
        path: '/persone',
        width,
      });
      await page.locator('.card-row').first().waitFor();
      expect(await page.locator('.card-row').count()).toBe(1);
      await expectSound(page);
      await page.getByRole('link', { name: /Rossi Maria/ }).click();
      await page.getByRole('heading', { name: /Rossi Maria/, level: 1 }).waitFor();
      await expectSound(page);
      expect(await page.locator('main').innerText()).not.toMatch(UNWRITTEN);
      expect(complaints).toEqual([]);
      await close();
    });

    it('puts them beside a list, to be interviewed, and can be frozen', async () => {
      const { page, complaints, close } = await visitAs(browser, office.url, 'operatrice', {
        path: LINE,
        width,
      });
      await page.locator('.bench-list').waitFor();
      await expectSound(page);
      expect(await page.locator('main').innerText()).not.toMatch(UNWRITTEN);
      await page.getByRole('button', { name: 'Congela la lista' }).click();
      await page.getByRole('heading', { name: /Lista delle chiamate/ }).waitFor();
      await expectSound(page);
      expect(complaints).toEqual([]);
      await close();
    });
  },
);

inBrowser('five hundred candidates', () => {
  let office: Office;
  let browser: Browser;
  beforeAll(async () => {
    office = await openWith(900);
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  it('are drawn, scrolled through, redrawn as a weight moves, and frozen', async () => {
    const { page, complaints, close } = await visitAs(browser, office.url, 'operatrice', {
      path: `${LINE}?quante=500`,
    });
    const people = page.locator('.bench-list .people > .person');
    await people.nth(499).waitFor();
    expect(await people.count()).toBe(500);
    await people.nth(499).scrollIntoViewIfNeeded();
    expect(await people.nth(499).locator('.place').innerText()).toBe('500');
    const slider = page.getByLabel('Esperienza', { exact: true });
    for (let step = 0; step < 6; step += 1) await slider.press('ArrowLeft');
    await page.locator('.bench-list[aria-busy="false"]').waitFor();
    const last = await people.nth(499).locator('h3').innerText();
    await page.getByRole('button', { name: 'Congela la lista' }).click();
    await page.getByRole('heading', { name: /Lista delle chiamate/ }).waitFor();
    const frozen = page.locator('ol.calls').first().locator('.person');
    expect(await frozen.count()).toBe(500);
    expect(await frozen.nth(499).locator('h3').innerText()).toBe(last);
    await page
      .getByRole('button', { name: /^Chiama / })
      .last()
      .click();
    await page.locator('.call-panel .contacts').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

/** People drawn over all of Italy, but for those whose home nobody wrote down. */
const HOUSED = (() => {
  const world = createWorld(loadReference(), 5, parseDay('2026-11-22')!);
  const { draw } = drawRegistry(world, 1_000).find(({ type }) => type === 'worker')!;
  const drawn = Array.from({ length: 1_000 }, (_each, at) => draw(at));
  return drawn.filter(({ domicile, residence }) => domicile ?? residence);
})();

inBrowser('people of all Italy', () => {
  let office: Office;
  let browser: Browser;
  beforeAll(async () => {
    office = await openWith(0, HOUSED);
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  it.each(Object.entries(WIDTHS))(
    'are on a map by province, and those of one by comune, %s',
    async (_, width) => {
      const { page, complaints, close } = await visitAs(browser, office.url, 'centrale', {
        path: '/persone',
        width,
      });
      await page.getByRole('button', { name: 'Mostra la mappa' }).click();
      const provinces = page.getByRole('region', { name: 'Persone trovate, per provincia' });
      const rows = provinces.locator('tbody tr');
      await provinces.getByRole('button', { name: /altre province$/ }).click();
      await page.locator('.figure-map path[data-place]').first().waitFor();
      expect(await page.locator('.figure-map path[data-place]').count()).toBe(await rows.count());
      const counts = await rows.locator('td').allInnerTexts();
      expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(HOUSED.length);
      await expectSound(page);
      const first = await rows.first().getByRole('button').innerText();
      await rows.first().getByRole('button').click();
      await page.getByText(`${counts[0]} persone trovate`).waitFor();
      await page.getByRole('button', { name: `Togli ${first}` }).waitFor();
      await page.getByRole('region', { name: 'Persone trovate, per comune' }).waitFor();
      await page.locator('.figure-map circle').first().waitFor();
      await expectSound(page);
      expect(complaints).toEqual([]);
      await close();
    },
  );
});

inBrowser('more names than fit on a line, and a page to take home', () => {
  let office: Office;
  let browser: Browser;
  let id: string;
  beforeAll(async () => {
    office = await openOffice(20);
    browser = await launch();
    const operator = await apiOf(office, { role: 'operator', territory: ['002'] });
    const found = await operator<{ items: { id: string }[] }>('/workers/search', {
      text: 'buoncristiani',
    });
    id = found.items[0]!.id;
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  it.each(Object.entries(WIDTHS))('are whole on every page they stand on, %s', async (_, width) => {
    const { page, complaints, close } = await visitAs(browser, office.url, 'operatrice', {
      path: `/persone/${id}`,
      width,
    });
    const named = /Buoncristiani Castelbarco Pindemonte Rezzonico della Torre/;
    await page.getByRole('heading', { name: named, level: 1 }).waitFor();
    await expectSound(page);
    await page.goto(`${office.url}/persone`);
    await page.getByRole('link', { name: named }).waitFor();
    await expectSound(page);
    await page.goto(`${office.url}/persone/${id}/colloquio`);
    await page.getByText(named).first().waitFor();
    await expectSound(page);
    expect(complaints).toEqual([]);
    await close();
  });

  it('an interview is printed on one page, and nothing of the screens with it', async () => {
    const { page, close } = await visitAs(browser, office.url, 'operatrice', {
      path: `/persone/${id}/colloquio`,
    });
    await page.getByRole('button', { name: 'Disponibilità' }).click();
    await page.getByRole('radio').first().focus();
    for (const key of ['s', 'n', 's', 's']) await page.keyboard.press(key);
    await page.getByRole('button', { name: 'Riepilogo' }).click();
    await page.getByRole('button', { name: 'Registra il colloquio' }).click();
    await page.getByText('Colloquio registrato').waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.locator('.printed').waitFor();
    const printed = await page.evaluate<string>('document.body.innerText');
    expect(printed).toMatch(/^\s*Buoncristiani/);
    expect(printed).toContain('Che cosa ci siamo detti');
    expect(await page.getByRole('link').count()).toBe(0);
    expect(await page.getByRole('button').count()).toBe(0);
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await close();
  });
});
