import {
  answering,
  OPPORTUNITY_TRANSFERS,
  opportunityCalls,
  type Answering,
  type BankTransfer,
} from '@rosa/service-kit';
import type { Opportunities } from '../app.js';

const byType = (transfers: readonly BankTransfer[]): ReadonlyMap<string, BankTransfer> => {
  const types = transfers.map(({ type }) => type);
  if (types.join() !== OPPORTUNITY_TRANSFERS.join())
    throw new Error(`banks that go in and out: ${types.join()}`);
  return new Map(transfers.map((transfer) => [transfer.type, transfer]));
};

/** What the opportunity bank answers the other services. */
export const internalCalls = ({
  rosters,
  questionSet,
  tellCompany,
  transfers,
}: Opportunities): readonly Answering[] => {
  const transferOf = byType(transfers);
  return [
    answering(
      opportunityCalls.seat,
      async (scope, { rosterId, workerId }) =>
        (await rosters.seat(scope, rosterId, workerId)) ?? null,
    ),
    answering(
      opportunityCalls.questionSet,
      async (scope, { track, version }) => (await questionSet(scope, track, version)) ?? null,
    ),
    answering(
      opportunityCalls.company,
      async (scope, { companyId }) => (await tellCompany(scope, companyId)) ?? null,
    ),
    answering(opportunityCalls.importRows, (scope, { type, rows, dryRun }) =>
      transferOf.get(type)!.import(scope, rows, { dryRun }),
    ),
    answering(opportunityCalls.exportRows, (scope, { type, restricted }) =>
      transferOf.get(type)!.export(scope, { restricted }),
    ),
  ];
};
