import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Differences } from '@rosa/indexer';
import { markdownTable } from '../../../src/bench/markdown.js';
import type { Judgement } from './ledger.js';

/** What a drill came to. */
export interface Outcome {
  readonly drill: string;
  readonly seed: number;
  /** Writes acknowledged while it went on, and calls that were not answered. */
  readonly acknowledged: number;
  readonly failures: number;
  readonly refusals: readonly string[];
  readonly judgement: Judgement;
  /** From the moment all was back until the index showed what the store held then, ms. */
  readonly coveredMs: number;
  readonly reconciled: Differences;
}

const DOCUMENT = join(__dirname, '../../../../../docs/drills.md');
const AIM_MS = 10_000;

const HEADINGS = [
  'drill',
  'times',
  'acknowledged',
  'not answered',
  'lost',
  'doubled',
  'back',
  'differing',
  'level after s, median',
  'longest',
  'over 10 s',
];

const sum = (outcomes: readonly Outcome[], of: (outcome: Outcome) => number): number =>
  outcomes.reduce((total, outcome) => total + of(outcome), 0);

const seconds = (ms: number): string => (ms / 1_000).toFixed(1);

const cellsOf = (drill: string, outcomes: readonly Outcome[]): readonly string[] => {
  const covered = outcomes.map(({ coveredMs }) => coveredMs).sort((a, b) => a - b);
  const figures = [
    outcomes.length,
    sum(outcomes, ({ acknowledged }) => acknowledged),
    sum(outcomes, ({ failures }) => failures),
    sum(outcomes, ({ judgement }) => judgement.lost.length),
    sum(outcomes, ({ judgement }) => judgement.doubled.length),
    sum(outcomes, ({ judgement }) => judgement.back.length),
    sum(outcomes, ({ reconciled }) => reconciled.missing + reconciled.stale + reconciled.extra),
    seconds(covered[Math.floor((covered.length - 1) / 2)]!),
    seconds(covered.at(-1)!),
    covered.filter((ms) => ms > AIM_MS).length,
  ];
  return [drill, ...figures.map(String)];
};

const tableOf = (outcomes: readonly Outcome[]): string => {
  const drills = [...new Set(outcomes.map(({ drill }) => drill))];
  const rows = drills.map((drill) =>
    cellsOf(
      drill,
      outcomes.filter((outcome) => outcome.drill === drill),
    ),
  );
  const all = drills.length > 1 ? [cellsOf('all', outcomes)] : [];
  return markdownTable(HEADINGS, [...rows, ...all], (column) => column === 0);
};

/** The table, and the drills that came to no figures. */
const reportOf = (outcomes: readonly Outcome[], broken: readonly string[]): string =>
  [tableOf(outcomes), ...(broken.length > 0 ? ['', 'Came to no end:', ''] : [])]
    .concat(broken.map((what) => `- ${what}`))
    .join('\n');

const documentOf = (report: string): string => `# Drills

Written by \`npm run drills\`; how they are made stands in the [runbook](runbook.md#drills).
Last run: ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.versions.node}.

${report}

- _acknowledged_: writes that callers were told were done, rows of imports among them. _lost_, _doubled_
  (a codice fiscale or an id held twice) and _back_ (deleted, and there again) are counted by a reader that asks
  MongoDB itself; _differing_ is what \`reconcile\` found once the index had caught up.
- _not answered_: calls that ended in a 5xx or without an answer while something was away.
- _level after_: from the moment all was back until Elasticsearch itself showed every record at the revision
  MongoDB held at that moment, or a newer one, while people went on working. The aim is 10 s.
`;

/** Prints the table; `UPDATE_DOCS` keeps it. */
export const showFigures = (outcomes: readonly Outcome[], broken: readonly string[]): void => {
  if (outcomes.length === 0) return;
  const report = reportOf(outcomes, broken);
  process.stderr.write(`\n${report}\n`);
  if (process.env['UPDATE_DOCS']) writeFileSync(DOCUMENT, documentOf(report));
};
