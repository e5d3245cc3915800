import {
  criteriaSchema,
  fields,
  homeComuneOf,
  invalid,
  newId,
  readerOf,
  readOrThrow,
  resolveCriteria,
  type Criteria,
  type Lang,
  type Scope,
} from '@rosa/domain';
import { createOnce, getRecord, limitField, refuse, takeId, wrong } from '@rosa/service-kit';
import type { Change, Stored } from '@rosa/store';
import { z } from 'zod';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import type { CandidateRecord, FrozenList, FrozenPerson, LocatedOpportunity } from '../records.js';
import { checkingOf } from './context.js';
import { drawList, type DrawnPerson } from './draw-list.js';
import { companyOf, isLineOpen, isOpen } from './keep-opportunity.js';
import { criteriaOfLine } from './line-criteria.js';
import { mustWrite } from './must-write.js';

const { opportunities, shortlists, candidates } = opportunityBanks;

/** Which line a list is for; without criteria, by the line's own. */
export const shortlistRequest = z.strictObject({
  lineId: fields.id(),
  criteria: criteriaSchema.nullish(),
  limit: limitField,
});

const read = readerOf(shortlistRequest);

type Request = z.output<typeof shortlistRequest>;

/** A line that people are looked for. @throws `conflict` where nobody is looked for; `invalid` where there is no such line */
export const openLine = (
  deps: OpportunityDeps,
  opportunity: Stored<LocatedOpportunity>,
  lineId: string,
) => {
  const line = opportunity.lines.find(({ id }) => id === lineId);
  if (!line) throw invalid([wrong('lineId', 'opportunities.noSuchLine', {})]);
  if (opportunity.state !== 'filled' && !isOpen(deps, opportunity)) {
    throw refuse('conflict', 'opportunities.notOpen', {});
  }
  if (!isLineOpen(opportunity, line)) throw refuse('conflict', 'opportunities.lineFilled', {});
  return line;
};

const criteriaFor = async (
  deps: OpportunityDeps,
  scope: Scope,
  opportunity: Stored<LocatedOpportunity>,
  { lineId, criteria }: Request,
): Promise<Criteria> => {
  const line = openLine(deps, opportunity, lineId);
  if (criteria) return resolveCriteria(criteria, checkingOf(deps));
  const company = await companyOf(deps, { ...scope, territory: 'all' }, opportunity.companyId);
  return criteriaOfLine(deps, line, opportunity, company);
};

/** Frozen whole; who may read what of it is decided at each look. */
const frozen = ({ worker, explanation }: DrawnPerson): FrozenPerson => ({
  workerId: worker.id,
  rev: worker.rev,
  lot: worker.lot,
  comune: homeComuneOf(worker),
  ...explanation,
});

const candidateOf = (shortlistId: string, list: FrozenList, opportunity: LocatedOpportunity) => {
  const { opportunityId, lineId, companyId, comune } = list;
  const { validUntil } = opportunity;
  return ({ workerId, comune: home }: FrozenPerson, beside: boolean): Change => {
    const record: CandidateRecord = {
      shortlistId,
      workerId,
      opportunityId,
      lineId,
      companyId,
      comune,
      home,
      beside,
      validUntil,
      closed: false,
      calls: [],
      verdicts: [],
      withdrawn: null,
    };
    return { op: 'put', bank: candidates, id: newId(), expect: 0, record };
  };
};

/**
 * Draws a list for a line and freezes everything said with it; drawing again makes a new one beside it.
 *
 * @throws `notFound`, `invalid` by field; `conflict` where nobody is looked for; `unavailable` where the engine cannot answer
 */
export const drawShortlist = async (
  deps: OpportunityDeps,
  scope: Scope,
  opportunityId: string,
  request: { readonly input: unknown; readonly idempotencyKey: string | undefined },
  lang: Lang,
): Promise<Stored<FrozenList>> => {
  const { store, clock } = deps;
  const at = checkingOf(deps);
  const { id, content } = takeId(request.input, at);
  const { value } = readOrThrow(read, content, at);
  const opportunity = await getRecord(store, scope, opportunities, opportunityId);
  mustWrite(scope, opportunity);
  const route = `POST /opportunities/${opportunityId}/shortlists`;
  const creation = { id, idempotencyKey: request.idempotencyKey, route };
  const { record } = await createOnce(store, scope, shortlists, creation, async () => {
    const criteria = await criteriaFor(deps, scope, opportunity, value);
    const options = { lang, masks: () => false };
    const { asOf: _asOf, ...drawn } = await drawList(deps, scope, criteria, value.limit, options);
    const { companyId, comune } = opportunity;
    const list: FrozenList = {
      ...drawn,
      opportunityId,
      lineId: value.lineId,
      companyId,
      comune,
      criteria,
      limit: value.limit,
      drawnAt: clock.now().toISOString(),
      drawnBy: scope.name,
      people: drawn.people.map(frozen),
      toInterview: drawn.toInterview.map(frozen),
    };
    const put = candidateOf(id, list, opportunity);
    return [
      { op: 'put', bank: shortlists, id, expect: 0, record: list },
      ...list.people.map((person) => put(person, false)),
      ...list.toInterview.map((person) => put(person, true)),
    ];
  });
  if (record.opportunityId !== opportunityId) throw refuse('conflict', 'http.idUsed', {});
  const subjects = [...record.people, ...record.toInterview].map(({ workerId }) => workerId);
  const detail = { id: record.id, opportunityId };
  await deps.audit.record({ scope, action: 'shortlists.draw', subjects, detail });
  return record;
};
