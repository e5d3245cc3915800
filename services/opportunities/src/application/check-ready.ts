import {
  dayOfInstant,
  formatDay,
  messageOf,
  todayOf,
  type FieldError,
  type MessageCode,
  type RosterRequest,
} from '@rosa/domain';
import { refuse } from '@rosa/service-kit';
import { opportunityBanks } from '../banks.js';
import type { KnownPerson, OpportunityDeps } from '../ports.js';
import type { CandidateRecord, FrozenList } from '../records.js';
import { findAll } from './follow-opportunity.js';
import { daysBetween, goneBy } from './standing.js';

const { candidates } = opportunityBanks;

/** A confirmation holds for so many days (contract.md, "POST /shortlists/{id}/rosters"). */
const CONFIRMED_FOR = 30;

/** Why someone may not go into a roster; codes of the catalogue. */
interface Hindrance {
  readonly code: MessageCode;
  readonly params: Readonly<Record<string, string | null>>;
}

const hindrance = (code: MessageCode, params: Hindrance['params'] = {}): Hindrance => ({
  code,
  params,
});

/** What the record of today says. */
const byRecord = (deps: OpportunityDeps, person: KnownPerson | undefined): Hindrance[] => {
  const gone = goneBy(deps, person?.worker);
  if (gone?.why === 'removed') return [hindrance('roster.gone')];
  if (gone?.why === 'refused_proposals') return [hindrance('roster.consentRefused')];
  const unasked = person?.worker.consent?.proposals == null;
  return [
    ...(unasked ? [hindrance('roster.consentNeverAsked')] : []),
    ...(gone ? [hindrance(`roster.${gone.why}` as MessageCode)] : []),
  ];
};

/** What the person last said to this company, in any list: yes lately, yes long ago, no, or nothing. */
const byCalls = (told: readonly CandidateRecord[], today: string): Hindrance[] => {
  const last = told
    .flatMap(({ calls }) => calls)
    .filter(({ outcome }) => outcome === 'confirmed' || outcome === 'declined')
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1);
  if (!last) return [hindrance('roster.notConfirmed')];
  const on = dayOfInstant(last.at);
  if (last.outcome === 'declined') return [hindrance('roster.declined', { on })];
  return daysBetween(on, today) > CONFIRMED_FOR
    ? [hindrance('roster.confirmedLongAgo', { on })]
    : [];
};

/** What became of the person in this very list. */
const byList = (candidate: CandidateRecord | undefined): Hindrance[] => {
  if (!candidate) return [hindrance('roster.notInList')];
  const { withdrawn, verdicts } = candidate;
  return [
    ...(withdrawn ? [hindrance('roster.withdrawn', { why: withdrawn.why, on: withdrawn.on })] : []),
    ...(verdicts.at(-1)?.verdict === 'unsuitable' ? [hindrance('roster.unsuitable')] : []),
  ];
};

/**
 * Holds every person of a roster to the rules: in this list and not withdrawn, confirmed for this company within 30 days,
 * not judged unsuitable, and by the record of today free to be proposed.
 *
 * @throws `conflict` naming each person who is not ready, with every reason
 */
export const refuseUnready = async (
  deps: OpportunityDeps,
  list: FrozenList & { readonly id: string },
  request: RosterRequest,
  people: readonly KnownPerson[],
): Promise<void> => {
  const today = formatDay(todayOf(deps.clock));
  const { workerIds, companyId } = request;
  const told = await findAll(deps.store, candidates, [{ key: 'workerId', in: workerIds }]);
  const ofCompany = list.companyId === companyId ? companyId : undefined;
  const errors = workerIds.flatMap((workerId, index): readonly FieldError[] => {
    const theirs = told.filter((candidate) => candidate.workerId === workerId);
    const found = [
      ...byList(theirs.find(({ shortlistId }) => shortlistId === list.id)),
      ...byCalls(
        theirs.filter((candidate) => candidate.companyId === ofCompany),
        today,
      ),
      ...byRecord(
        deps,
        people.find(({ worker }) => worker.id === workerId),
      ),
    ];
    return found.map(({ code, params }) => ({
      field: `workerIds[${index}]`,
      code,
      message: messageOf('it', code, params as never),
      params: params as Readonly<Record<string, string>>,
    }));
  });
  if (errors.length === 0) return;
  const named = workerIds.flatMap((workerId, index) => {
    const reasons = errors.filter(({ field }) => field === `workerIds[${index}]`);
    return reasons.length > 0 ? [{ workerId, reasons: reasons.map(({ code }) => code) }] : [];
  });
  throw refuse('conflict', 'opportunities.notReady', {}, errors, { notReady: named });
};
