import type { Browser, Page } from 'playwright-core';
import { apiOf, type Api } from './support/api.js';
import { inBrowser, launch, violations, visitAs, WIDTHS } from './support/browser.js';
import { openOffice, type Office } from './support/office.js';
import { picture } from './support/picture.js';

jest.setTimeout(90_000);

/** The opportunity of Santhià and its line of cleaners, as the examples name them. */
const OPPORTUNITY = '019a9f4c-1a00-7000-8000-000000000002';
const LINE = '019a9f4c-1a00-7000-8000-000000000003';
const BENCH = `/opportunita/${OPPORTUNITY}/righe/${LINE}`;

const expectSound = async (page: Page, name: string): Promise<void> => {
  expect([name, await violations(page)]).toEqual([name, []]);
};

inBrowser('someone of another territory, asked of their laboratory', () => {
  let office: Office;
  let browser: Browser;
  let operator: Api;
  let neighbour: Api;
  beforeAll(async () => {
    office = await openOffice(150);
    browser = await launch();
    operator = await apiOf(office, { name: 'Lucia', role: 'operator', territory: ['002'] });
    neighbour = await apiOf(office, { name: 'Bruna', role: 'operator', territory: ['096'] });
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  /** Sends a request by the API about somebody of Biella whom none was sent for; its id. */
  const ask = async (): Promise<string> => {
    const { people } = await operator<{
      people: { workerId: string; masked: boolean; comune: string }[];
    }>(`/opportunities/${OPPORTUNITY}/shortlists`, { lineId: LINE, limit: 50 });
    const { items } = await operator<{ items: { workerId: string }[] }>(
      '/laboratory-requests?side=sent',
    );
    const asked = new Set(items.map(({ workerId }) => workerId));
    const far = people.find(
      ({ masked, comune, workerId }) => masked && comune.startsWith('096') && !asked.has(workerId),
    );
    const request = { opportunityId: OPPORTUNITY, lineId: LINE, workerId: far!.workerId };
    return (await operator<{ id: string }>('/laboratory-requests', request)).id;
  };

  it('is asked for from the list, opened by the laboratory, named and called in the frozen list', async () => {
    const mine = await visitAs(browser, office.url, 'operatrice', { path: BENCH });
    const masked = mine.page
      .locator('.bench-list .person')
      .filter({ hasText: 'Persona di un altro territorio' })
      .filter({ has: mine.page.getByRole('heading', { name: /(Biella|Cavaglià)/ }) })
      .first();
    await masked.getByRole('button', { name: /^Chiedi al suo laboratorio/ }).click();
    await mine.page.keyboard.type('Le pulizie le ha fatte per anni');
    await expectSound(mine.page, 'laboratory-ask-desk');
    await masked.getByRole('button', { name: 'Manda la richiesta' }).click();
    await masked.getByText('Richiesta in attesa').waitFor();

    const theirs = await visitAs(browser, office.url, 'vicina', { path: '/oggi' });
    const waiting = theirs.page.getByRole('region', { name: 'Richieste di altri laboratori' });
    await waiting.getByText('chiesta il 22 novembre 2026').waitFor();
    await waiting.getByRole('link').click();
    const card = theirs.page.locator('.card-row');
    await card.getByText('Le pulizie le ha fatte per anni').waitFor();
    const name = await card.getByRole('heading').innerText();
    await card.getByRole('button', { name: `Rispondi per ${name}` }).click();
    await card.getByLabel('Risposta').selectOption('accepted');
    await expectSound(theirs.page, 'laboratory-answer-desk');
    await picture(theirs.page, 'laboratory-answer-desk');
    await card.getByRole('button', { name: 'Manda la risposta' }).click();
    await theirs.page.getByText('Risposta mandata.').waitFor();
    await theirs.page.getByText('Nessuna richiesta').waitFor();
    await expectSound(theirs.page, 'laboratory-empty-desk');

    const { page } = mine;
    await page.getByRole('button', { name: 'Congela la lista' }).click();
    await page.getByRole('heading', { name: /Lista delle chiamate/ }).waitFor();
    const row = page.locator('.person').filter({ hasText: name });
    await row.getByText('aperta dal suo laboratorio per questa riga').waitFor();
    // It is no record of this laboratory: there is nothing behind the name.
    expect(await row.getByRole('link', { name }).count()).toBe(0);
    await row.getByRole('button', { name: `Chiama ${name}` }).click();
    await row.locator('.contacts').waitFor();
    await expectSound(page, 'laboratory-call-desk');
    await row.getByRole('button', { name: `Conferma: ${name}` }).click();
    await row.getByText('Conferma', { exact: true }).waitFor();
    expect([...mine.complaints, ...theirs.complaints]).toEqual([]);
    await mine.close();
    await theirs.close();
  });

  it.each(Object.entries(WIDTHS))(
    'is not opened, with a reason, and may be asked for again, %s',
    async (device, width) => {
      await ask();
      const theirs = await visitAs(browser, office.url, 'vicina', { path: '/laboratori', width });
      const card = theirs.page.locator('.card-row').first();
      await card.getByRole('button', { name: /^Rispondi/ }).click();
      await card.getByLabel('Risposta').selectOption('declined');
      await card.getByRole('button', { name: 'Manda la risposta' }).click();
      await theirs.page.getByRole('alert').getByText('va indicato il motivo').waitFor();
      await expectSound(theirs.page, `laboratory-declined-${device}`);
      await card.getByLabel('Perché no').selectOption('already_proposed');
      await card.getByRole('button', { name: 'Manda la risposta' }).click();
      await theirs.page.getByText('Risposta mandata.').waitFor();

      const mine = await visitAs(browser, office.url, 'operatrice', {
        path: '/laboratori?lato=mandate&tutte=si',
        width,
      });
      await mine.page.getByText('Non aperta: È già proposta altrove').first().waitFor();
      await expectSound(mine.page, `laboratory-sent-${device}`);
      await picture(mine.page, `laboratory-sent-${device}`);
      await mine.page.goto(`${office.url}${BENCH}`);
      await mine.page.getByText('Chiedi di nuovo').first().waitFor();
      await expectSound(mine.page, `laboratory-bench-${device}`);
      expect([...mine.complaints, ...theirs.complaints]).toEqual([]);
      await mine.close();
      await theirs.close();
    },
  );

  it('is read as an empty page, a refusal and a failure by whoever comes to them', async () => {
    const { page, close } = await visitAs(browser, office.url, 'operatrice', {
      path: '/laboratori',
    });
    await page.getByText('Quando un altro laboratorio cerca una persona').waitFor();
    await page.route('**/api/laboratory-requests?*', (route) => route.abort());
    await page.getByRole('button', { name: 'Mandate' }).click();
    await page.getByRole('button', { name: 'Riprova' }).waitFor();
    await expectSound(page, 'laboratory-failed-desk');
    await close();
    const animator = await visitAs(browser, office.url, 'animatrice', { path: '/laboratori' });
    await animator.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await animator.page.getByText('Richieste fra laboratori').count()).toBe(0);
    await animator.close();
    // Nobody but the laboratory of the person answers.
    const id = await ask();
    await expect(
      operator(`/laboratory-requests/${id}/answer`, { answer: 'called' }),
    ).rejects.toThrow('403');
    await neighbour(`/laboratory-requests/${id}/answer`, { answer: 'called' });
  });
});
