import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  formatDay,
  parseDay,
  systemScope,
  type Clock,
  type Reference,
  type Scope,
  type Worker,
} from '@rosa/domain';
import type { BankTransfer } from '@rosa/service-kit';
import { openStore, type Store } from '@rosa/store';
import { smallReference } from '@rosa/test-kit';
import {
  registryBanks,
  registryTransfers,
  runImport,
  workerTransfer,
  type ImportReport,
  type ImportRequest,
} from '../../../src/index.js';
import { person } from '../../support/people.js';
import { HeldQuestions } from '../../support/questions.js';

/** A folder with a registry's store in it and files to import. */
export interface Place {
  readonly folder: string;
  readonly store: Store;
  readonly scope: Scope;
  /** Writes a file and says its path. */
  file(name: string, content: string | Buffer): Promise<string>;
  /** The text of a file there. */
  read(name: string): Promise<string>;
  import(files: readonly string[], more?: Partial<ImportRequest>): Promise<ImportReport>;
  people(): Promise<readonly Worker[]>;
  close(): Promise<void>;
}

export const clock = { now: () => new Date('2026-11-22T10:00:00Z') };

/** Opens one; to be closed by the test that did. */
export const openPlace = async (reference: Reference = smallReference): Promise<Place> => {
  const folder = await mkdtemp(join(tmpdir(), 'rosa-transfer-'));
  const banks = Object.values(registryBanks);
  const store = await openStore({
    url: `sqlite:${folder}/data`,
    service: 'registry',
    banks,
    clock,
  });
  const scope = systemScope('test');
  const transfers = [workerTransfer({ store, reference, clock })];
  return {
    folder,
    store,
    scope,
    file: async (name, content) => {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    read: (name) => readFile(join(folder, name), 'utf8'),
    import: (files, more = {}) => runImport({ files, transfers, scope, ...more }),
    people: async () => {
      const people: Worker[] = [];
      for await (const batch of store.stream(scope, registryBanks.workers)) people.push(...batch);
      return people.toSorted((a, b) => (a.fiscalCode < b.fiscalCode ? -1 : 1));
    },
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Every bank of the registry, at a day of its own where a test needs one. */
export const transfersOf = (
  { store }: Pick<Place, 'store'>,
  more: { readonly clock?: Clock; readonly questions?: HeldQuestions } = {},
): readonly BankTransfer[] =>
  registryTransfers({
    store,
    reference: smallReference,
    clock,
    questions: new HeldQuestions(),
    ...more,
  });

export const ndjson = (rows: readonly object[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** A different person for every number. */
export const someone = (n: number, more: object = {}) =>
  person({ birthDate: formatDay(parseDay('1960-01-01')! + n), ...more });
