import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallReference } from '@rosa/test-kit';
import { openSearch, type SearchEngine } from '../src/index.js';
import type { SearchBench } from './contract/bench.js';

/** The embedded engine over folders of its own, deleted at the end. */
export class EmbeddedBench implements SearchBench {
  readonly folders: string[] = [];
  readonly notices: string[] = [];
  private readonly engines: SearchEngine[] = [];

  get folder(): string {
    return this.folders.at(-1)!;
  }

  async openEmpty(): Promise<SearchEngine> {
    await this.end();
    this.folders.push(await mkdtemp(join(tmpdir(), 'rosa-search-')));
    return this.openAgain();
  }

  async openAgain(): Promise<SearchEngine> {
    const engine = await openSearch({
      url: `embedded:${this.folder}`,
      reference: smallReference,
      notice: (message) => this.notices.push(message),
    });
    this.engines.push(engine);
    return engine;
  }

  async end(): Promise<void> {
    for (const engine of this.engines.splice(0)) await engine.close();
    for (const folder of this.folders.splice(0)) await rm(folder, { recursive: true });
    this.notices.length = 0;
  }
}
