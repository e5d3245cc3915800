import type { Browser, Page } from 'playwright-core';
import { inBrowser, launch, signIn, violations } from './support/browser.js';
import { ask, COMPANY, fillField, goOut, OVERDUE, readyToGo, WORKSHOP } from './support/field.js';
import { openOffice, type Office } from './support/office.js';

jest.setTimeout(60_000);

interface Logged {
  readonly id: string;
  readonly words: string | null;
}

/** Every meeting the server has with these words. */
const sent = async (page: Page, words: string): Promise<readonly Logged[]> =>
  (await ask<{ items: Logged[] }>(page, '/logbook?limit=500')).items.filter(
    (entry) => entry.words === words,
  );

/** Writes a visit at a company, as far as its words; its contact is one tap. */
const writeVisit = async (page: Page, words: string): Promise<void> => {
  await page.getByRole('button', { name: 'Nuovo incontro' }).click();
  await page.getByLabel(/è interessata ad assumere/).selectOption('sì, subito');
  await page.locator('.chip-add').first().click();
  await page.getByLabel('Come', { exact: true }).selectOption('entrepreneur');
  await page.getByLabel('Con le sue parole').fill(words);
};

const save = (page: Page) => page.getByRole('button', { name: 'Salva l’incontro' }).click();
const unsent = (page: Page) => page.locator('.to-send');

/** What the device holds in one of its stores. */
const held = (page: Page, store: string): Promise<number> =>
  page.evaluate(`new Promise((resolve) => {
    const asked = indexedDB.open('rosa');
    asked.onsuccess = () => {
      const count = asked.result.transaction('${store}').objectStore('${store}').count();
      count.onsuccess = () => { asked.result.close(); resolve(count.result); };
    };
  })`);

