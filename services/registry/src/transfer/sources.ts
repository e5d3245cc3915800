import { createWriteStream } from 'node:fs';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { invalid, type FieldError } from '@rosa/domain';
import { columnNameOf } from './csv-columns.js';
import { csvFormOf } from './csv-header.js';
import { csvRows } from './csv-rows.js';
import { ndjsonRows } from './ndjson-rows.js';
import { errorsPathOf } from './findings-file.js';
import { look, lookBeside } from './readable.js';
import type { ReadRow } from './rows.js';
import type { ImportRequest } from './import-request.js';

/** A file that can be read, and how. */
export interface Source {
  /** As it was given. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
  /** Where what is found in its rows is listed: this and `.errors.csv`, this and `.warnings.csv`. */
  readonly listsPath: string;
  readonly rows: (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<readonly ReadRow[]>;
  /** How a field is called in this file. */
  readonly columnOf: (field: string) => string;
  /** Each row is a line of JSON. */
  readonly isNdjson: boolean;
  /** Its rows are about people whom another file may bring. */
  readonly isCompanion: boolean;
}

const STANDARD_INPUT = '-';

const beside = (file: string): string => (file === STANDARD_INPUT ? 'stdin' : file);

/** Standard input is kept in a file first: whether it can be read is known before anything of it goes in. */
const spooled = async (input: Readable): Promise<string> => {
  const path = join(await mkdtemp(join(tmpdir(), 'rosa-import-')), 'input');
  await pipeline(input, createWriteStream(path));
  return path;
};

const COMPANIONS = ['experiences.csv', 'skills.csv', 'answers.csv'] as const;

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** `workers.csv` brings in the files that lie beside it. */
const withCompanions = async (files: readonly string[]): Promise<readonly string[]> => {
  const all = [...files];
  for (const file of files.filter((name) => basename(name).toLowerCase() === 'workers.csv')) {
    for (const companion of COMPANIONS.map((name) => join(dirname(file), name))) {
      const given = all.some((name) => resolve(name) === resolve(companion));
      if (!given && (await isThere(companion))) all.push(companion);
    }
  }
  return all;
};

const isNdjson = (name: string, head: string): boolean =>
  /\.(?:ndjson|jsonl|json)$/i.test(name) ||
  (!/\.csv$/i.test(name) && head.trimStart().startsWith('{'));

type Form = Pick<Source, 'rows' | 'columnOf' | 'isNdjson' | 'isCompanion'>;

const formOf = (name: string, head: string): Form | readonly FieldError[] => {
  if (isNdjson(name, head)) {
    return { rows: ndjsonRows, columnOf: (field) => field, isNdjson: true, isCompanion: false };
  }
  const form = csvFormOf(name, head);
  if (!('kind' in form)) return form;
  return {
    rows: (chunks) => csvRows(form, chunks),
    columnOf: (field) => columnNameOf(form.kind, field),
    isNdjson: false,
    isCompanion: form.kind !== 'workers',
  };
};

const sourceOf = async (
  name: string,
  path: string,
  listsPath: string,
): Promise<Source | readonly FieldError[]> => {
  const found = await look(name, path);
  if ('code' in found) return [found];
  const unwritable = await lookBeside(name, errorsPathOf(listsPath));
  if (unwritable) return [unwritable];
  const form = formOf(name, found.head);
  return 'rows' in form ? { name, path, size: found.size, listsPath, ...form } : form;
};

const isSource = (found: Source | readonly FieldError[]): found is Source => 'rows' in found;

/**
 * Calls `act` with the files of a request, in the order they are to be read: what is about people on record after the
 * people.
 *
 * @throws `invalid` with every file that cannot be read
 */
export const withSources = async <R>(
  { files, input = process.stdin, listsAt = beside }: ImportRequest,
  act: (sources: readonly Source[]) => Promise<R>,
): Promise<R> => {
  const spool = files.includes(STANDARD_INPUT) ? await spooled(input) : null;
  try {
    const found: (Source | readonly FieldError[])[] = [];
    for (const name of await withCompanions(files)) {
      const path = name === STANDARD_INPUT && spool ? spool : name;
      found.push(await sourceOf(name, path, listsAt(name)));
    }
    const errors = found.flatMap((each) => (isSource(each) ? [] : each));
    if (errors.length > 0) throw invalid(errors);
    const sources = found.filter(isSource);
    return await act(sources.toSorted((a, b) => Number(a.isCompanion) - Number(b.isCompanion)));
  } finally {
    if (spool) await rm(dirname(spool), { recursive: true, force: true });
  }
};
