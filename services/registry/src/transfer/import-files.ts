import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { refuse } from '@rosa/service-kit';
import { errorsPathOf, warningsPathOf } from './findings-file.js';

/** Counts what passes and stops at the limit. */
const limited = (limit: number): Transform => {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) done(refuse('tooLarge', 'http.tooLarge', {}));
      else done(null, chunk);
    },
  });
};

/** What an import lists of its file. */
export type ListKind = 'errors' | 'warnings';

/** Uploads and what is listed of them, which hold personal data: kept while a job needs them, then taken away. */
export class ImportFiles {
  constructor(
    private readonly folder: string,
    private readonly maxBytes: number,
  ) {}

  upload(file: string): string {
    return join(this.folder, file);
  }

  private list(file: string, kind: ListKind): string {
    const pathOf = kind === 'errors' ? errorsPathOf : warningsPathOf;
    return pathOf(this.upload(file));
  }

  /** Keeps a request's body. @throws `tooLarge`; nothing is left of it then */
  async keep(file: string, body: Readable): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const target = createWriteStream(this.upload(file), { mode: 0o600 });
    try {
      await pipeline(body, limited(this.maxBytes), target);
    } catch (error) {
      await this.dropUpload(file);
      throw error;
    }
  }

  async readList(file: string, kind: ListKind): Promise<Readable | undefined> {
    const path = this.list(file, kind);
    return (await isThere(path)) ? createReadStream(path) : undefined;
  }

  hasUpload(file: string): Promise<boolean> {
    return isThere(this.upload(file));
  }

  dropUpload(file: string): Promise<void> {
    return rm(this.upload(file), { force: true });
  }

  async drop(file: string): Promise<void> {
    await this.dropUpload(file);
    await rm(this.list(file, 'errors'), { force: true });
    await rm(this.list(file, 'warnings'), { force: true });
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
