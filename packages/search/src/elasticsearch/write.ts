import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Client, estypes } from '@elastic/elasticsearch';
import { inTurns, type IndexEntry, type Reference } from '@rosa/domain';
import type { WriteResult } from '../port.js';
import { bodyOf } from './indexed-person.js';

/**
 * Entries in bulk, each with its revision as the version of the document: the server keeps the newest, whichever of two
 * requests comes first.
 */

/** Of a request, its last entry beyond it: half of what a thousand people come to, far below what a server takes. */
const REQUEST_CHARS = 1_500_000;
const STALE = 409;
const PARTS = ['items.index.status', 'items.index.error.type'];

/** Entries that go in one request; two lines each, as `_bulk` takes them. */
interface Portion {
  /** The place of its first among all. */
  readonly from: number;
  readonly entries: readonly IndexEntry[];
  readonly lines: string[];
}

const actionOf = ({ id, rev }: IndexEntry): string =>
  JSON.stringify({ index: { _id: id, version: rev, version_type: 'external' } });

/** Each portion is put together when it is asked for, a stretch at a time. */
async function* portionsOf(
  entries: readonly IndexEntry[],
  reference: Reference,
): AsyncGenerator<Portion> {
  let [from, chars, lines]: [number, number, string[]] = [0, 0, []];
  for await (const [at, entry] of inTurns(entries.entries(), nextTurn)) {
    const body = JSON.stringify(bodyOf(entry, reference));
    lines.push(actionOf(entry), body);
    chars += body.length;
    if (chars < REQUEST_CHARS && at < entries.length - 1) continue;
    yield { from, entries: entries.slice(from, at + 1), lines };
    [from, chars, lines] = [at + 1, 0, []];
  }
}

const resultOf = (id: string, item: estypes.BulkResponseItem | undefined): WriteResult => {
  if (item && item.status < 300) return { id, ok: true, outcome: 'written' };
  if (item?.status === STALE) return { id, ok: true, outcome: 'stale' };
  return { id, ok: false, error: item?.error?.type ?? 'no answer' };
};

/** One result an entry, in order. An alias that is not there is an error, never a new index. */
const bulk = async (
  client: Client,
  index: string,
  { entries, lines }: Portion,
): Promise<WriteResult[]> => {
  const asked = { index, operations: lines, require_alias: true, filter_path: PARTS };
  const { items } = await client.bulk(asked);
  return entries.map(({ id }, i) => resultOf(id, items[i]?.index));
};

const aloneIn = ({ from, entries, lines }: Portion, at: number): Portion => ({
  from: from + at,
  entries: [entries[at]!],
  lines: lines.slice(2 * at, 2 * at + 2),
});

/** What failed is sent again, each entry alone, so that one cannot spoil the others; what fails again is said. */
const settle = async (
  client: Client,
  alias: string,
  portion: Portion,
): Promise<readonly WriteResult[]> => {
  const results = await bulk(client, alias, portion);
  for (const [at, { ok }] of results.entries()) {
    if (!ok) results[at] = (await bulk(client, alias, aloneIn(portion, at)))[0]!;
  }
  return results;
};

/**
 * Writes entries under an alias; answers one result each, in their order. Two requests are under way at once, so that one
 * is put together while the server works at the other. Throws where the server does not answer.
 */
export const writeTo = async (
  client: Client,
  alias: string,
  entries: readonly IndexEntry[],
  reference: Reference,
): Promise<readonly WriteResult[]> => {
  const portions = portionsOf(entries, reference);
  const settled: { readonly from: number; readonly results: readonly WriteResult[] }[] = [];
  const send = async (): Promise<void> => {
    for await (const portion of portions) {
      settled.push({ from: portion.from, results: await settle(client, alias, portion) });
    }
  };
  // The first request is out before the second is begun.
  await Promise.all([send(), nextTurn().then(send)]);
  return settled.sort((a, b) => a.from - b.from).flatMap(({ results }) => results);
};
