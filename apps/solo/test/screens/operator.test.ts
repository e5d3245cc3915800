import type { Browser, Page } from 'playwright-core';
import { inBrowser, launch, visitAs, WIDTHS } from './support/browser.js';
import { Hand, tabTo } from './support/hand.js';
import { openOffice, type Office } from './support/office.js';

jest.setTimeout(60_000);

inBrowser('the operator’s way from an opportunity to a roster', () => {
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

  const namesOf = (page: Page) => page.locator('.bench-list .person h3').allInnerTexts();

  it('takes fewer than 25 actions, three calls among them', async () => {
    const { page, complaints, close } = await visitAs(browser, office.url, 'operatrice');
    const hand = new Hand();
    await hand.click(page.getByRole('link', { name: 'Opportunità', exact: true }));
    await hand.type(page.getByLabel('Cerca nel titolo'), 'pulizie santhià');
    await hand.click(page.getByRole('link', { name: /Tre addetti alle pulizie/ }));
    await hand.click(page.getByRole('link', { name: 'Prepara la lista: Addetti alle pulizie' }));
    await page.locator('.person').first().waitFor();
    const before = await namesOf(page);

    // The list redraws as a weight moves.
    await hand.slide(page.getByLabel('Esperienza', { exact: true }), 'ArrowLeft', 12);
    await page.locator('.bench-list[aria-busy="false"]').waitFor();
    expect(await page.evaluate(`performance.getEntriesByName('list-redrawn').length > 0`)).toBe(
      true,
    );
    const shown = await namesOf(page);
    // Which place changes hands depends on the lots of those who are equal; that some do does not.
    expect(shown).not.toEqual(before);

    await hand.click(page.getByRole('button', { name: 'Congela la lista' }));
    await page.getByRole('heading', { name: /Lista delle chiamate/ }).waitFor();
    const frozen = await page.locator('ol.calls').first().locator('h3').allInnerTexts();
    expect(frozen).toEqual(shown);

    // Those who may be proposed are called; three say yes.
    const callable = page.locator('.person', {
      has: page.getByRole('button', { name: /^Chiama / }),
    });
    const asked = callable.filter({ hasNotText: 'Da chiedere se può essere proposta' });
    const called = await asked.locator('h3').allInnerTexts();
    for (const name of called.slice(0, 3)) {
      await hand.click(page.getByRole('button', { name: `Chiama ${name}` }));
      await page.locator('.call-panel .phone, .call-panel .contacts').first().waitFor();
      await hand.click(page.getByRole('button', { name: `Conferma: ${name}` }));
      await page.getByRole('checkbox', { name: `Metti ${name} nella rosa` }).waitFor();
    }
    await hand.click(page.getByRole('button', { name: 'Vedila come la vedrà l’impresa' }));
    const sheet = page.locator('.preview .sheet');
    await sheet.waitFor();
    expect(await sheet.locator('h4').allInnerTexts()).toEqual(called.slice(0, 3));
    expect(await sheet.innerText()).not.toMatch(/[A-Z]{6}\d{2}[A-Z]\d{2}/);

    await hand.click(page.getByRole('button', { name: 'Dai la rosa all’impresa' }));
    await page.getByText('La rosa è stata data all’impresa.').waitFor();
    expect(await page.locator('.card-row h2').allInnerTexts()).toEqual(called.slice(0, 3));
    expect(hand.actions).toBeLessThan(25);
    expect(complaints).toEqual([]);
    await close();
  });

  it('can be gone by keyboard alone as far as the frozen list', async () => {
    const { page, complaints, close } = await visitAs(browser, office.url, 'operatrice', {
      path: '/opportunita',
    });
    await page.getByRole('link', { name: /Tre addetti/ }).waitFor();
    await tabTo(page, /Tre addetti/);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Prepara la lista: Giardiniere' }).waitFor();
    await tabTo(page, 'Prepara la lista: Giardiniere');
    await page.keyboard.press('Enter');
    await page.locator('.person').first().waitFor();

    // A requirement by type-ahead, a weight by its slider, the reasons of a place.
    await tabTo(page, 'Vicinanza');
    await page.keyboard.press('ArrowRight');
    await tabTo(page, 'Aggiungi un requisito');
    await page.keyboard.type('escav');
    await page.locator('.suggestions').getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Togli .*escav/i }).waitFor();
    await tabTo(page, /^Perché questo posto/);
    await page.keyboard.press('Enter');
    await page.locator('table.reasons').waitFor();

    await page.keyboard.press('Home');
    await page.evaluate(`document.activeElement.blur()`);
    await tabTo(page, 'Congela la lista');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Lista delle chiamate: Giardiniere/ }).waitFor();
    // The new page has the focus on its heading, so that a reader begins there.
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    expect(complaints).toEqual([]);
    await close();
  });

  it('notes a call that is declined only with its reason', async () => {
    const path = await anyList(browser, office);
    const { page, close } = await visitAs(browser, office.url, 'operatrice', {
      path,
      width: WIDTHS.phone,
    });
    await page
      .getByRole('button', { name: /^Chiama / })
      .first()
      .click();
    await page.getByRole('button', { name: /^Rinuncia: / }).click();
    await page.getByRole('button', { name: 'Registra la rinuncia' }).click();
    // The summary takes the focus and leads to the field.
    const summary = page.getByRole('alert');
    await summary.getByRole('link', { name: 'Perché rinuncia' }).click();
    expect(await page.evaluate(`document.activeElement.tagName`)).toBe('SELECT');
    await page.getByLabel('Perché rinuncia').selectOption('distance');
    await page.getByRole('button', { name: 'Registra la rinuncia' }).click();
    await page.locator('.person .tag-declined').first().waitFor();
    await close();
  });

  it('keeps criteria in the address, through a reload and back', async () => {
    const path =
      '/opportunita/019a9f4c-1a00-7000-8000-000000000002/righe/019a9f4c-1a00-7000-8000-000000000004';
    const { page, close } = await visitAs(browser, office.url, 'operatrice', { path });
    const slider = page.getByLabel('Non oltre');
    await slider.focus();
    await slider.press('ArrowLeft');
    await page.waitForURL(/criteri=.*radiusKm/);
    await page.reload();
    await page.locator('.person').first().waitFor();
    expect(await page.getByLabel('Non oltre').inputValue()).toBe('45');
    await page.getByRole('link', { name: 'Opportunità' }).first().click();
    await page.getByRole('heading', { name: 'Opportunità' }).waitFor();
    await page.goBack();
    await page.locator('.person').first().waitFor();
    expect(await page.getByLabel('Non oltre').inputValue()).toBe('45');
    await close();
  });
});

/** The address of a list frozen for the gardener's line. */
const anyList = async (browser: Browser, office: Office): Promise<string> => {
  const path =
    '/opportunita/019a9f4c-1a00-7000-8000-000000000002/righe/019a9f4c-1a00-7000-8000-000000000004';
  const { page, close } = await visitAs(browser, office.url, 'operatrice', { path });
  await page.getByRole('button', { name: 'Congela la lista' }).click();
  await page.waitForURL(/\/liste\//);
  const { pathname } = new URL(page.url());
  await close();
  return pathname;
};
