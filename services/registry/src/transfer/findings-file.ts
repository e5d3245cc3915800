import { createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { csvLine } from '@rosa/domain';

/** A field of a row that is wrong, or odd. */
export interface Found {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

const HEADER = 'file,line,column,value,reason\n';

/** A value is shown to be recognised, not to be kept: its beginning will do. */
const VALUE_SHOWN = 200;

const lineOf = ({ file, line, column, value, reason }: Found): string =>
  csvLine([file, String(line), column, value.slice(0, VALUE_SHOWN), reason]);

/** Lists what is wrong in the rows refused of a file. */
export const errorsPathOf = (listsPath: string): string => `${listsPath}.errors.csv`;
/** Lists what is odd in the rows that went in. */
export const warningsPathOf = (listsPath: string): string => `${listsPath}.warnings.csv`;

/** What was found in a file's rows, beside it: written as it is found, however much; no file where nothing was. */
export class FindingsFile {
  private stream: WriteStream | undefined;

  private constructor(readonly path: string) {}

  /** Takes away what an earlier run left. */
  static async at(path: string): Promise<FindingsFile> {
    await rm(path, { force: true });
    return new FindingsFile(path);
  }

  /** Was anything found? */
  get exists(): boolean {
    return this.stream !== undefined;
  }

  async add(found: readonly Found[]): Promise<void> {
    if (found.length === 0) return;
    if (!this.stream) {
      this.stream = createWriteStream(this.path);
      await once(this.stream, 'open');
      this.stream.write(HEADER);
    }
    if (!this.stream.write(found.map(lineOf).join(''))) await once(this.stream, 'drain');
  }

  async close(): Promise<void> {
    if (!this.stream) return;
    this.stream.end();
    await finished(this.stream);
  }
}
