import type { Client } from '@elastic/elasticsearch';
import type { Reference, WorkerDocument } from '@rosa/domain';
import { bodyOf } from './indexed-person.js';
import { indexOf } from './layout.js';
import type { Settings } from './settings.js';

/** The floor of writing: the same documents, prepared beforehand, in bare `_bulk` requests to an index of the same shape. */
export class RawBulk {
  private constructor(
    private readonly client: Client,
    private readonly index: string,
    private readonly reference: Reference,
  ) {}

  static async open(client: Client, settings: Settings, reference: Reference): Promise<RawBulk> {
    const index = `${settings.name}-raw`;
    await client.indices.create({ index, ...indexOf(settings, { cursorKey: '' }) });
    return new RawBulk(client, index, reference);
  }

  /** Answers what sends a batch, once. */
  prepare(documents: readonly WorkerDocument[]): () => Promise<void> {
    const operations = documents.flatMap((document) => [
      JSON.stringify({ index: { _id: document.id } }),
      JSON.stringify(bodyOf(document, this.reference)),
    ]);
    return async () => {
      await this.client.bulk({ index: this.index, operations, filter_path: ['errors'] });
    };
  }

  async close(): Promise<void> {
    await this.client.indices.delete({ index: this.index });
  }
}
