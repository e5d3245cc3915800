import os from 'node:os';
import { Client } from '@elastic/elasticsearch';
import mongoose from 'mongoose';

/**
 * Asks MongoDB and Elasticsearch themselves what they hold, with their own drivers and none of our adapters: a witness that
 * shares no mistake with them.
 */

/** What an engine holds of one record. */
export interface Holding {
  readonly rev: number;
  readonly deleted: boolean;
}

/** A person as the database has them. */
export interface HeldPerson extends Holding {
  /** `null` in a tombstone. */
  readonly fiscalCode: string | null;
  readonly address: string | null;
}

interface Document {
  readonly _id: string;
  readonly rev: number;
  readonly deleted: boolean;
  /** JSON. */
  readonly body?: string;
}

/** What the reader looks for in a person's body. */
interface Looked {
  readonly fiscalCode?: string;
  readonly residence?: { readonly address?: string } | null;
}

interface ReaderAddresses {
  /** `mongodb://SERVER/PREFIX?…` */
  readonly storeUrl: string;
  /** `http://SERVER/NAME` */
  readonly searchUrl: string;
}

const PAGE = 5_000;

/** The client of Elasticsearch waits for ever unless told: an answer that got lost is asked for again. */
const ELASTIC_PATIENCE = { requestTimeout: 20_000, retryOnTimeout: true } as const;
const MONGO_PATIENCE_MS = 60_000;

export class EngineReader {
  private readonly mongo: mongoose.mongo.MongoClient;
  private readonly elastic: Client;
  private readonly prefix: string;
  private readonly index: string;

  constructor({ storeUrl, searchUrl }: ReaderAddresses) {
    const store = new URL(storeUrl);
    const search = new URL(searchUrl);
    this.prefix = store.pathname.slice(1);
    this.index = `${search.pathname.slice(1)}-people-*`;
    this.mongo = new mongoose.mongo.MongoClient(storeUrl, {
      runtimeAdapters: { os },
      timeoutMS: MONGO_PATIENCE_MS,
    });
    this.elastic = new Client({ node: search.origin, ...ELASTIC_PATIENCE });
  }

  /** The documents of a bank, to be read or, in a drill, spoilt. */
  bank(service: string, bank: string): mongoose.mongo.Collection<Document> {
    return this.mongo.db(`${this.prefix}_${service}`).collection<Document>(`bank_${bank}`);
  }

  /** Everyone the registry's database ever held. */
  async people(): Promise<ReadonlyMap<string, HeldPerson>> {
    const people = new Map<string, HeldPerson>();
    const fields = { rev: 1, deleted: 1, body: 1 };
    const found = this.bank('registry', 'workers').find({}, { projection: fields });
    for await (const { _id, rev, deleted, body = '{}' } of found) {
      const { fiscalCode = null, residence } = JSON.parse(body) as Looked;
      people.set(_id, { rev, deleted, fiscalCode, address: residence?.address ?? null });
    }
    return people;
  }

  /** Everything a bank's collection ever held. */
  async records(service: string, bank: string): Promise<ReadonlyMap<string, Holding>> {
    const records = new Map<string, Holding>();
    const found = this.bank(service, bank).find({}, { projection: { rev: 1, deleted: 1 } });
    for await (const { _id, rev, deleted } of found) records.set(_id, { rev, deleted });
    return records;
  }

  /** Everyone the index in use shows now, tombstones included. */
  async indexed(): Promise<ReadonlyMap<string, Holding>> {
    const index = await this.indexInUse();
    const { id } = await this.elastic.openPointInTime({ index, keep_alive: '1m' });
    const entries = new Map<string, Holding>();
    try {
      let after: unknown[] | undefined;
      for (;;) {
        const { hits } = await this.elastic.search({
          pit: { id },
          size: PAGE,
          sort: ['_shard_doc'],
          docvalue_fields: ['rev', 'deleted'],
          _source: false,
          allow_partial_search_results: false,
          ...(after ? { search_after: after as never } : {}),
        });
        for (const { _id, fields } of hits.hits)
          entries.set(_id!, { rev: fields!['rev'][0], deleted: fields!['deleted'][0] });
        after = hits.hits.at(-1)?.sort;
        if (hits.hits.length < PAGE || !after) return entries;
      }
    } finally {
      await this.elastic.closePointInTime({ id });
    }
  }

  /** How long the index remembers the versions of what was deleted outright. */
  async forgetDeletes(after: string): Promise<void> {
    const index = await this.indexInUse();
    await this.elastic.indices.putSettings({ index, settings: { 'index.gc_deletes': after } });
  }

  async close(): Promise<void> {
    await this.mongo.close();
    await this.elastic.close();
  }

  /** The index behind the one alias that answers: of those with a suffix, one is being built and one is kept. */
  private async indexInUse(): Promise<string> {
    const found = await this.elastic.indices.getAlias({ name: this.index });
    const isAnswering = (alias: string): boolean => !/-(building|previous)$/.test(alias);
    const inUse = Object.entries(found).find(([, { aliases }]) =>
      Object.keys(aliases).some(isAnswering),
    );
    if (!inUse) throw new Error(`No index answers for ${this.index}`);
    return inUse[0];
  }
}
