import type { Browser, Page } from 'playwright-core';
import { inBrowser, launch, violations, WIDTHS } from './support/browser.js';
import { ask, COMPANY, fillField, goOut, OVERDUE } from './support/field.js';
import { Hand } from './support/hand.js';
import { openOffice, type Office } from './support/office.js';
import { picture } from './support/picture.js';

jest.setTimeout(60_000);

inBrowser('the animator’s day', () => {
  let office: Office;
  let browser: Browser;
  beforeAll(async () => {
    office = await openOffice(60);
    await fillField(office);
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  /** A page as it should be: nothing for axe to find and nothing to scroll sideways; what it lacks. */
  const faultsOf = async (page: Page, name: string): Promise<readonly string[]> => {
    await page.waitForLoadState('networkidle');
    const faults = (await violations(page)).map((fault) => `${name}: ${fault}`);
    const [wide, seen] = (await page.evaluate(
      '[document.documentElement.scrollWidth, innerWidth]',
    )) as [number, number];
    await picture(page, `animator-${name}-${seen < 500 ? 'phone' : 'desk'}`);
    return wide > seen ? [...faults, `${name}: ${wide} wide`] : faults;
  };

  it.each(Object.entries(WIDTHS))(
    'is good on every page, at the width of a %s',
    async (_, width) => {
      const { page, complaints, close } = await goOut(browser, office.url, width);
      const faults: string[] = [];
      await page.locator('.step').first().waitFor();
      faults.push(...(await faultsOf(page, 'day')));
      await page.goto(`${office.url}/imprese`);
      await page.getByText('Visitate da poco').waitFor();
      await page.getByLabel('Cerca l’impresa').fill('ferr off');
      await page.getByRole('link', { name: /Officine Meccaniche/ }).waitFor();
      faults.push(...(await faultsOf(page, 'companies')));
      await page.goto(`${office.url}/imprese/${COMPANY}`);
      await page.locator('.entry').first().waitFor();
      faults.push(...(await faultsOf(page, 'company')));
      await page.getByRole('button', { name: 'Nuovo incontro' }).click();
      await page.getByLabel(/è interessata ad assumere/).waitFor();
      await page.getByRole('button', { name: 'Salva l’incontro' }).click();
      await page.getByRole('alert').waitFor();
      faults.push(...(await faultsOf(page, 'visit')));
      await page.goto(`${office.url}/incontri/${OVERDUE}`);
      await page.locator('blockquote.words').waitFor();
      faults.push(...(await faultsOf(page, 'entry')));
      await page.getByRole('link', { name: 'Solo una segnalazione' }).click();
      await page.getByRole('button', { name: 'Salva la segnalazione' }).waitFor();
      faults.push(...(await faultsOf(page, 'lead')));
      await page.goto(`${office.url}/incontri/${OVERDUE}/opportunita`);
      await page.getByRole('combobox', { name: 'Che cosa bisogna saper fare' }).fill('potat');
      await page.locator('.suggestions').getByRole('option').first().click();
      faults.push(...(await faultsOf(page, 'offer')));
      await page.goto(`${office.url}/segnalazioni`);
      await page.locator('.became').first().waitFor();
      faults.push(...(await faultsOf(page, 'leads')));
      await page.goto(`${office.url}/avete-qualcuno?professione=9112&comune=002133`);
      await page.locator('.bars').waitFor();
      faults.push(...(await faultsOf(page, 'bands')));
      await page.goto(`${office.url}/mese?mese=2026-11`);
      await page.getByRole('table').first().waitFor();
      faults.push(...(await faultsOf(page, 'month')));
      await page.goto(`${office.url}/da-inviare`);
      await page.getByText('Tutto è stato inviato').waitFor();
      faults.push(...(await faultsOf(page, 'outbox')));
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it('begins with what is overdue, and shows colleagues’ steps when asked', async () => {
    const { page, close } = await goOut(browser, office.url);
    const steps = page.locator('.step h3');
    await steps.nth(2).waitFor();
    expect(await page.locator('section > h2').allInnerTexts()).toEqual([
      'In ritardo 2',
      'Per oggi 1',
    ]);
    expect(await page.locator('.late').first().innerText()).toBe('In ritardo di 4 giorni');
    await page.getByLabel('Anche i passi dei colleghi').check();
    await page.getByText('Mandare l’elenco dei corsi').waitFor();
    expect(await page.getByText('Carla Collega').count()).toBe(1);
    await close();
  });

  it('shows a colleague’s visit of yesterday before today’s is written', async () => {
    const { page, close } = await goOut(browser, office.url);
    await page.getByRole('button', { name: /^Vai: Pulizie e Verde/ }).click();
    const last = page.locator('.visit .entry');
    await last.waitFor();
    expect(await last.innerText()).toContain('Ieri · Carla Collega');
    expect(await last.innerText()).toContain('delle pulizie no');
    await close();
  });

  it('makes an opportunity of a visit in two taps, with the employer’s own words', async () => {
    const { page, complaints, close } = await goOut(browser, office.url);
    await page.goto(`${office.url}/incontri/${OVERDUE}`);
    const hand = new Hand();
    await hand.click(page.getByRole('link', { name: 'Fanne un’opportunità' }));
    await hand.click(page.getByRole('button', { name: 'Salva l’opportunità' }));
    await page.getByRole('link', { name: /A primavera ci servono/ }).waitFor();
    expect(hand.actions).toBe(2);
    const { items } = await ask<{ items: { leadId: string | null }[] }>(
      page,
      `/opportunities?companyId=${COMPANY}`,
    );
    expect(items.find(({ leadId }) => leadId)).toMatchObject({
      title: 'A primavera ci servono due persone per il verde',
      words: 'A primavera ci servono due persone per il verde. Meglio se sanno potare.',
      kind: 'diffuse_demand',
      comune: '002133',
      lines: [{ positions: 1, occupation: null }],
    });
    // What it became is told at the meeting too.
    await page.goto(`${office.url}/incontri/${OVERDUE}`);
    await page.getByRole('link', { name: /^Diventata l’opportunità/ }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('breaks a role into its single skills, for the line’s criteria', async () => {
    const { page, close } = await goOut(browser, office.url);
    await page.goto(`${office.url}/segnalazioni`);
    await page
      .locator('.card-row', { hasText: 'Un giardiniere per le aiuole' })
      .getByRole('link', { name: 'Fanne un’opportunità' })
      .click();
    for (const skill of ['potat', 'prat']) {
      await page.getByRole('combobox', { name: 'Che cosa bisogna saper fare' }).fill(skill);
      await page.locator('.suggestions').getByRole('option').first().click();
    }
    await page.getByLabel('Contratto').selectOption('permanent');
    await page.getByRole('button', { name: 'Salva l’opportunità' }).click();
    await page.getByRole('link', { name: 'Un giardiniere per le aiuole' }).waitFor();
    const { items } = await ask<{ items: { title: string; lines: object[] }[] }>(
      page,
      `/opportunities?companyId=${COMPANY}`,
    );
    const made = items.find(({ title }) => title === 'Un giardiniere per le aiuole')!;
    expect(made.lines).toMatchObject([
      {
        contract: 'permanent',
        criteria: {
          requirements: [{ kind: 'skill' }, { kind: 'skill' }],
          terms: [{ key: 'contract:permanent', must: true }],
          place: { comune: '002133' },
        },
      },
    ]);
    await close();
  });

  it('answers “have you got anyone?” in bands, and names nobody', async () => {
    const { page, close } = await goOut(browser, office.url);
    await page.goto(`${office.url}/avete-qualcuno`);
    await page.getByRole('button', { name: 'Quante sono?' }).click();
    await page.getByText('Indica la professione e il comune.').waitFor();
    await page.getByRole('combobox', { name: 'Professione' }).fill('pulizi');
    await page.locator('.suggestions').getByRole('option').first().click();
    await page.getByRole('combobox', { name: 'Comune del lavoro' }).fill('santhi');
    await page.locator('.suggestions').getByRole('option').first().click();
    const answered = page.waitForResponse(/match\/bands/);
    await page.getByRole('button', { name: 'Quante sono?' }).click();
    expect(await (await answered).text()).not.toMatch(/workerId|familyName/);
    await page.locator('.bars li').nth(2).waitFor();
    for (const words of await page.locator('.bar-words strong').allInnerTexts()) {
      expect(words).toMatch(/^(Nessuna|Da \d+ a \d+|500 o più)$/);
    }
    expect(page.url()).toMatch(/professione=\d{4}&comune=002133/);
    await close();
  });

  it('tells what became of a lead, as far as the positions filled', async () => {
    const { page, close } = await goOut(browser, office.url);
    await page.goto(`${office.url}/segnalazioni?stato=became_opportunity`);
    const lead = page.locator('.card-row', { hasText: 'Addetti alle pulizie' }).last();
    await lead.getByText('0 di 3 coperti').waitFor();
    expect(await lead.locator('.line-chips li').count()).toBe(2);
    await close();
  });

  it('reports one’s own month, and prints it without what surrounds it', async () => {
    const { page, close } = await goOut(browser, office.url);
    await page.goto(`${office.url}/mese?mese=2026-10`);
    await page.getByRole('table').first().waitFor();
    const figures = async () =>
      (await page.locator('.figure').allInnerTexts()).map((text) =>
        text.split('\n').toReversed().join(' '),
      );
    expect((await page.locator('.figure dd').allInnerTexts()).map(Number)).toEqual([
      1, 0, 0, 1, 0, 0,
    ]);
    await page.getByLabel('Mese', { exact: true }).fill('2026-11');
    await page.waitForURL(/2026-11/);
    await page.locator('.figure dd', { hasText: '2' }).first().waitFor();
    expect(await figures()).toHaveLength(6);
    expect(await page.getByText('Carla Collega').count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.site-header').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Stampa' }).isVisible()).toBe(false);
    await close();
  });
});
