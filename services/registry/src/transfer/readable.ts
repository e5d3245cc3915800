import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { access, constants, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FieldError } from '@rosa/domain';
import { wrong } from '@rosa/service-kit';

/**
 * Whether a file can be read at all, found out over all of its bytes before the first row of any file goes in: one that
 * cannot changes nothing.
 */

/** Bytes looked at to tell what a file is. */
const HEAD = 64 * 1024;
const CHUNK = 1024 * 1024;

const startsWith = (head: Buffer, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, at) => head[at] === byte);

const BOM = [0xef, 0xbb, 0xbf] as const;

const text = (head: Buffer): string =>
  head.subarray(startsWith(head, ...BOM) ? BOM.length : 0).toString('utf8');

/** What is wrong at first sight. */
const wrongHead = (name: string, head: Buffer): FieldError | undefined => {
  if (text(head).trim() === '' && head.length < HEAD) return wrong(name, 'transfer.empty', {});
  if (startsWith(head, 0x1f, 0x8b)) return wrong(name, 'transfer.compressed', {});
  if (startsWith(head, 0x50, 0x4b, 3, 4)) return wrong(name, 'transfer.spreadsheet', {});
  if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff))
    return wrong(name, 'transfer.notUtf8', { at: 1 });
  return text(head).trimStart().startsWith('[') ? wrong(name, 'transfer.array', {}) : undefined;
};

/** How many bytes at the end begin a character that the next chunk ends. */
const unfinished = (bytes: Buffer): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
};

/** The first byte of the first character that is not UTF-8, found by halves. */
const badByte = (bytes: Buffer): number => {
  let [from, to] = [0, bytes.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const sound = bytes.subarray(0, middle + 1);
    if (isUtf8(sound.subarray(0, sound.length - unfinished(sound)))) from = middle + 1;
    else to = middle;
  }
  // The byte that shows it may be the second of a character that began before.
  return from - unfinished(bytes.subarray(0, from));
};

const wrongBytes = async (name: string, path: string): Promise<FieldError | undefined> => {
  let [rest, offset] = [Buffer.alloc(0), 0];
  for await (const read of createReadStream(path, { highWaterMark: CHUNK })) {
    const chunk = rest.length > 0 ? Buffer.concat([rest, read as Buffer]) : (read as Buffer);
    const zero = chunk.indexOf(0);
    if (zero >= 0) return wrong(name, 'transfer.binary', { at: offset + zero + 1 });
    const whole = chunk.subarray(0, chunk.length - unfinished(chunk));
    if (!isUtf8(whole)) return wrong(name, 'transfer.notUtf8', { at: offset + badByte(whole) + 1 });
    rest = Buffer.from(chunk.subarray(whole.length));
    offset += whole.length;
  }
  return rest.length > 0 ? wrong(name, 'transfer.notUtf8', { at: offset + 1 }) : undefined;
};

const headOf = async (path: string): Promise<Buffer> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

const whyOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/** A file that can be read: how it begins, and how long it is. */
export interface Readable {
  readonly size: number;
  /** Without a mark of byte order. */
  readonly head: string;
}

/** What a file is, or why it cannot be read. */
export const look = async (name: string, path: string): Promise<Readable | FieldError> => {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return wrong(name, 'transfer.folder', {});
    const head = await headOf(path);
    const problem = wrongHead(name, head) ?? (await wrongBytes(name, path));
    return problem ?? { size: found.size, head: text(head) };
  } catch (error) {
    const why = whyOf(error);
    return why === 'ENOENT'
      ? wrong(name, 'transfer.missing', {})
      : wrong(name, 'transfer.unopened', { why });
  }
};

/** Whether the report of errors could be written beside a file. */
export const lookBeside = async (name: string, path: string): Promise<FieldError | undefined> => {
  try {
    await access(dirname(path), constants.W_OK);
    return undefined;
  } catch (error) {
    return wrong(name, 'transfer.errorsUnwritable', { path: dirname(path), why: whyOf(error) });
  }
};
