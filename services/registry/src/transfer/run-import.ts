import { createReadStream } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { FieldError } from '@rosa/domain';
import {
  wrong,
  type Content,
  type ImportRow,
  type LineReader,
  type ReadAhead,
  type RowResult,
} from '@rosa/service-kit';
import { batchesOf, type Batch } from './batches.js';
import { errorsPathOf, FindingsFile, warningsPathOf, type Found } from './findings-file.js';
import { withSources, type Source } from './sources.js';
import { foundIn } from './found-in.js';
import { DEFAULT_TYPE } from './ndjson-rows.js';
import { RunRehearsal } from './rehearsal.js';
import { newTally, sumOf, type FileReport, type ImportReport } from './report.js';
import type { ImportRequest } from './import-request.js';
import type { ReadRow } from './rows.js';

/** Rows share the pages they touch, above all of indexes; a thousand hold the process for less than 0.1 s. */
const BATCH = 1000;
/** A batch of long lines ends here, so that memory stays bounded. */
const BATCH_BYTES = 4 * 1024 * 1024;
const CHUNK = 256 * 1024;

/** The lists of what is found in one file. */
interface Lists {
  readonly errors: FindingsFile;
  readonly warnings: FindingsFile;
}

const pathOf = (list: FindingsFile): string | null => (list.exists ? list.path : null);

const typeOf = ({ read }: ReadRow): string | undefined => ('type' in read ? read.type : undefined);

/** A row for its bank; what was read beforehand is not read again unless its bank looks into it. */
const importRow = (source: Source, row: ReadRow, ahead: ReadAhead | null): ImportRow => ({
  file: source.name,
  line: row.line,
  get value() {
    return (row.read as { readonly value: Content }).value;
  },
  ...(ahead && { ahead }),
});

/** One run over several files. */
class Run {
  private readonly started = performance.now();
  private readonly files: FileReport[] = [];
  private readonly rehearsal = new RunRehearsal();
  private readonly types: readonly string[];
  private bytes = 0;

  constructor(
    private readonly request: ImportRequest,
    private readonly total: number,
  ) {
    this.types = request.transfers.map(({ type }) => type);
  }

  async take(source: Source): Promise<void> {
    const errors = await FindingsFile.at(errorsPathOf(source.listsPath));
    const warnings = await FindingsFile.at(warningsPathOf(source.listsPath));
    const tally = newTally();
    const reader = this.readerFor(source);
    try {
      const rows = source.rows(createReadStream(source.path, { highWaterMark: CHUNK }));
      const limits = { rows: this.request.batchSize ?? BATCH, bytes: BATCH_BYTES };
      for await (const batch of batchesOf(rows, source.size, limits, reader)) {
        if (this.stopped) return;
        await this.takeBatch(source, batch, { errors, warnings }, tally);
        this.tell(source, batch.end, tally);
      }
    } finally {
      await reader?.close();
      await Promise.all([errors.close(), warnings.close()]);
      const lists = { errorsFile: pathOf(errors), warningsFile: pathOf(warnings) };
      this.files.push({ file: source.name, ...lists, ...tally });
      this.bytes += source.size;
    }
  }

  get stopped(): boolean {
    return this.request.signal?.aborted ?? false;
  }

  report(): ImportReport {
    return {
      ...sumOf(this.files),
      files: this.files,
      dryRun: this.request.dryRun ?? false,
      stopped: this.stopped,
      seconds: (performance.now() - this.started) / 1000,
    };
  }

  private async takeBatch(
    source: Source,
    batch: Batch,
    lists: Lists,
    tally: ReturnType<typeof newTally>,
  ): Promise<void> {
    const results = await this.resultsOf(source, batch);
    const errors: Found[] = [];
    const warnings: Found[] = [];
    batch.rows.forEach((row, index) => {
      const result = results[index]!;
      tally.read += 1;
      tally[result.outcome] += 1;
      if (result.outcome === 'refused') errors.push(...foundIn(source, row, result.errors));
      else warnings.push(...foundIn(source, row, result.warnings));
    });
    tally.warnings += warnings.length;
    await lists.errors.add(errors);
    await lists.warnings.add(warnings);
  }

  /** Rows of one bank go in together; the banks of a batch in their order. */
  private async resultsOf(source: Source, { rows, ahead }: Batch): Promise<readonly RowResult[]> {
    const types = rows.map((row, index) => (ahead[index] ? DEFAULT_TYPE : typeOf(row)));
    const results = rows.map((row, index): RowResult | undefined => {
      if (ahead[index]) return undefined;
      const { read } = row;
      const errors = 'errors' in read ? read.errors : this.unknownType(read.type);
      return { outcome: 'refused', errors };
    });
    for (const transfer of this.request.transfers) {
      const places = types.flatMap((type, index) => (type === transfer.type ? [index] : []));
      if (places.length === 0) continue;
      const options = {
        dryRun: this.request.dryRun ?? false,
        rehearsal: this.rehearsal.of(transfer),
      };
      const asked = places.map((index) => importRow(source, rows[index]!, ahead[index] ?? null));
      const taken = await transfer.import(this.request.scope, asked, options);
      const judged = options.dryRun ? this.rehearsal.judge(transfer, asked, taken) : taken;
      judged.forEach((result, index) => (results[places[index]!] = result));
    }
    return results as RowResult[];
  }

  private readerFor({ size, isNdjson }: Source): LineReader | undefined {
    const people = this.request.transfers.find(({ type }) => type === DEFAULT_TYPE);
    return isNdjson ? people?.readAhead?.(size) : undefined;
  }

  private unknownType(value: string): readonly FieldError[] {
    return [wrong('type', 'transfer.noType', { value, options: this.types.join(', ') })];
  }

  private tell(source: Source, end: number, tally: ReturnType<typeof newTally>): void {
    if (!this.request.onProgress) return;
    const counts = sumOf([...this.files, tally]);
    const seconds = (performance.now() - this.started) / 1000;
    const done = this.bytes + end;
    this.request.onProgress({
      ...counts,
      file: source.name,
      done,
      total: this.total,
      rate: seconds > 0 ? Math.round(counts.read / seconds) : 0,
      left: done > 0 ? (seconds / done) * (this.total - done) : null,
    });
  }
}

/**
 * Takes files in, streamed, in constant memory. Wrong rows are refused alone and listed beside their file; the rest goes
 * in, what is odd in it listed too. Killed and started again it neither loses nor doubles anyone: what is there already is found unchanged.
 *
 * @throws `invalid` with every file that cannot be read, before anything is changed
 */
export const runImport = (request: ImportRequest): Promise<ImportReport> =>
  withSources(request, async (sources) => {
    const run = new Run(
      request,
      sources.reduce((sum, { size }) => sum + size, 0),
    );
    for (const source of sources) if (!run.stopped) await run.take(source);
    return run.report();
  });
