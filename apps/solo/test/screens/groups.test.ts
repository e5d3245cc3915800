import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { apiOf, type Api } from './support/api.js';
import { inBrowser, launch, violations, visitAs, WIDTHS } from './support/browser.js';
import { openOffice, type Office } from './support/office.js';
import { picture } from './support/picture.js';

jest.setTimeout(60_000);

/** Two people every half hour, on Mondays and Thursdays. */
const DESK = {
  name: 'Laboratorio di Santhià',
  kind: 'laboratory',
  comune: '002133',
  address: 'Piazza Roma 16',
  phone: '+39 0161 936111',
  openings: [1, 4].map((weekday) => ({ weekday, from: '09:00', to: '12:00', places: 2 })),
};

const WOMEN = { comune: '002133', sex: 'F' };
const PURPOSE = 'Un colloquio di mezz’ora. Porti il libretto di lavoro.';

interface Opened {
  readonly page: Page;
  readonly complaints: string[];
  close(): Promise<void>;
}

/** A page on the office's own day. */
const openAs = async (
  browser: Browser,
  { url }: Office,
  who: string,
  path: string,
  width: number = WIDTHS.desk,
): Promise<Opened> => {
  const visited = await visitAs(browser, url, who, { width });
  await visited.page.goto(`${url}${path}`);
  return visited;
};

const expectSound = async (page: Page, name?: string): Promise<void> => {
  await page.locator('main h1').waitFor();
  await page.locator('main .state-loading').first().waitFor({ state: 'detached' });
  if (name) await picture(page, name);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
};

const progress = (page: Page) => page.locator('.attendance strong').first().innerText();

