import {
  answering,
  OPPORTUNITY_TRANSFERS,
  opportunityCalls,
  type Answering,
  type BankTransfer,
  type Rehearsal,
} from '@rosa/service-kit';
import type { Opportunities } from '../app.js';

const byType = (transfers: readonly BankTransfer[]): ReadonlyMap<string, BankTransfer> => {
  const types = transfers.map(({ type }) => type);
  if (types.join() !== OPPORTUNITY_TRANSFERS.join())
    throw new Error(`banks that go in and out: ${types.join()}`);
  return new Map(transfers.map((transfer) => [transfer.type, transfer]));
};

/** A dry run driven by another process, which remembers from batch to batch. */
const rehearsedBefore = (ids: readonly string[]): Rehearsal => {
  const names = new Set(ids);
  return { has: (id) => names.has(id), add: (id) => void names.add(id), questionSets: [] };
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
    answering(opportunityCalls.importRows, (scope, { type, rows, dryRun, brought }) =>
      transferOf.get(type)!.import(scope, rows, { dryRun, rehearsal: rehearsedBefore(brought) }),
    ),
    answering(opportunityCalls.exportRows, (scope, { type, restricted }) =>
      transferOf.get(type)!.export(scope, { restricted }),
    ),
  ];
};
