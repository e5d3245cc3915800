/** Bytes to lines, of which none is ever held that is longer than the limit. */

/** The longest line an import takes, bytes: far above the largest record with a long history. */
export const LINE_LIMIT = 1024 * 1024;

export interface Line {
  /** Counts from 1. */
  readonly number: number;
  /** Without its end; `null` where it was longer than the limit. */
  readonly text: string | null;
  /** Where the line after it begins, in bytes. */
  readonly end: number;
}

const NEWLINE = 10;
const RETURN = 13;
const BOM = '\ufeff';

/** The line being gathered. */
class Gathering {
  private parts: Buffer[] = [];
  private size = 0;
  private number = 0;
  end = 0;

  constructor(private readonly limit: number) {}

  add(part: Buffer): void {
    this.size += part.length;
    this.end += part.length;
    // What is too long is counted, not kept.
    if (this.size > this.limit) this.parts = [];
    else if (part.length > 0) this.parts.push(part);
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  close(newline: boolean): Line {
    if (newline) this.end += 1;
    this.number += 1;
    const text = this.size > this.limit ? null : this.textOf(newline);
    this.parts = [];
    this.size = 0;
    return { number: this.number, text, end: this.end };
  }

  private textOf(newline: boolean): string {
    const bytes = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts);
    const cut = newline && bytes.at(-1) === RETURN ? bytes.subarray(0, -1) : bytes;
    const text = cut.toString('utf8');
    return this.number === 1 && text.startsWith(BOM) ? text.slice(1) : text;
  }
}

/** The lines of a stream of UTF-8, in batches as they come; a mark of byte order before the first is left out. */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  limit = LINE_LIMIT,
): AsyncGenerator<readonly Line[]> {
  const gathering = new Gathering(limit);
  for await (const bytes of chunks) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const lines: Line[] = [];
    let start = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, start)) {
      gathering.add(chunk.subarray(start, at));
      lines.push(gathering.close(true));
      start = at + 1;
    }
    gathering.add(chunk.subarray(start));
    if (lines.length > 0) yield lines;
  }
  if (!gathering.isEmpty) yield [gathering.close(false)];
}
