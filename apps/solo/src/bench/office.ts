import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemScope } from '@rosa/domain';
import { createAccount } from '@rosa/gateway';
import type { Browser } from 'playwright-core';
import { companyRow, drawCompany } from '../demo/companies.js';
import { drawOpportunity } from '../demo/opportunities.js';
import type { Rosa } from '../process/compose.js';
import type { Fresh } from './first-page.js';
import { importFile } from './importing.js';
import type { Site } from './site.js';

/** What an operator needs to sit down at: an account, and opportunities to prepare lists for. */

const OPPORTUNITIES = 5;
const CREDENTIALS = { username: 'bench', password: 'quattro parole messe a caso' };

interface Office {
  /** Where the lists of lines are prepared. */
  readonly lines: readonly string[];
  /** A browser in which the operator is signed in. */
  readonly fresh: Fresh;
}

type Drawn = { readonly id: string; readonly lines: readonly { readonly id: string }[] };

/** Takes in some companies with an opportunity each; the addresses of their first lines. */
const takeDemand = async (rosa: Rosa, site: Site): Promise<string[]> => {
  const { world } = site;
  const company = (serial: number) => drawCompany(world.seed, world.places, serial);
  const serials = Array.from({ length: OPPORTUNITIES }, (_each, serial) => serial);
  const companies = serials.map((serial) => ({ type: 'company', ...companyRow(company(serial)) }));
  const opportunities = serials.map((serial) =>
    drawOpportunity(world, company, OPPORTUNITIES, serial),
  ) as unknown as Drawn[];
  const rows = [...companies, ...opportunities.map((drawn) => ({ type: 'opportunity', ...drawn }))];
  const file = join(site.folder, 'demand.ndjson');
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  await importFile(rosa, site, file);
  return opportunities.map(({ id, lines }) => `/opportunita/${id}/righe/${lines[0]!.id}`);
};

const addOperator = async ({ stores, clock, reference, audit }: Rosa): Promise<void> => {
  const context = { store: stores.gateway, clock, catalogue: reference, audit };
  const standing = { role: 'operator', name: 'bench', territory: ['063'] } as const;
  await createAccount(context, systemScope('bench'), { ...standing, ...CREDENTIALS });
};

/** @param url where the gateway listens */
export const openOffice = async (
  rosa: Rosa,
  site: Site,
  browser: Browser,
  url: string,
): Promise<Office> => {
  await addOperator(rosa);
  const lines = await takeDemand(rosa, site);
  const unknown = () =>
    browser.newContext({ locale: 'it-IT', viewport: { width: 1440, height: 900 } });
  const first = await unknown();
  const answer = await first.request.post(`${url}/api/sessions`, { data: CREDENTIALS });
  if (!answer.ok()) throw new Error(`/sessions: ${answer.status()} ${await answer.text()}`);
  const { cookies } = await first.storageState();
  await first.close();
  return {
    lines: lines.map((line) => url + line),
    fresh: async () => {
      const context = await unknown();
      await context.addCookies(cookies);
      return context;
    },
  };
};
