import { projectWorker, systemScope, type IndexEntry, type Reference } from '@rosa/domain';
import { openSearch, type SearchEngine } from '@rosa/search';
import { createLog, type AuditEntry } from '@rosa/service-kit';
import { openStore, type Store } from '@rosa/store';
import { smallReference } from '@rosa/test-kit';
import { newEngines } from '@rosa/test-kit/engines';
import { testApi, type TestApi } from '@rosa/test-kit/http';
import {
  createRegistry,
  registryBanks,
  type Registry,
  type RosterClient,
  type RosterSeat,
} from '@rosa/registry';
import { HeldQuestions } from './questions.js';

/** A registry on real engines of its own, behind HTTP, with callers of any role. */
export interface TestRegistry {
  readonly api: TestApi;
  readonly registry: Registry;
  readonly store: Store;
  readonly search: SearchEngine;
  readonly audit: AuditEntry[];
  /** What rosters hold, by `roster worker`. */
  readonly rosters: Map<string, RosterSeat>;
  /** What the opportunity bank answers of the interviews' questions. */
  readonly questions: HeldQuestions;
  /** Sets the day. */
  at(instant: string): void;
  /** Brings the index up to the store, as the indexer does. */
  index(): Promise<void>;
  close(): Promise<void>;
}

/** Delivers what waits in the outbox: re-reads, projects, writes. */
const deliver = async (store: Store, registry: Registry, search: SearchEngine, ref: Reference) => {
  const events = await store.outbox.unsent(10_000);
  const changed = events.filter(({ type }) => type === 'worker.changed');
  const ids = [...new Set(changed.flatMap(({ aggregateIds }) => aggregateIds))];
  const records = await registry.records.read(ids);
  const versions = await registry.records.versionsOf(ids);
  const entries = ids.map((id, i): IndexEntry => {
    const worker = records[i];
    if (worker) return projectWorker(worker, ref);
    return { id, rev: versions.find((version) => version.id === id)!.rev, deleted: true };
  });
  await search.write(systemScope('test'), entries);
  await search.refresh();
  await store.outbox.markSent(events.map(({ id }) => id));
};

/** Opens one; to be closed by the test that did. */
export const openTestRegistry = async (
  reference: Reference = smallReference,
): Promise<TestRegistry> => {
  const engines = await newEngines();
  let now = '2026-11-22T10:00:00Z';
  const clock = { now: () => new Date(now) };
  const store = await openStore({
    url: engines.storeUrl,
    service: 'registry',
    banks: Object.values(registryBanks),
    clock,
  });
  const search = await openSearch({ url: engines.searchUrl, reference });
  const audit: AuditEntry[] = [];
  const held = new Map<string, RosterSeat>();
  const questions = new HeldQuestions();
  const rosters: RosterClient = {
    seat: async (_scope, roster, worker) => held.get(`${roster} ${worker}`),
  };
  const registry = createRegistry({
    store,
    search,
    reference,
    clock,
    audit: { record: async (entry) => void audit.push(entry) },
    rosters,
    questions,
    log: createLog('silent'),
  });
  return {
    api: testApi(registry.routes),
    registry,
    store,
    search,
    audit,
    rosters: held,
    questions,
    at: (instant) => void (now = instant),
    index: () => deliver(store, registry, search, reference),
    close: async () => {
      await search.close();
      await store.close();
      await engines.remove();
    },
  };
};
