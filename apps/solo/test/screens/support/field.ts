import { systemScope } from '@rosa/domain';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PATIENCE, signIn, WIDTHS } from './browser.js';
import { NOW, type Office } from './office.js';

/** The animator's day around Santhià: what was written before, and the phone it is read on. */

export const COMPANY = '019a9f4c-1a00-7000-8000-000000000001';
export const OPPORTUNITY = '019a9f4c-1a00-7000-8000-000000000002';
export const WORKSHOP = '019a9f4c-1a00-7000-8000-0000000000a1';

const entryId = (n: number): string => `019a9f4c-1a00-7000-8000-0000000001${n}0`;
/** The meeting whose next step is overdue. */
export const OVERDUE = entryId(1);

const meeting = (n: number, on: string, fields: object) => ({
  id: entryId(n),
  track: 'company_interest',
  on,
  comune: '002133',
  companyId: COMPANY,
  met: [{ name: 'Marta Olivero', as: 'manager' }],
  writtenBy: 'Anna Bo',
  ...fields,
});

const step = (what: string, on: string) => ({ nextStep: { what, on } });

const MEETINGS = [
  meeting(1, '2026-11-09', {
    words: 'A primavera ci servono due persone per il verde. Meglio se sanno potare.',
    ...step('Portare la guida agli incentivi', '2026-11-18'),
  }),
  meeting(2, '2026-11-12', {
    companyId: WORKSHOP,
    comune: '002042',
    met: [{ name: 'Ugo Ferraris', as: 'entrepreneur', phone: '+390161000300' }],
    ...step('Richiamare per il magazzino', '2026-11-22'),
  }),
  meeting(3, '2026-11-21', {
    writtenBy: 'Carla Collega',
    words: 'Del giardiniere possiamo parlare, delle pulizie no: l’appalto scade.',
    promised: 'Un elenco dei corsi',
    ...step('Mandare l’elenco dei corsi', '2026-11-27'),
  }),
  meeting(4, '2026-10-30', {
    results: [{ on: '2026-11-03', what: 'Ha chiesto tre persone' }],
    ...step('Sentire il capo cantiere', '2026-11-03'),
  }),
];

const LEADS = [
  {
    id: '019a9f4c-1a00-7000-8000-0000000002a1',
    title: 'Un giardiniere per le aiuole',
    companyId: COMPANY,
    comune: '002133',
    on: '2026-11-09',
    words: 'Uno che sappia potare',
    followUpOn: '2026-11-20',
    logbookId: OVERDUE,
  },
  {
    id: '019a9f4c-1a00-7000-8000-0000000002a2',
    title: 'Addetti alle pulizie',
    companyId: COMPANY,
    comune: '002133',
    on: '2026-11-02',
    state: 'became_opportunity',
    opportunityId: OPPORTUNITY,
  },
];

const LAWN = {
  id: WORKSHOP,
  name: 'Officine Meccaniche Fratelli Ferraris di Crescentino e Livorno',
  comune: '002042',
  address: 'Strada del Ghiaro 14',
  employees: 12,
  sites: [
    { name: 'Officina', comune: '002042', address: 'Strada del Ghiaro 14' },
    { name: 'Magazzino', comune: '002133', address: 'Corso Nuova Italia 90' },
  ],
  contacts: [{ name: 'Ugo Ferraris', role: 'Titolare', phone: '+390161000300' }],
};

const take = async (office: Office, type: string, values: readonly unknown[]): Promise<void> => {
  const bank = office.rosa.transfers.find((transfer) => transfer.type === type)!;
  const rows = values.map((value, at) => ({ file: type, line: at + 1, value }));
  await bank.import(systemScope('test'), rows as never, { dryRun: false });
};

/** Writes what the animator and a colleague had written before today. */
export const fillField = async (office: Office): Promise<void> => {
  await take(office, 'company', [LAWN]);
  await take(office, 'logbook', MEETINGS);
  await take(office, 'lead', LEADS);
};

/** A phone, which keeps what it is given when its tabs are closed. */
export interface Phone {
  readonly context: BrowserContext;
  /** What its pages complained of: errors, and requests that leave our origin. */
  readonly complaints: string[];
  /** A new tab, at an address. */
  open(path: string): Promise<Page>;
  close(): Promise<void>;
}

/** The browser says itself that there is no signal. */
const EXPECTED = /Failed to load resource|ERR_INTERNET_DISCONNECTED|service worker/i;

/** A phone of its own, on the office's clock, with nobody signed in. */
export const takePhone = async (
  browser: Browser,
  url: string,
  width: number = WIDTHS.phone,
): Promise<Phone> => {
  const context = await browser.newContext({
    viewport: { width, height: width === WIDTHS.phone ? 844 : 900 },
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    reducedMotion: 'reduce',
    hasTouch: width === WIDTHS.phone,
  });
  context.setDefaultTimeout(PATIENCE);
  await context.clock.setFixedTime(NOW);
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('console', (said) => {
    if (said.type() === 'error' && !EXPECTED.test(said.text())) complaints.push(said.text());
  });
  context.on('request', (request) => {
    if (!request.url().startsWith(url)) complaints.push(request.url());
  });
  return {
    context,
    complaints,
    open: async (path) => {
      const page = await context.newPage();
      await page.goto(`${url}${path}`);
      return page;
    },
    close: () => context.close(),
  };
};

/** Is the worker there, and the copy of the territory? The page's own policy keeps `waitForFunction` out. */
const READY = `new Promise((resolve, reject) => {
  const end = performance.now() + ${PATIENCE};
  const later = () => performance.now() < end ? setTimeout(look, 50) : reject(new Error('never ready to go out'));
  const look = () => {
    if (!navigator.serviceWorker.controller) return later();
    const asked = indexedDB.open('rosa');
    asked.onsuccess = () => {
      const read = asked.result.transaction('copies').objectStore('copies').get('territory');
      read.onsuccess = () => { asked.result.close(); read.result ? resolve() : later(); };
    };
  };
  look();
})`;

/** Waits until the phone can open the screens, and read the territory, with no signal. */
export const readyToGo = (page: Page): Promise<void> => page.evaluate(READY);

/** A phone in the animator's hand, ready to leave the office. */
export const goOut = async (
  browser: Browser,
  url: string,
  width?: number,
): Promise<Phone & { readonly page: Page }> => {
  const phone = await takePhone(browser, url, width);
  const page = await phone.open('/giornata');
  await signIn(page, 'animatrice');
  await page.getByRole('heading', { level: 1, name: 'La giornata' }).waitFor();
  await readyToGo(page);
  return { ...phone, page };
};

/** What the server answers to whoever is signed in on this page. */
export const ask = <T>(page: Page, path: string): Promise<T> =>
  page.evaluate(`fetch('/api${path}').then((answer) => answer.json())`);
