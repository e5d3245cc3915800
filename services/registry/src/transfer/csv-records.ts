import { LINE_LIMIT, linesOf, type Line } from './lines.js';

/** A record of a CSV file: its cells, or why it has none. */
export interface CsvRecord {
  readonly line: number;
  readonly end: number;
  readonly cells: readonly string[] | 'tooLong' | 'badQuotes';
}

/** Lines that one record may span: a quote left open does not swallow the file. */
const LINES_A_RECORD = 1000;

/** Splits a record line by line; a quoted cell may go on into the next. */
class Splitter {
  readonly cells: string[] = [];
  private cell = '';
  private quoted = false;

  constructor(private readonly delimiter: string) {}

  /** `open` where a quoted cell goes on in the next line. */
  feed(line: string): 'done' | 'open' | 'bad' {
    let at = 0;
    for (;;) {
      if (!this.quoted && line[at] === '"') [this.quoted, at] = [true, at + 1];
      const next = this.quoted ? this.quotedCell(line, at) : this.plainCell(line, at);
      if (typeof next === 'string') return next;
      at = next;
    }
  }

  private close(): void {
    this.cells.push(this.cell);
    this.cell = '';
  }

  private plainCell(line: string, at: number): number | 'done' {
    const end = line.indexOf(this.delimiter, at);
    this.cell = end < 0 ? line.slice(at) : line.slice(at, end);
    this.close();
    return end < 0 ? 'done' : end + 1;
  }

  private quotedCell(line: string, at: number): number | 'done' | 'open' | 'bad' {
    const end = line.indexOf('"', at);
    if (end < 0) {
      this.cell += `${line.slice(at)}\n`;
      return 'open';
    }
    this.cell += line.slice(at, end);
    const after = line[end + 1];
    if (after === '"') {
      this.cell += '"';
      return end + 2;
    }
    this.quoted = false;
    this.close();
    if (after === undefined) return 'done';
    return after === this.delimiter ? end + 2 : 'bad';
  }
}

/** The lines of the record being read. */
class Reading {
  private readonly lines: Line[] = [];
  private readonly splitter: Splitter;
  private size = 0;

  constructor(delimiter: string) {
    this.splitter = new Splitter(delimiter);
  }

  get isOpen(): boolean {
    return this.lines.length > 0;
  }

  /** The record this line ends, with the lines to be read again; `undefined` while it goes on. */
  add(line: Line): { readonly record: CsvRecord; readonly again: readonly Line[] } | undefined {
    this.lines.push(line);
    const { number, text, end } = this.lines[0]!;
    if (text === null) return { record: { line: number, end, cells: 'tooLong' }, again: [] };
    this.size += line.text?.length ?? LINE_LIMIT;
    const state = line.text === null ? 'bad' : this.splitter.feed(line.text);
    if (state === 'done') {
      return { record: { line: number, end: line.end, cells: this.splitter.cells }, again: [] };
    }
    const tooMuch = this.lines.length >= LINES_A_RECORD || this.size > LINE_LIMIT;
    return state === 'bad' || tooMuch ? this.giveUp() : undefined;
  }

  /** The first line is the wrong one: those after it are records of their own. */
  giveUp(): { readonly record: CsvRecord; readonly again: readonly Line[] } {
    const { number, end } = this.lines[0]!;
    return { record: { line: number, end, cells: 'badQuotes' }, again: this.lines.slice(1) };
  }
}

/** The records of lines as they come; `rest` at the end of them. */
class Records {
  private reading: Reading;

  constructor(private readonly delimiter: string) {
    this.reading = new Reading(delimiter);
  }

  take(lines: readonly Line[]): readonly CsvRecord[] {
    const records: CsvRecord[] = [];
    // Last first: what is to be read again comes before what follows it.
    const waiting = lines.toReversed();
    for (let line = waiting.pop(); line; line = waiting.pop()) {
      const found = this.reading.add(line);
      if (found) waiting.push(...this.next(found, records));
    }
    return records;
  }

  rest(): readonly CsvRecord[] {
    const records: CsvRecord[] = [];
    while (this.reading.isOpen) {
      const again = this.next(this.reading.giveUp(), records);
      records.push(...this.take(again.toReversed()));
    }
    return records;
  }

  private next(found: ReturnType<Reading['giveUp']>, records: CsvRecord[]): readonly Line[] {
    records.push(found.record);
    this.reading = new Reading(this.delimiter);
    return found.again.toReversed();
  }
}

/** The cells of the first record of a text; `undefined` where it has none that ends. */
export const firstRecord = (text: string, delimiter: string): readonly string[] | undefined => {
  const splitter = new Splitter(delimiter);
  for (const line of text.split(/\r?\n/)) {
    const state = splitter.feed(line);
    if (state === 'done') return splitter.cells;
    if (state === 'bad') return undefined;
  }
  return undefined;
};

/** The records of a CSV file, its header among them, in batches as they come. */
export async function* csvRecords(
  chunks: AsyncIterable<Uint8Array>,
  delimiter: string,
): AsyncGenerator<readonly CsvRecord[]> {
  const records = new Records(delimiter);
  for await (const lines of linesOf(chunks)) yield records.take(lines);
  yield records.rest();
}