inBrowser.each(Object.entries(WIDTHS))('groups and their calling in, on a %s', (device, width) => {
  let office: Office;
  let operator: Api;
  let browser: Browser;
  let opened: Opened;
  let page: Page;
  let deskId: string;

  beforeAll(async () => {
    office = await openOffice(150);
    operator = await apiOf(office, { role: 'operator', territory: ['002'] });
    deskId = (await operator<{ id: string }>('/desks', DESK)).id;
    browser = await launch();
    opened = await openAs(browser, office, 'operatrice', '/persone', width);
    page = opened.page;
  });
  afterAll(async () => {
    await opened.close();
    await browser.close();
    await office.close();
  });
  afterEach(() => expect(opened.complaints).toEqual([]));

  const open = (path: string) => page.goto(`${office.url}${path}`);
  const save = (name: string) =>
    operator<{ id: string }>('/target-groups', { name, comune: '002133', search: WOMEN });
  const convene = (title: string) =>
    operator<{ id: string; invited: readonly { workerId: string }[] }>('/convocations', {
      title,
      comune: '002133',
      deskId,
      from: '2026-12-01',
      purpose: PURPOSE,
      group: { search: WOMEN, means: 'letter', on: '2026-12-01', at: '15:00' },
    });
  const tell = (id: string, people: readonly object[]) =>
    operator(`/convocations/${id}/attendance`, { people });

  it('narrows the people found on the map, and keeps the filters under a name', async () => {
    await open('/persone?sex=F&schooling=2');
    await page.getByRole('button', { name: 'Mostra la mappa' }).click();
    const santhia = page.getByRole('button', { name: 'Solo Santhià' });
    await santhia.waitFor();
    await page.locator('.figure-map circle').first().waitFor();
    await expectSound(page, `groups-map-${device}`);
    const counted = await page.locator('tr', { has: santhia }).locator('td').innerText();
    await page.locator('.figure-map circle[data-place="002133"]').click();
    await page.waitForURL(/comune=002133/);
    await page.getByText(`${counted} persone trovate`).waitFor();
    await page.getByRole('button', { name: 'Togli Santhià' }).waitFor();

    await page.getByRole('button', { name: 'Salva come gruppo' }).click();
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Nome del gruppo' }).click();
    await page.getByLabel('Nome del gruppo').fill('Licenza media a Santhià');
    await page.getByLabel('Sportello', { exact: true }).selectOption({ label: DESK.name });
    await expectSound(page, `groups-save-${device}`);
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    await page.getByText('Gruppo «Licenza media a Santhià» salvato.').waitFor();
    await open('/gruppi');
    await page.getByText('Santhià, licenza media, Donne').waitFor();
  });

  it('finds a group again with how many it has today, renames it and removes it', async () => {
    await save('Donne a Santhià');
    await open('/gruppi');
    const row = page.locator('.group', { hasText: 'Donne a Santhià' });
    await row.getByText(/^\d+ persone oggi$/).waitFor();
    await row.getByRole('button', { name: 'Rinomina: Donne a Santhià' }).click();
    await page.getByLabel('Nome del gruppo').fill('Donne di Santhià');
    await expectSound(page, `groups-${device}`);
    await page.getByRole('button', { name: 'Salva' }).click();
    await page.getByText('Ora si chiama «Donne di Santhià».').waitFor();
    await page.getByRole('link', { name: 'Vedi le persone: Donne di Santhià' }).click();
    await page.getByRole('button', { name: 'Togli Donne' }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Elimina: Donne di Santhià' }).click();
    await page.locator('.sure').getByRole('button').click();
    await page.getByText('Gruppo «Donne di Santhià» eliminato.').waitFor();
  });

  it('tries a group out over the slots of a desk, and calls it in', async () => {
    const { id } = await save('Bilancio di competenze');
    await open(`/convocazioni/nuova?gruppo=${id}`);
    await page.getByLabel('Sportello', { exact: true }).selectOption({ label: DESK.name });
    const days = page.getByRole('group', { name: 'Giorni' }).getByRole('checkbox');
    await days.first().waitFor();
    for (const day of (await days.all()).slice(1)) await day.uncheck();
    await page.getByLabel('Prima delle ore').selectOption('09:30');
    await page.getByText(/posti mancano/).waitFor();
    const submit = page.getByRole('button', { name: /^Convoca/ });
    expect(await submit.isDisabled()).toBe(true);
    await expectSound(page);
    await page.getByLabel('Prima delle ore').selectOption('');
    for (const day of await days.all()) await day.check();
    await page.getByText(/persone in \d+ fasce/).waitFor();
    await page.getByLabel('Perché').fill(PURPOSE);
    await expectSound(page, `convene-${device}`);
    await submit.click();
    await page.getByText('Convocazione fatta: ora avvisa le persone.').waitFor();
    expect(await progress(page)).toMatch(/^0 di \d+$/);
    const seats = await operator<{ total: number }>('/appointments?state=booked&limit=500');
    expect(await page.locator('.invited').count()).toBe(seats.total);
  });

  it('is told who came by keyboard alone: a few letters, Enter, one letter each', async () => {
    const { id } = await convene('Colloqui di dicembre');
    await open(`/convocazioni/${id}`);
    const rows = page.locator('.invited');
    const [first = ''] = await rows.locator('h3').allInnerTexts();
    await page.getByLabel('Trova nell’elenco').fill(first.toLowerCase());
    await page.keyboard.press('Enter');
    await page.keyboard.press('v');
    await page.locator('.attendance', { hasText: /^1 di/ }).waitFor();
    await page.getByLabel('Trova nell’elenco').fill('');
    await page.keyboard.press('Enter');
    for (const key of ['ArrowDown', 'v', 'n', 'g', 'r', 'a']) await page.keyboard.press(key);
    await page.locator('.attendance', { hasText: /^2 di/ }).waitFor();
    await page.getByRole('link', { name: 'Convoca di nuovo 3 persone' }).waitFor();
    const told = rows.locator('label:has(input:checked)');
    expect((await told.allInnerTexts()).slice(0, 6).join()).toBe(
      'venuta,venuta,non venuta,giustificata,non raggiunta,attesa',
    );
    await expectSound(page, `convocation-${device}`);
    await page.reload();
    await page.locator('.attendance', { hasText: /^2 di/ }).waitFor();
    await page.getByLabel('Chi mostrare').selectOption('again');
    await page.waitForURL(/mostra=again/);
    expect(await rows.count()).toBe(3);
  });

  it('writes to those awaited: a page each to print, a line each to send', async () => {
    const { id, invited } = await convene('Colloqui di gruppo');
    const told = invited.slice(2).map(({ workerId }) => ({ workerId, end: 'came' }));
    await tell(id, [{ ...told[0]!, end: 'not_reached' }, ...told.slice(1)]);
    await open(`/convocazioni/${id}/avvisi`);
    const letters = page.locator('.letter');
    await letters.first().waitFor();
    const count = 2;
    expect(await letters.count()).toBe(count);
    expect(await letters.first().innerText()).toMatch(/Gentile .*\n+la aspettiamo il .* alle ore/);
    await expectSound(page, `notices-${device}`);
    const printed = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(count);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Scarica i messaggi (CSV)' }).click();
    const csv = readFileSync((await (await download).path())!, 'utf8');
    const [head = '', ...lines] = csv.trim().split('\n');
    expect(head).toContain('Cognome;Nome;Telefono');
    expect(lines).toHaveLength(count);
    for (const line of lines) expect(line).not.toMatch(/(^|;)"?[=+@-]/);
    await page.getByRole('button', { name: 'Segna come avvisate oggi' }).click();
    await page.getByText('2 persone segnate come avvisate oggi.').waitFor();
    await page.getByLabel('A chi').selectOption('again');
    await page.getByText('1 lettera').waitFor();
  });

  it('lists the convocations with their progress, and calls in again those who did not come', async () => {
    const { id, invited } = await convene('Bilancio di gruppo');
    const ends = ['came', 'did_not_come', 'excused', 'not_reached'];
    await tell(
      id,
      ends.map((end, n) => ({ workerId: invited[n]!.workerId, end })),
    );
    await open('/convocazioni');
    const row = page.locator('.card-row', { hasText: 'Bilancio di gruppo' });
    await row.getByText(`1 di ${invited.length}`).waitFor();
    await expectSound(page, `convocations-${device}`);
    await row.getByRole('link').click();
    await page.getByRole('link', { name: 'Convoca di nuovo 3 persone' }).click();
    await page.getByText('Chi non è ancora venuto a «Bilancio di gruppo»').waitFor();
    await page.getByLabel('Titolo').fill('Bilancio di gruppo, di nuovo');
    await page.getByLabel('Tutte insieme, lo stesso giorno').check();
    await page.locator('input[name="on"]').fill('2026-12-15');
    await page.locator('input[name="at"]').fill('15:00');
    await page.getByText('3 persone, tutte il 15 dicembre 2026 alle 15:00').waitFor();
    await page.getByRole('button', { name: 'Convoca 3 persone' }).click();
    await page.getByText('Convocazione fatta').waitFor();
    expect(await progress(page)).toBe('0 di 3');
    await page.getByRole('button', { name: 'Elimina', exact: true }).click();
    await page.locator('.sure').getByRole('button', { name: 'Elimina' }).click();
    await page.getByRole('heading', { name: 'Convocazioni', level: 1 }).waitFor();
    expect(await page.getByText('Bilancio di gruppo, di nuovo').count()).toBe(0);
  });
});
