import { join } from 'node:path';
import { RUN_SOURCE } from '@rosa/test-kit/processes';
import type { Row } from '../../../src/bench/figures.js';
import type { Io } from '../../../src/process/control.js';

const PROGRAM = join(__dirname, '../start.worker.ts');

/** A benchmark of moments: its figures say nothing, its table is whole. */
export const SMALL = {
  questions: 20,
  startCommand: [process.execPath, '--conditions=source', RUN_SOURCE, PROGRAM],
  starts: 1,
  restMs: 1,
};

/** Says nothing; what would be printed is kept. */
export const quietIo = (signal: AbortSignal, printed: string[] = []): Io => ({
  input: process.stdin,
  signal,
  progress: () => {},
  line: () => {},
  data: async (text) => void printed.push(text),
});

/** Figures of a row that no measurement can have. */
export const senseless = ({ measured, floor, ratio }: Row): number[] =>
  [measured, floor, ratio]
    .flatMap(({ p50, p95, p99 }) => [p50, p95 ?? p50, p99 ?? p50])
    .filter((each) => !Number.isFinite(each) || each <= 0);
