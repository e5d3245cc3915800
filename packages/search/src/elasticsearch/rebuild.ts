import type { Client } from '@elastic/elasticsearch';
import { outOfService, refuse, type Reference, type WorkerDocument } from '@rosa/domain';
import type { RebuildOptions } from '../port.js';
import { beginBuilding, giveUp, overtaken, useBuilt, type Aliases } from './generations.js';
import { REFRESH_INTERVAL } from './layout.js';
import { LIVE } from './query.js';
import { ENGINE } from './server.js';
import type { Settings } from './settings.js';
import { Sample, verifyScores } from './verify.js';
import { writeTo } from './write.js';
import type { Writer } from './writer.js';

/** Builds a new index beside the current one, verifies it, and makes it the current one. */

export interface Rebuilding {
  readonly client: Client;
  readonly aliases: Aliases;
  readonly settings: Settings;
  readonly reference: Reference;
  readonly writer: Writer;
}

interface Filled {
  /** Documents of the source that went in; the others were there already, newer. */
  readonly written: number;
  readonly sample: Sample;
}

const send = async (
  { client, aliases, reference }: Rebuilding,
  documents: readonly WorkerDocument[],
): Promise<number> => {
  const results = await writeTo(client, aliases.building, documents, reference);
  const failed = results.find((result) => !result.ok);
  if (failed && !failed.ok) {
    if (failed.error === 'index_not_found_exception') throw overtaken();
    throw outOfService(ENGINE, 'engine.notIndexed', { id: failed.id, why: failed.error });
  }
  return results.filter((result) => result.ok && result.outcome === 'written').length;
};

/** Reads the next documents while the last are on their way. */
const fill = async (
  rebuilding: Rebuilding,
  source: AsyncIterable<readonly WorkerDocument[]>,
): Promise<Filled> => {
  const sample = new Sample();
  let written = 0;
  let underWay = Promise.resolve(0);
  for await (const documents of source) {
    for (const document of documents) sample.offer(document);
    written += await underWay;
    underWay = send(rebuilding, documents);
    // Awaited above or below; a failure meanwhile is not lost, nor is it unhandled.
    underWay.catch(() => {});
  }
  written += await underWay;
  return { written, sample };
};

const peopleIn = async (client: Client, index: string): Promise<number> =>
  (await client.count({ index, query: LIVE })).count;

/** Writes the index took in; those of its own source are known, so the others' are too. */
const writesIn = async (client: Client, index: string): Promise<number> => {
  const { _all } = await client.indices.stats({ index, metric: 'indexing' });
  return _all.primaries?.indexing?.index_total ?? 0;
};

/** Refuses a build that has lost people on the way, or comes from a source that is empty by mistake. */
const verifyCount = async (
  { client, aliases }: Rebuilding,
  index: string,
  written: number,
  expected: number | undefined,
): Promise<number> => {
  const people = await peopleIn(client, index);
  const held = await peopleIn(client, aliases.current);
  if (people === 0 && held > 0 && expected !== 0) {
    throw refuse('conflict', 'engine.emptySource', {}, [], { held });
  }
  const isMoving = (await writesIn(client, index)) > written;
  const isShort = expected !== undefined && !isMoving && people !== expected;
  const { count } = await client.count({ index });
  if (count < written || isShort) {
    const found = { documents: count, written, people, expected };
    throw refuse('conflict', 'engine.shortIndex', {}, [], found);
  }
  return people;
};

/** A question to one large part of an index costs less than to many: the server goes on with it by itself. */
const mergeDown = async (client: Client, index: string): Promise<void> => {
  await client.indices.forcemerge({ index, max_num_segments: 1, wait_for_completion: false });
};

const build = async (
  rebuilding: Rebuilding,
  index: string,
  source: AsyncIterable<readonly WorkerDocument[]>,
  options: RebuildOptions,
): Promise<number> => {
  const { client, reference } = rebuilding;
  const { written, sample } = await fill(rebuilding, source);
  const expected = await options.expected?.();
  await client.indices.refresh({ index });
  const people = await verifyCount(rebuilding, index, written, expected);
  await verifyScores(client, index, sample, reference);
  await client.indices.putSettings({ index, settings: { refresh_interval: REFRESH_INTERVAL } });
  await mergeDown(client, index);
  return people;
};

/** @returns how many people the new index holds. Fails as `conflict` where it may not take the old one's place. */
export const rebuild = async (
  rebuilding: Rebuilding,
  source: AsyncIterable<readonly WorkerDocument[]>,
  options: RebuildOptions,
): Promise<number> => {
  const { client, aliases, settings, writer } = rebuilding;
  const { current } = await writer.look();
  if (current === null) throw outOfService(ENGINE, 'engine.indexGone', { index: aliases.current });
  const index = await beginBuilding(client, aliases, settings, current);
  try {
    await writer.look();
    const people = await build(rebuilding, index, source, options);
    await useBuilt(client, aliases, index, current);
    return people;
  } catch (error) {
    await giveUp(client, index);
    throw error;
  } finally {
    await writer.look();
  }
};
