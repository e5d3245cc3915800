import { outOfService } from '@rosa/domain';

/** What a server says of itself (`hello`), as far as it matters here. */
export interface Hello {
  /** The replica set it belongs to. */
  readonly setName?: string;
  /** `isdbgrid` is a sharded cluster's router, whose shards are replica sets. */
  readonly msg?: string;
  /** What the server speaks at most; 13 is MongoDB 5.0. */
  readonly maxWireVersion?: number;
}

const OLDEST = 13;

/**
 * Refuses, in words, a server that cannot keep what the store promises: without a replica set there are no transactions,
 * and a record could be written without its outbox entry.
 */
export const insistFit = (hello: Hello, servers: string): void => {
  if (hello.setName === undefined && hello.msg !== 'isdbgrid') {
    throw outOfService('mongodb', 'store.standalone', { servers });
  }
  if ((hello.maxWireVersion ?? 0) < OLDEST) {
    throw outOfService('mongodb', 'store.tooOld', { servers });
  }
};
