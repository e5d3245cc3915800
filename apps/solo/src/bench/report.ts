import { ratioOf, type Figure, type Row } from './figures.js';
import type { Machine } from './machine.js';
import { markdownTable } from './markdown.js';
import type { Sizes } from './measure-size.js';

/** What a run of the benchmark says, as JSON and as a table. */
export interface Report {
  readonly version: 1;
  /** Instant. */
  readonly at: string;
  readonly commit: string | null;
  readonly machine: Machine;
  /** Load averages of one minute, before and after. */
  readonly load: { readonly before: number; readonly after: number };
  readonly seed: number;
  readonly questions: number;
  readonly seconds: number;
  readonly sizes: readonly Sizes[];
  readonly rows: readonly Row[];
  readonly growth: readonly Growth[];
  readonly leftOut: readonly string[];
}

/** How many times a row's points at the smaller size the larger one's are. */
export interface Growth extends Figure {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

export const growthOf = (rows: readonly Row[]): Growth[] => {
  const sizes = [...new Set(rows.map(({ people }) => people))].sort((a, b) => a - b);
  const [from, to] = [sizes[0]!, sizes.at(-1)!];
  if (from === to) return [];
  return rows
    .filter(({ people }) => people === from)
    .flatMap(({ key, measured: small }) => {
      const large = rows.find((row) => row.key === key && row.people === to)?.measured;
      return large ? { key, from, to, ...ratioOf(large, small) } : [];
    });
};

const number = (value: number | null): string => {
  if (value === null) return '';
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  return value.toFixed(digits);
};

const HEADINGS = [
  'people',
  'measure',
  'unit',
  'p50',
  'p95',
  'p99',
  'floor p50',
  'floor p99',
  'ratio p50',
  'ratio p99',
  'aim',
  'met',
  'growth',
];
/** Columns of words; the others are numbers and stand to the right. */
const WORDS = new Set(['measure', 'unit', 'aim', 'met']);

const aimOf = ({ aims, unit }: Row): string =>
  aims
    .map(({ of, at, limit }) => {
      const sign = unit === 'rows/s' ? '≥' : '≤';
      return `${of === 'ratio' ? 'ratio ' : ''}${at} ${sign} ${limit}${of === 'ratio' ? '' : ` ${unit}`}`;
    })
    .join(', ');

const cellsOf = (row: Row, growth: readonly Growth[]): string[] => {
  const { measured, floor, ratio } = row;
  const grown = growth.find(({ key, to }) => key === row.key && to === row.people);
  return [
    String(row.people),
    row.what,
    row.unit,
    ...[measured.p50, measured.p95, measured.p99].map(number),
    ...[floor, ratio].flatMap(({ p50, p99 }) => [number(p50), number(p99)]),
    aimOf(row),
    row.met === null ? '' : row.met ? 'yes' : 'NO',
    grown ? `× ${number(grown.p50)}` : '',
  ];
};

/** The one table, as plain text that is also Markdown. */
export const tableOf = ({ rows, growth }: Report): string =>
  markdownTable(
    HEADINGS,
    rows.map((row) => cellsOf(row, growth)),
    (column) => WORDS.has(HEADINGS[column]!),
  );

const MIB = 1024 * 1024;

/** Machine, data, floors and notes: what a figure cannot be read without. */
export const contextOf = (report: Report): string[] => {
  const { machine, load, sizes, rows } = report;
  const floors = new Map(rows.map(({ what, against, note }) => [what, { against, note }]));
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}`,
    `commit ${report.commit ?? 'unknown'}, ${report.at}, ${Math.round(report.seconds)} s; load average ${load.before} before, ${load.after} after`,
    ...sizes.map(({ people, file, store, index }) => {
      const mib = (bytes: number) => `${Math.round(bytes / MIB)} MiB`;
      return `${people} people: file ${mib(file)}, store ${mib(store)}, index ${mib(index)}`;
    }),
    `${report.questions} questions, seed ${report.seed}`,
    ...[...floors].map(
      ([what, { against, note }]) => `${what}: against ${against}${note ? `; ${note}` : ''}`,
    ),
    ...report.leftOut.map((words) => `left out: ${words}`),
  ];
};
