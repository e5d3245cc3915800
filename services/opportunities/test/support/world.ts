import {
  accessOfWorker,
  newId,
  parseOutcome,
  projectWorker,
  reachOf,
  reaches,
  systemScope,
  todayOf,
  type Reference,
  type Worker,
  type WorkerRecord,
} from '@rosa/domain';
import { openSearch, type SearchEngine } from '@rosa/search';
import { createLog, type AuditEntry } from '@rosa/service-kit';
import { openStore, type Bank, type Store } from '@rosa/store';
import { smallReference } from '@rosa/test-kit';
import { newEngines } from '@rosa/test-kit/engines';
import { testApi, type TestApi } from '@rosa/test-kit/http';
import {
  createOpportunities,
  opportunityBanks,
  type Incomplete,
  type Opportunities,
  type RecordedOutcome,
} from '@rosa/opportunities';

/** The opportunity bank on real engines of its own, beside a store of people as the registry's is. */
export interface World {
  readonly api: TestApi;
  readonly opportunities: Opportunities;
  readonly store: Store;
  readonly search: SearchEngine;
  readonly reference: Reference;
  readonly audit: AuditEntry[];
  /** Records an outcome, as the registry would; its id. */
  outcome(workerId: string, fields: object): string;
  /** Records that a contract started. */
  hired(workerId: string, fields?: object): string;
  /** Takes an outcome back, as the registry would; what is returned makes it read as live again, as an early reader had it. */
  takeBack(id: string): () => void;
  /** What the indexer says of the index. */
  incomplete: readonly Incomplete[];
  /** Sets the instant. */
  at(instant: string): void;
  /** Registers people and indexes them; their ids, in order. */
  register(...people: readonly WorkerRecord[]): Promise<readonly string[]>;
  /** Changes a person's record; the index follows unless told not to. */
  change(id: string, fields: Partial<Worker>, indexed?: boolean): Promise<void>;
  /** Takes a person's record away from registry and index. */
  remove(id: string): Promise<void>;
  close(): Promise<void>;
}

const workers: Bank<WorkerRecord> = {
  name: 'workers',
  schemaVersion: 1,
  keys: {},
  unique: [],
  keysOf: () => ({}),
  accessOf: accessOfWorker,
  keepsHistory: false,
};

const system = systemScope('test');

/** Opens one; to be closed by the test that did. */
export const openWorld = async (reference: Reference = smallReference): Promise<World> => {
  const engines = await newEngines();
  let now = '2026-11-22T10:00:00Z';
  const clock = { now: () => new Date(now) };
  const url = engines.storeUrl;
  const banks = Object.values(opportunityBanks);
  const store = await openStore({ url, service: 'opportunities', banks, clock });
  const people = await openStore({ url, service: 'people', banks: [workers], clock });
  const search = await openSearch({ url: engines.searchUrl, reference });
  const audit: AuditEntry[] = [];
  const outcomes = new Map<string, RecordedOutcome>();
  const withdrawn = new Map<string, RecordedOutcome>();
  const opportunities = createOpportunities({
    store,
    search,
    reference,
    clock,
    audit: { record: async (entry) => void audit.push(entry) },
    log: createLog('silent'),
    incomplete: async () => world.incomplete,
    outcomes: {
      read: async (ids) => ids.flatMap((id) => outcomes.get(id) ?? []),
      withdrawn: async (ids) => ids.flatMap((id) => withdrawn.get(id) ?? []),
    },
    registry: {
      people: async (scope, ids) => {
        const reach = reachOf(scope, 'workers', 'read');
        const found = await people.getMany(system, workers, ids);
        return found.map((worker) => ({ worker, inReach: reaches(reach, accessOfWorker(worker)) }));
      },
    },
  });
  const index = async (ids: readonly string[]) => {
    const found = await people.getMany(system, workers, ids);
    await search.write(
      system,
      found.map((worker) => projectWorker(worker, reference)),
    );
    await search.refresh();
  };
  const world: World = {
    api: testApi(opportunities.routes),
    opportunities,
    store,
    search,
    reference,
    audit,
    incomplete: [],
    outcome: (workerId, fields) => {
      const id = newId();
      const outcome = parseOutcome(fields, { reference, today: todayOf(clock) });
      outcomes.set(id, { ...outcome, id, workerId });
      return id;
    },
    hired: (workerId, fields = {}) => {
      const start = { kind: 'contract_start', on: '2026-11-22', contract: 'permanent' };
      return world.outcome(workerId, { ...start, ...fields });
    },
    takeBack: (id) => {
      const outcome = outcomes.get(id)!;
      withdrawn.set(id, outcome);
      outcomes.delete(id);
      return () => void outcomes.set(id, outcome);
    },
    at: (instant) => void (now = instant),
    register: async (...records) => {
      const ids = records.map(() => newId());
      await people.commit(
        system,
        records.map((record, i) => ({ op: 'put', bank: workers, id: ids[i]!, expect: 0, record })),
      );
      await index(ids);
      return ids;
    },
    change: async (id, fields, indexed = true) => {
      const before = (await people.get(system, workers, id))!;
      const record = { ...before, ...fields };
      await people.commit(system, [{ op: 'put', bank: workers, id, expect: before.rev, record }]);
      if (indexed) await index([id]);
    },
    remove: async (id) => {
      const { rev } = (await people.get(system, workers, id))!;
      await people.commit(system, [{ op: 'delete', bank: workers, id, expect: rev }]);
      await search.write(system, [{ id, rev: rev + 1, deleted: true }]);
      await search.refresh();
    },
    close: async () => {
      await search.close();
      await people.close();
      await store.close();
      await engines.remove();
    },
  };
  return world;
};
