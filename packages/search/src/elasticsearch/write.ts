import type { Client, estypes } from '@elastic/elasticsearch';
import type { IndexEntry, Reference } from '@rosa/domain';
import type { WriteResult } from '../port.js';
import { bodyOf } from './indexed-person.js';

/** Entries in bulk, each with its revision as the version of the document: the server keeps the newest. */

/** Of a request: some megabytes. */
const BULK_ENTRIES = 1000;
const STALE = 409;

type Operations = (estypes.BulkOperationContainer | object)[];

interface Item {
  readonly entry: IndexEntry;
  readonly alias: string;
}

const operationsOf = (items: readonly Item[], reference: Reference): Operations =>
  items.flatMap(({ entry, alias }) => {
    const { id, rev } = entry;
    const index = { _index: alias, _id: id, version: rev, version_type: 'external' as const };
    return [{ index }, bodyOf(entry, reference)];
  });

const resultOf = (id: string, item: estypes.BulkResponseItem | undefined): WriteResult => {
  if (item && item.status < 300) return { id, ok: true, outcome: 'written' };
  if (item?.status === STALE) return { id, ok: true, outcome: 'stale' };
  return { id, ok: false, error: item?.error?.type ?? 'no answer' };
};

/** One result an item, in order. An alias that is not there is an error, never a new index. */
const bulk = async (
  client: Client,
  items: readonly Item[],
  reference: Reference,
): Promise<readonly WriteResult[]> => {
  const operations = operationsOf(items, reference);
  const answer = await client.bulk({ operations, require_alias: true, filter_path: PARTS });
  return items.map(({ entry }, i) => resultOf(entry.id, answer.items[i]?.index));
};

const PARTS = ['items.index.status', 'items.index.error.type'];

/** What failed is sent again, each entry alone, so that one cannot spoil the others; what fails again is said. */
const againAlone = async (
  client: Client,
  items: readonly Item[],
  results: readonly WriteResult[],
  reference: Reference,
): Promise<readonly WriteResult[]> => {
  const settled = [...results];
  for (const [i, result] of results.entries()) {
    if (!result.ok) settled[i] = (await bulk(client, [items[i]!], reference))[0]!;
  }
  return settled;
};

/** Writes entries under an alias, in order. Throws where the server does not answer. */
export const writeTo = async (
  client: Client,
  alias: string,
  entries: readonly IndexEntry[],
  reference: Reference,
): Promise<readonly WriteResult[]> => {
  const results: WriteResult[] = [];
  for (let at = 0; at < entries.length; at += BULK_ENTRIES) {
    const items = entries.slice(at, at + BULK_ENTRIES).map((entry) => ({ entry, alias }));
    const first = await bulk(client, items, reference);
    results.push(...(await againAlone(client, items, first, reference)));
  }
  return results;
};
