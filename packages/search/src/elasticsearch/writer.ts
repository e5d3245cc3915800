import type { Client } from '@elastic/elasticsearch';
import { outOfService, type IndexEntry, type Reference } from '@rosa/domain';
import type { WriteResult } from '../port.js';
import { findGenerations, type Aliases, type Generations } from './generations.js';
import { ENGINE } from './server.js';
import { writeTo } from './write.js';

/** How often the generations may change under one write before it is given up: they do once a rebuild. */
const MOST_ROUNDS = 5;

const isSame = (a: Generations, b: Generations): boolean =>
  a.current === b.current && a.building === b.building;

/** An entry is written where it is written everywhere. */
const both = (one: WriteResult, other: WriteResult | undefined): WriteResult =>
  one.ok && other && !other.ok ? other : one;

/**
 * Writes to the current index and to the one in the making, whichever process makes it. Which they are is asked *after*
 * each write: if that is not what was written to, the write is repeated. So a write that a rebuild's source did not see
 * is in the rebuilt index too: either the new index was there when asked, and was written to, or it came after, and its
 * source is read after that.
 */
export class Writer {
  private known: Generations;

  constructor(
    private readonly client: Client,
    private readonly aliases: Aliases,
    private readonly reference: Reference,
    known: Generations,
  ) {
    this.known = known;
  }

  /** The generations as last seen. */
  get generations(): Generations {
    return this.known;
  }

  async look(): Promise<Generations> {
    this.known = await findGenerations(this.client, this.aliases);
    return this.known;
  }

  async write(entries: readonly IndexEntry[]): Promise<readonly WriteResult[]> {
    let results: readonly WriteResult[] = [];
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const to = this.known;
      const before = results;
      const now = await this.writeOnce(entries, to);
      // A repetition finds its own entries there already: the first answer says whether they were news.
      results = now.map((result, i) => (result.ok && before[i]?.ok ? before[i] : result));
      if (isSame(to, await this.look())) return results;
    }
    throw outOfService(ENGINE, 'engine.restless', {});
  }

  private async writeOnce(
    entries: readonly IndexEntry[],
    to: Generations,
  ): Promise<readonly WriteResult[]> {
    const { client, aliases, reference } = this;
    const current = await writeTo(client, aliases.current, entries, reference);
    if (to.building === null) return current;
    const building = await writeTo(client, aliases.building, entries, reference);
    return current.map((result, i) => both(result, building[i]));
  }
}
