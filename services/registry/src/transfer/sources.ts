import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { invalid, type FieldError } from '@rosa/domain';
import { ndjsonRows } from './ndjson-rows.js';
import { look, lookBeside } from './readable.js';
import type { ReadRow } from './rows.js';
import type { ImportRequest } from './run-import.js';

/** A file that can be read, and how. */
export interface Source {
  /** As it was given. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly errorsPath: string;
  readonly rows: (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<readonly ReadRow[]>;
  /** How a field is called in this file. */
  readonly columnOf: (field: string) => string;
}

const STANDARD_INPUT = '-';

const errorsBeside = (file: string): string =>
  `${file === STANDARD_INPUT ? 'stdin' : file}.errors.csv`;

/** Standard input is kept in a file first: whether it can be read is known before anything of it goes in. */
const spooled = async (folder: string, input: Readable): Promise<string> => {
  const path = join(folder, 'input');
  await pipeline(input, createWriteStream(path));
  return path;
};

const sourceOf = async (
  name: string,
  path: string,
  errorsPath: string,
): Promise<Source | FieldError> => {
  const found = await look(name, path);
  if ('code' in found) return found;
  const beside = await lookBeside(name, errorsPath);
  if (beside) return beside;
  return { name, path, size: found.size, errorsPath, rows: ndjsonRows, columnOf: (field) => field };
};

/**
 * Calls `act` with the files of a request, in the order they are to be read.
 *
 * @throws `invalid` with every file that cannot be read
 */
export const withSources = async <R>(
  { files, input = process.stdin, errorsOf = errorsBeside }: ImportRequest,
  act: (sources: readonly Source[]) => Promise<R>,
): Promise<R> => {
  const folder = await mkdtemp(join(tmpdir(), 'rosa-import-'));
  try {
    const found: (Source | FieldError)[] = [];
    for (const name of files) {
      const path = name === STANDARD_INPUT ? await spooled(folder, input) : name;
      found.push(await sourceOf(name, path, errorsOf(name)));
    }
    const errors = found.filter((each): each is FieldError => 'code' in each);
    if (errors.length > 0) throw invalid(errors);
    return await act(found as Source[]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
