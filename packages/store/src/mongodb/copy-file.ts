import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { RosaError, outOfService, refuse } from '@rosa/domain';

/**
 * A copy of a service's database: `<service>.ndjson`. Its first line says what it is, each other a document and its
 * collection, the last how many there are and the SHA-256 of all lines before it, so that one cut short is known.
 */

const FORMAT = 'rosa mongodb 1';

/** A document and the collection it is of. Nothing a store holds needs more than JSON. */
export interface Line {
  readonly in: string;
  readonly doc: object & { readonly _id: string | number };
}

interface End {
  readonly documents: number;
  readonly sha256: string;
}

export const copyIn = (folder: string, service: string): string =>
  join(folder, `${service}.ndjson`);

/** Writes a copy: whole under its name, or not there. @throws `conflict` where there is one; `unavailable` where it cannot be written */
export const writeCopy = async (
  file: string,
  batches: AsyncIterable<readonly Line[]>,
): Promise<void> => {
  if (existsSync(file)) throw refuse('conflict', 'store.copyThere', { file });
  const part = `${file}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    await writeLines(part, batches);
    await rename(part, file);
  } catch (error) {
    // Where even this fails there is nothing to clear, and the first failure is the one to tell.
    await rm(part, { force: true }).catch(() => undefined);
    if (error instanceof RosaError) throw error;
    throw outOfService('mongodb', 'store.copyFails', { file, why: String(error) });
  }
};

const writeLines = async (part: string, batches: AsyncIterable<readonly Line[]>): Promise<void> => {
  const handle = await open(part, 'w');
  try {
    const hash = createHash('sha256');
    const write = async (text: string) => {
      hash.update(text);
      await handle.writeFile(text);
    };
    await write(`${JSON.stringify({ format: FORMAT })}\n`);
    let documents = 0;
    for await (const batch of batches) {
      await write(batch.map((line) => `${JSON.stringify(line)}\n`).join(''));
      documents += batch.length;
    }
    const end: End = { documents, sha256: hash.digest('hex') };
    await handle.writeFile(`${JSON.stringify({ end })}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** The documents of a copy, in batches. @throws `unavailable` at its end, or before, where it is not whole */
export async function* readCopy(file: string, size: number): AsyncGenerator<readonly Line[]> {
  const damaged = () => outOfService('mongodb', 'store.copyDamaged', { file });
  const hash = createHash('sha256');
  let batch: Line[] = [];
  let documents = 0;
  let end: End | undefined;
  for await (const text of linesOf(file)) {
    const said = parsed(text);
    if (said === undefined || end !== undefined) throw damaged();
    if ('end' in said) {
      end = said.end as End;
      continue;
    }
    hash.update(`${text}\n`);
    if ('format' in said) {
      if (said.format !== FORMAT) throw damaged();
      continue;
    }
    documents += 1;
    batch.push(said as Line);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (end?.documents !== documents || end.sha256 !== hash.digest('hex')) throw damaged();
  if (batch.length > 0) yield batch;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw outOfService('mongodb', 'store.copyUnread', { file, why: String(error) });
  }
}

const parsed = (text: string): object | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
};
