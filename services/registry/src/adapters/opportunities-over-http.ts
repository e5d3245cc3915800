import {
  ask,
  askEach,
  OPPORTUNITY_TRANSFERS,
  opportunityCalls,
  type BankTransfer,
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

/** Rows of these banks are found by id, so a dry run of several batches has no names to remember. */
export const transfersOverHttp = (opportunities: ServiceClient): readonly BankTransfer[] =>
  OPPORTUNITY_TRANSFERS.map((type) => ({
    type,
    import: (scope, rows, { dryRun }) =>
      ask(opportunities, opportunityCalls.importRows, scope, {
        type,
        rows: rows.map(({ file, line, value }) => ({ file, line, value })),
        dryRun,
      }),
    export: (scope, { restricted }) =>
      askEach(opportunities, opportunityCalls.exportRows, scope, { type, restricted }),
  }));
