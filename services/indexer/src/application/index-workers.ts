import { setImmediate } from 'node:timers/promises';
import {
  inTurns,
  projectWorker,
  systemScope,
  type IndexEntry,
  type Reference,
  type Worker,
  type WorkerDocument,
} from '@rosa/domain';
import type { Handled, Handler } from '@rosa/queue';
import type { SearchEngine, WriteResult } from '@rosa/search';
import type { RecordSource } from '../ports.js';

export interface IndexDeps {
  readonly records: RecordSource;
  readonly search: SearchEngine;
  readonly reference: Reference;
}

const SCOPE = systemScope('indexer');

/**
 * Brings the index entries of some workers up to date: reads each record as it stands now, projects it and writes it with
 * its revision. A deleted record becomes a tombstone with its own. Since nothing but the id is taken from the job, late,
 * repeated and reordered deliveries are harmless. A record that cannot be projected fails alone.
 */
export const indexWorkers =
  (deps: IndexDeps): Handler =>
  async (ids) => {
    const { entries, answered } = await entriesOf(deps, ids);
    const written = await writeAll(deps.search, entries);
    if (entries.length > 0) await deps.search.refresh();
    return [...answered, ...written];
  };

interface Read {
  readonly entries: readonly IndexEntry[];
  /** Ids there is nothing to write for: wrong records, and ids that never were. */
  readonly answered: readonly Handled[];
}

const entriesOf = async (deps: IndexDeps, ids: readonly string[]): Promise<Read> => {
  const fresh = await freshOf(deps.records, ids);
  if (fresh.size === 0) return readAgain(deps, ids);
  const others = ids.filter((id) => !fresh.has(id));
  const { entries, answered } = await readAgain(deps, others);
  return { entries: [...fresh.values(), ...entries], answered };
};

/** What is at hand of these, where the store says that it is still so. */
const freshOf = async (
  records: RecordSource,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WorkerDocument>> => {
  const documents = records.fresh?.(ids) ?? [];
  const byId = new Map(documents.map((document) => [document.id, document]));
  if (byId.size === 0) return byId;
  for (const { id, rev, deleted } of await records.versionsOf([...byId.keys()])) {
    if (deleted || byId.get(id)!.rev !== rev) byId.delete(id);
  }
  return byId;
};

const readAgain = async (deps: IndexDeps, ids: readonly string[]): Promise<Read> => {
  if (ids.length === 0) return { entries: [], answered: [] };
  const workers = await deps.records.read(ids);
  const absent = ids.filter((_, at) => workers[at] === undefined);
  const versions = absent.length === 0 ? [] : await deps.records.versionsOf(absent);
  const versionOf = new Map(versions.map((version) => [version.id, version]));
  const entries: IndexEntry[] = [];
  const answered: Handled[] = [];
  for await (const [at, id] of inTurns(ids.entries(), setImmediate)) {
    const worker = workers[at];
    const version = versionOf.get(id);
    if (worker) project(deps.reference, worker, entries, answered);
    else if (version?.deleted) entries.push({ id, rev: version.rev, deleted: true });
    // Made between the two reads: another delivery of the same id will find it.
    else if (version) answered.push({ id, ok: false, error: 'creato durante la lettura' });
    else answered.push({ id, ok: true });
  }
  return { entries, answered };
};

const project = (
  reference: Reference,
  worker: Worker,
  entries: IndexEntry[],
  answered: Handled[],
): void => {
  try {
    entries.push(projectWorker(worker, reference));
  } catch (error) {
    answered.push({ id: worker.id, ok: false, error: `scheda illeggibile: ${String(error)}` });
  }
};

/** The engine's answer is read item by item: `stale` is success, and whatever failed is tried once more, alone. */
const writeAll = async (
  search: SearchEngine,
  entries: readonly IndexEntry[],
): Promise<readonly Handled[]> => {
  if (entries.length === 0) return [];
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  const handled: Handled[] = [];
  for (const result of await search.write(SCOPE, entries)) {
    const entry = entryOf.get(result.id);
    const last = result.ok || !entry ? result : (await search.write(SCOPE, [entry]))[0];
    handled.push(handledOf(last ?? result));
  }
  return handled;
};

const handledOf = (result: WriteResult): Handled =>
  result.ok ? { id: result.id, ok: true } : { id: result.id, ok: false, error: result.error };
