import type { Browser, Page } from 'playwright-core';
import { apiOf, giveRoster, type Api } from './support/api.js';
import { inBrowser, launch, violations, visitAs, WIDTHS, type Visit } from './support/browser.js';
import { openOffice, type Office } from './support/office.js';
import { picture } from './support/picture.js';

jest.setTimeout(60_000);

const OPPORTUNITY = '019a9f4c-1a00-7000-8000-000000000002';
const GARDENER = '019a9f4c-1a00-7000-8000-000000000004';

interface Listed {
  readonly id: string;
  readonly people: readonly {
    readonly workerId: string;
    readonly masked: boolean;
    readonly familyName: string;
  }[];
}

inBrowser('the day of an operator', () => {
  let office: Office;
  let browser: Browser;
  let operator: Api;
  beforeAll(async () => {
    office = await openOffice(150);
    browser = await launch();
    operator = await apiOf(office, { role: 'operator', territory: ['002'] });
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  const visitToday = (width: number = WIDTHS.desk): Promise<Visit> =>
    visitAs(browser, office.url, 'operatrice', { path: '/oggi', width });

  const section = (page: Page, name: string) => page.getByRole('region', { name });

  const draw = () =>
    operator<Listed>(`/opportunities/${OPPORTUNITY}/shortlists`, { lineId: GARDENER, limit: 20 });

  it('says of each thing that nothing waits', async () => {
    const { page, complaints, close } = await visitToday();
    for (const none of [
      'Nessun appuntamento per oggi.',
      'Nessuna risposta nuova dalle imprese.',
      'Nessuna lista in attesa.',
      'Nessuna chiamata da fare nelle liste già cominciate.',
      'Nessuno da richiamare.',
      'Nessuna richiesta senza risposta.',
    ]) {
      await page.getByText(none).waitFor();
    }
    expect(complaints).toEqual([]);
    await close();
  });

  it('leads from a list nobody has begun, through its calls, to who must be called again', async () => {
    const list = await draw();
    const mine = list.people.filter(({ masked }) => !masked);
    const [first] = mine;
    const { page, complaints, close } = await visitToday();
    await section(page, 'Liste in attesa').getByText(`${mine.length} da chiamare`).waitFor();
    await operator(
      `/shortlists/${list.id}/candidates/${first!.workerId}`,
      { call: 'call_back' },
      'PATCH',
    );
    await page.reload();
    await section(page, 'Chiamate da fare')
      .getByText(`${mine.length - 1} da chiamare`)
      .waitFor();
    const again = section(page, 'Da richiamare');
    await again.getByText('il 22 novembre 2026 ha chiesto di essere richiamata').waitFor();
    await again.getByRole('link', { name: new RegExp(first!.familyName) }).click();
    // The list opens, and the focus is on who was meant.
    const button = page.getByRole('button', { name: new RegExp(`^Chiama ${first!.familyName}`) });
    await button.waitFor();
    await button.and(page.locator(':focus')).waitFor();
    await button.press('Enter');
    await page.getByRole('button', { name: `Da richiamare: ${first!.familyName}` }).click();
    const when = page.getByLabel('Quando richiamare');
    await when.and(page.locator(':focus')).waitFor();
    await when.fill('2026-11-20');
    const record = page.getByRole('button', { name: 'Registra che è da richiamare' });
    await record.click();
    await page.getByText('non può essere prima di oggi').first().waitFor();
    await when.fill('2026-11-26');
    expect(await violations(page)).toEqual([]);
    await picture(page, 'call-back');
    await record.click();
    await page.getByText('Da richiamare il 26 novembre 2026').waitFor();
    await page.goBack();
    await again.getByText('d’accordo di risentirsi il 26 novembre 2026').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('tells what an employer answered until someone takes note of it', async () => {
    const roster = await giveRoster(operator, 2, '2026-12-31');
    const employer = await apiOf(office, { role: 'employer', companyId: roster.companyId });
    const { people } = await employer<{ people: { workerId: string }[] }>(`/rosters/${roster.id}`);
    const answers = `/rosters/${roster.id}/answers`;
    await employer(answers, { workerId: people[0]!.workerId, answer: 'interview' });
    await employer(answers, { workerId: people[1]!.workerId, answer: 'no_show' });
    for (const [device, width] of Object.entries(WIDTHS)) {
      const { page, close } = await visitToday(width);
      await section(page, 'Imprese che hanno risposto')
        .getByText('Colloquio: 1 · Non si è presentata: 1')
        .waitFor();
      await page.locator('main .state-loading').first().waitFor({ state: 'detached' });
      await picture(page, `today-busy-${device}`);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      await close();
    }
    const { page, complaints, close } = await visitToday();
    await section(page, 'Imprese che hanno risposto').getByRole('link').click();
    await page.getByRole('button', { name: 'Prendi nota delle risposte' }).click();
    await page.getByText('Preso nota delle risposte.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Oggi', exact: true }).click();
    await page.getByText('Nessuna risposta nuova dalle imprese.').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('leads to whoever is to be seen again: a contract that ends, answers grown old', async () => {
    const { people } = await draw();
    const { workerId, familyName } = people.find(({ masked }) => !masked)!;
    const job = { contract: 'fixed_term', on: '2026-11-02', until: '2026-11-30' };
    await operator(`/workers/${workerId}/outcomes`, { kind: 'contract_start', ...job });
    await office.rosa.indexer.drain();
    const { page, complaints, close } = await visitToday();
    const ending = section(page, 'Contratti che finiscono').getByRole('listitem');
    const first = ending.filter({ hasText: 'finisce il 30 novembre 2026' });
    await first.getByRole('link', { name: new RegExp(familyName) }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(familyName) }).waitFor();
    await page.goBack();
    const old = section(page, 'Risposte che invecchiano').getByRole('listitem').filter({
      hasText: 'risposte da chiedere di nuovo',
    });
    const count = await old.locator('.num').innerText();
    await old.getByRole('link').click();
    const facet = page.getByRole('group', { name: 'Da rivedere' });
    const chosen = facet.getByRole('checkbox', {
      name: `risposte da chiedere di nuovo ${count}`,
      checked: true,
    });
    await chosen.waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
