import type { Browser, Page } from 'playwright-core';
import { inBrowser, launch, violations, visitAs, WIDTHS } from './support/browser.js';
import { fillField, OVERDUE } from './support/field.js';
import { openOffice, type Office } from './support/office.js';

jest.setTimeout(60_000);

const LINE =
  '/opportunita/019a9f4c-1a00-7000-8000-000000000002/righe/019a9f4c-1a00-7000-8000-000000000003';
const PEOPLE = 'Nome, codice fiscale, professione, competenza o comune';
const WRITING = '/incontri/019a9f4c-1a00-7000-8000-0000000009a1/scrivi';

/** A box, and letters that find many, some or nothing. */
interface Box {
  readonly label: string;
  readonly letters: string;
  readonly none?: true;
  /** Pressed before, where it is there: some boxes are in a part of the page that opens. */
  readonly opens?: string | RegExp;
}

interface Boxes {
  readonly as: string;
  readonly path: string;
  readonly boxes: readonly Box[];
}

const PAGES: readonly Boxes[] = [
  {
    as: 'operatrice',
    path: '/persone',
    boxes: [{ label: PEOPLE, letters: 'an' }],
  },
  {
    as: 'operatrice',
    path: LINE,
    boxes: [
      { label: 'Nome o codice fiscale', letters: 'perotti' },
      { label: 'Aggiungi un requisito', letters: 'ca', opens: 'Criteri' },
      { label: 'Comune', letters: 'sa' },
    ],
  },
  {
    as: 'animatrice',
    path: '/avete-qualcuno',
    boxes: [
      { label: 'Professione', letters: 'ad' },
      { label: 'Comune del lavoro', letters: 'santh' },
    ],
  },
  {
    as: 'animatrice',
    path: `/incontri/${OVERDUE}/opportunita`,
    boxes: [{ label: 'Che cosa bisogna saper fare', letters: 'potat' }],
  },
  {
    as: 'animatrice',
    path: WRITING,
    boxes: [
      { label: 'Progetto, per codice o titolo', letters: 'zzzz', none: true, opens: /progetto$/ },
      { label: 'Comune dell’incontro', letters: 'santh' },
    ],
  },
  {
    as: 'responsabile',
    path: '/account',
    boxes: [
      {
        label: 'Aggiungi una regione, una provincia o un comune',
        letters: 'verc',
        opens: 'Nuovo account',
      },
    ],
  },
];

const INTERVIEW: readonly Box[] = [
  { label: 'Aggiungi una competenza', letters: 'potat', opens: 'Competenze' },
  { label: 'Aggiungi una professione svolta', letters: 'giard', opens: 'Esperienze' },
];

inBrowser.each(Object.entries(WIDTHS))('a type-ahead that is open, on a %s', (_device, width) => {
  let office: Office;
  let browser: Browser;
  beforeAll(async () => {
    office = await openOffice(20);
    await fillField(office);
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  /** Opens each box of a page in turn; what axe finds while its suggestions are there. */
  const faultsOf = async (page: Page, boxes: readonly Box[]): Promise<string[]> => {
    const faults: string[] = [];
    for (const { label, letters, none, opens } of boxes) {
      await page.locator('main h1').waitFor();
      const opener =
        opens &&
        page.getByRole('button', { name: opens }).or(page.getByRole('radio', { name: opens }));
      if (opener && (await opener.first().isVisible())) await opener.first().click();
      const box = page.getByRole('combobox', { name: label, exact: true }).first();
      await box.fill(letters);
      const shown = none ? '.suggestions-none' : '.suggestions [role="option"]';
      await page.locator(shown).first().waitFor();
      faults.push(...(await violations(page)).map((fault) => `${label}: ${fault}`));
      await box.press('Escape');
    }
    return faults;
  };

  it.each(PAGES)('has nothing for axe to find: $as, $path', async ({ as, path, boxes }) => {
    const { page, close } = await visitAs(browser, office.url, as, { path, width });
    expect(await faultsOf(page, boxes)).toEqual([]);
    await close();
  });

  it('has nothing for axe to find: in an interview', async () => {
    const { page, close } = await visitAs(browser, office.url, 'operatrice', {
      path: '/persone',
      width,
    });
    await page.locator('.card-row a').first().click();
    await page.getByRole('link', { name: 'Fai un colloquio' }).click();
    // The person's page has a heading too.
    await page.locator('.steps').waitFor();
    expect(await faultsOf(page, INTERVIEW)).toEqual([]);
    await close();
  });
});
