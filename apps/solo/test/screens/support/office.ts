import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDay, systemScope, type Clock, type Role } from '@rosa/domain';
import { createAccount } from '@rosa/gateway';
import { drawRegistry } from '../../../src/demo/registry.js';
import { createWorld } from '../../../src/demo/world.js';
import { compose, type Rosa } from '../../../src/process/compose.js';
import { readConfig } from '../../../src/process/config.js';

/** A small office on the whole product: real stores, engines and screens as built, on a clock that stands still. */

const EXAMPLES = join(__dirname, '../../../../../examples');
/** The instant at which the office's clock stands; browsers must be set to it, or they write on days that it has not seen. */
export const NOW = '2026-11-22T08:00:00.000Z';
export const PASSWORD = 'quattro parole messe a caso';

/** Who works here. */
export const PEOPLE: Readonly<
  Record<string, { readonly role: Role; readonly name: string; readonly territory?: string[] }>
> = {
  operatrice: { role: 'operator', name: 'Lucia Ricci', territory: ['002'] },
  vicina: { role: 'operator', name: 'Bruna Prina', territory: ['096'] },
  animatrice: { role: 'animator', name: 'Anna Bo', territory: ['01'] },
  responsabile: { role: 'lead', name: 'Piero Conti', territory: ['01'] },
};

/** Comuni around Santhià: of the province of Vercelli, of Biella and of Novara. */
const HOMES = ['002133', '002158', '002032', '002042', '002156', '096004', '096020', '003106'];

const LONG = {
  fiscalCode: 'BNCMLS80A41I337H',
  familyName: 'Buoncristiani Castelbarco Pindemonte Rezzonico della Torre',
  givenName: 'Maria Alessandra Immacolata Bernardetta',
  sex: 'F',
  birthDate: '1980-01-01',
  birthPlace: 'I337',
};

export interface Office {
  readonly rosa: Rosa;
  readonly url: string;
  close(): Promise<void>;
}

/** Takes rows in as an import does; some of the examples are wrong on purpose, and stay out. */
const take = async (rosa: Rosa, type: string, values: readonly unknown[]) => {
  const bank = rosa.transfers.find((transfer) => transfer.type === type)!;
  const rows = values.map((value, at) => ({ file: type, line: at + 1, value }));
  return bank.import(systemScope('test'), rows as never, { dryRun: false });
};

/** @throws where someone stays out: a test of them would see nobody */
const takePeople = async (rosa: Rosa, people: readonly unknown[]): Promise<void> => {
  const refused = (await take(rosa, 'worker', people)).find(({ outcome }) => outcome === 'refused');
  if (refused) throw new Error(JSON.stringify(refused));
};

const rowsOf = (path: string): unknown[] =>
  readFileSync(join(EXAMPLES, path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { type: _type, ...row } = JSON.parse(line) as Record<string, unknown>;
      return row;
    });

const json = (path: string): unknown => JSON.parse(readFileSync(join(EXAMPLES, path), 'utf8'));

/** Invented people, brought to live around Santhià. */
const neighbours = (rosa: Rosa, count: number): unknown[] => {
  const world = createWorld(rosa.reference, 5, parseDay('2026-11-22')!);
  const bank = drawRegistry(world, count).find(({ type }) => type === 'worker')!;
  return Array.from({ length: count }, (_each, at) => {
    const address = `Via dei Platani ${at + 1}`;
    const residence = { comune: HOMES[at % HOMES.length], address, point: null };
    // One of them has more names than fit on a line.
    const long = at === 0 ? LONG : {};
    return { ...bank.draw(at), residence, domicile: null, ...long };
  });
};

const addAccounts = async ({ stores, clock, reference, audit }: Rosa): Promise<void> => {
  const context = { store: stores.gateway, clock, catalogue: reference, audit };
  for (const [username, person] of Object.entries(PEOPLE)) {
    await createAccount(context, systemScope('test'), { username, password: PASSWORD, ...person });
  }
};

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });

/**
 * Opens the office with the examples of Santhià and so many invented neighbours.
 *
 * @param only who is in the registry instead, as an import takes them
 */
export const openOffice = async (count: number, only?: readonly unknown[]): Promise<Office> => {
  const folder = mkdtempSync(join(tmpdir(), 'rosa-screens-'));
  const clock: Clock = { now: () => new Date(NOW) };
  const config = readConfig({ ROSA_DATA: folder, ROSA_DEMO: 'no', ROSA_LOG: 'error' });
  const rosa = await compose(config, clock);
  await rosa.indexer.start();
  await take(rosa, 'body', rowsOf('lift/bodies.ndjson'));
  await take(rosa, 'desk', rowsOf('lift/desks.ndjson'));
  if (!only) await take(rosa, 'worker', rowsOf('santhia/people.ndjson'));
  await takePeople(rosa, only ?? neighbours(rosa, count));
  await take(rosa, 'company', [json('santhia/company.json')]);
  await take(rosa, 'opportunity', [json('santhia/opportunity.json')]);
  await rosa.indexer.drain();
  await addAccounts(rosa);
  const server = rosa.gateway.createServer();
  const url = await listen(server);
  return {
    rosa,
    url,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await rosa.stop();
      rmSync(folder, { recursive: true });
    },
  };
};
