import {
  ask,
  askEach,
  OPPORTUNITY_TRANSFERS,
  opportunityCalls,
  type BankTransfer,
  type ImportRow,
  type ServiceClient,
} from '@rosa/service-kit';
import type { QuestionClient, RosterClient } from '../ports.js';

/** The opportunity bank, from another process. */

export const rostersOverHttp = (opportunities: ServiceClient): RosterClient => ({
  seat: async (scope, rosterId, workerId) =>
    (await ask(opportunities, opportunityCalls.seat, scope, { rosterId, workerId })) ?? undefined,
});

export const questionsOverHttp = (opportunities: ServiceClient): QuestionClient => ({
  set: async (scope, track, version) =>
    (await ask(opportunities, opportunityCalls.questionSet, scope, { track, version })) ??
    undefined,
});

const idOf = ({ value }: ImportRow): readonly string[] =>
  typeof value['id'] === 'string' ? [value['id']] : [];

const importOverHttp =
  (
    opportunities: ServiceClient,
    type: (typeof OPPORTUNITY_TRANSFERS)[number],
  ): BankTransfer['import'] =>
  async (scope, rows, { dryRun, rehearsal }) => {
    const results = await ask(opportunities, opportunityCalls.importRows, scope, {
      type,
      rows: rows.map(({ file, line, value }) => ({ file, line, value })),
      dryRun,
      brought: rows.flatMap(idOf).filter((id) => dryRun && rehearsal?.has(id)),
    });
    rows
      .filter((_row, index) => dryRun && results[index]!.outcome === 'added')
      .flatMap(idOf)
      .forEach((id) => rehearsal?.add(id));
    return results;
  };

/** Rows of these banks are found by id: what a dry run of several batches has met is remembered on this side. */
export const transfersOverHttp = (opportunities: ServiceClient): readonly BankTransfer[] =>
  OPPORTUNITY_TRANSFERS.map((type) => ({
    type,
    import: importOverHttp(opportunities, type),
    export: (scope, { restricted }) =>
      askEach(opportunities, opportunityCalls.exportRows, scope, { type, restricted }),
  }));