inBrowser('the animator with no signal', () => {
  let office: Office;
  let browser: Browser;
  beforeAll(async () => {
    office = await openOffice(10);
    await fillField(office);
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  it('opens a company with who was there last, and says how old that is', async () => {
    const { context, page, complaints, open, close } = await goOut(browser, office.url);
    await context.setOffline(true);
    await page.close();
    const away = await open('/imprese');
    await away.getByLabel('Cerca l’impresa').fill('puliz');
    await away.getByRole('link', { name: /Pulizie e Verde/ }).click();
    await away.getByText('Ieri · Carla Collega').waitFor();
    await away
      .getByText(/^Copia tenuta su questo telefono/)
      .first()
      .waitFor();
    await away.getByText('Santhià', { exact: false }).first().waitFor();
    expect(await violations(away)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('sends a visit once and only once, also after the tab was closed and opened', async () => {
    const words = 'Tre persone per il magazzino, una con il muletto.';
    const { context, page, open, close } = await goOut(browser, office.url);
    await context.setOffline(true);
    await page.goto(`${office.url}/imprese/${WORKSHOP}`);
    await writeVisit(page, words);
    await save(page);
    await unsent(page).getByText('1 cosa da inviare').waitFor();
    await page.close();
    const again = await open('/da-inviare');
    await again.getByRole('heading', { name: /Officine Meccaniche/ }).waitFor();
    expect(await violations(again)).toEqual([]);

    // The first answer is lost on its way back: the server has the visit, and the phone does not know.
    let lost = 0;
    await again.route('**/api/logbook', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    const first = again.waitForEvent('requestfailed', {
      predicate: (request) => request.method() === 'POST' && request.url().endsWith('/logbook'),
    });
    await context.setOffline(false);
    await first;
    expect(await sent(again, words)).toHaveLength(1);
    await again.getByRole('button', { name: 'Invia ora' }).click();
    await again.getByText('Tutto è stato inviato').waitFor();
    expect(await sent(again, words)).toHaveLength(1);
    expect(lost).toBe(1);
    await close();
  });

  it('makes the opportunity too, after the visit and its lead', async () => {
    const { context, page, close } = await goOut(browser, office.url);
    await context.setOffline(true);
    await page.goto(`${office.url}/imprese/${WORKSHOP}`);
    await writeVisit(page, 'Un saldatore, anche da formare.');
    await save(page);
    await page.getByRole('link', { name: 'Fanne un’opportunità' }).click();
    await page.getByRole('button', { name: 'Salva l’opportunità' }).click();
    await unsent(page).getByText('3 cose da inviare').waitFor();
    await context.setOffline(false);
    await page.getByRole('link', { name: 'Un saldatore, anche da formare' }).waitFor();
    const { items } = await ask<{ items: { words: string }[] }>(
      page,
      `/opportunities?companyId=${WORKSHOP}`,
    );
    expect(items).toMatchObject([{ words: 'Un saldatore, anche da formare.' }]);
    await close();
  });

  it('tells what became of a next step once, when the signal returns', async () => {
    const { context, page, close } = await goOut(browser, office.url);
    await context.setOffline(true);
    await page.goto(`${office.url}/incontri/${OVERDUE}`);
    await page.getByLabel('Com’è andata').fill('Guida consegnata');
    await page.getByRole('button', { name: 'Il passo è fatto' }).click();
    await unsent(page).waitFor();
    await context.setOffline(false);
    await page.getByText(/Guida consegnata$/).waitFor();
    const { results } = await ask<{ results: object[] }>(page, `/logbook/${OVERDUE}`);
    expect(results).toMatchObject([{ on: '2026-11-22', what: 'Guida consegnata' }]);
    await close();
  });

  it('keeps what was half written, letter by letter', async () => {
    const { context, page, open, close } = await goOut(browser, office.url);
    await context.setOffline(true);
    await page.goto(`${office.url}/imprese/${COMPANY}`);
    await writeVisit(page, 'Lasciato a metà in cort');
    await page.close();
    const again = await open('/giornata');
    await again
      .locator('section', { has: again.getByRole('heading', { name: 'Lasciati a metà' }) })
      .getByRole('link', { name: /Pulizie e Verde/ })
      .click();
    const box = again.getByLabel('Con le sue parole');
    await box.waitFor();
    expect(await box.inputValue()).toBe('Lasciato a metà in cort');
    await close();
  });

  it('shows a refused visit with its errors, loses nothing of it, and sends it corrected', async () => {
    const words = 'Parlato con il capo officina.';
    const { page, close } = await goOut(browser, office.url);
    const made = await page.evaluate(`fetch('/api/companies', {
      method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'Torneria Bruno', comune: '002133', contacts: [{ name: 'Bruno Torni' }] }),
    }).then((answer) => answer.json())`);
    const { id } = made as { id: string };
    await page.goto(`${office.url}/imprese/${id}`);
    await page.getByRole('heading', { name: 'Torneria Bruno' }).waitFor();
    await writeVisit(page, words);
    // Meanwhile the company is taken out of the bank.
    await page.evaluate(
      `fetch('/api/companies/${id}', { method: 'DELETE', headers: { 'If-Match': '"1"' } })`,
    );
    await save(page);
    await unsent(page)
      .getByText(/1 respinta/)
      .click();
    await page
      .locator('.refusal li')
      .getByText(/^Impresa: /)
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Correggi' }).click();
    expect(await page.getByLabel('Con le sue parole').inputValue()).toBe(words);
    await page.getByRole('button', { name: 'Un’altra impresa' }).click();
    await page.getByLabel('Cerca l’impresa').fill('officine');
    await page.getByRole('button', { name: /Officine Meccaniche/ }).click();
    await save(page);
    await page.locator('blockquote.words', { hasText: words }).waitFor();
    await unsent(page).waitFor({ state: 'detached' });
    expect(await sent(page, words)).toMatchObject([{ words }]);
    await close();
  });

  it('shows the copy while a slow server is waited for', async () => {
    const { page, close } = await goOut(browser, office.url);
    let release = (): void => undefined;
    const holding = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/api/{companies,logbook}**', async (route) => {
      await holding;
      await route.continue();
    });
    await page.goto(`${office.url}/imprese/${COMPANY}`);
    await page
      .getByText(/^Copia di .* mentre il server risponde/)
      .first()
      .waitFor();
    await page.getByText('Ieri · Carla Collega').waitFor();
    release();
    await page
      .getByText(/^Copia di /)
      .first()
      .waitFor({ state: 'detached' });
    expect(await page.getByText('Ieri · Carla Collega').count()).toBe(1);
    await close();
  });

  it('keeps nobody’s data in the shell’s cache, and no copy after signing out', async () => {
    const { page, close } = await goOut(browser, office.url);
    const kept = (await page.evaluate(`caches.keys().then((names) => Promise.all(names.map(
      (name) => caches.open(name).then((cache) => cache.keys()))))
      .then((all) => all.flat().map(({ url }) => new URL(url).pathname))`)) as string[];
    expect(kept.filter((path) => path !== '/' && !path.startsWith('/app/'))).toEqual([]);
    expect(await held(page, 'companies')).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Esci' }).click();
    await page.getByLabel('Nome utente').waitFor();
    for (const store of ['companies', 'entries', 'copies']) {
      expect([store, await held(page, store)]).toEqual([store, 0]);
    }
    await signIn(page, 'animatrice');
    await readyToGo(page);
    await close();
  });

  it('is not there for other roles', async () => {
    const { page, close } = await goOut(browser, office.url);
    await page.getByRole('button', { name: 'Esci' }).click();
    await signIn(page, 'responsabile');
    await page.goto(`${office.url}/giornata`);
    await page.getByRole('heading', { name: 'Pagina non trovata' }).waitFor();
    expect(await held(page, 'companies')).toBe(0);
    await close();
  });
});
