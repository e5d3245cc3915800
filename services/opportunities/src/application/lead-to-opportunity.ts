import type { Lead, Scope } from '@rosa/domain';
import { contentOf, createOnce, getRecord, refuse, takeId } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import type { LocatedOpportunity } from '../records.js';
import { checkingOf } from './context.js';
import { newOpportunity } from './keep-opportunity.js';

const { leads, opportunities } = opportunityBanks;

/** What the lead already says, unless the request says otherwise. */
const startingFrom = (lead: Stored<Lead>, input: unknown): unknown =>
  input !== null && typeof input === 'object' && !Array.isArray(input)
    ? {
        title: lead.title,
        words: lead.words,
        comune: lead.comune,
        ...(lead.companyId ? { companyId: lead.companyId } : {}),
        ...input,
        leadId: lead.id,
      }
    : input;

/**
 * Turns a lead into an opportunity, both written in one act; repeated, it answers as the first time.
 *
 * @throws `notFound`, `invalid` by field; `conflict` where the lead has become one already
 */
export const leadToOpportunity = async (
  deps: OpportunityDeps,
  scope: Scope,
  leadId: string,
  request: { readonly input: unknown; readonly idempotencyKey: string | undefined },
): Promise<Stored<LocatedOpportunity>> => {
  const { store } = deps;
  const lead = await getRecord(store, scope, leads, leadId);
  const at = checkingOf(deps);
  const { id, content } = takeId(request.input, at);
  const opportunity = await newOpportunity(deps, scope, startingFrom(lead, content));
  const { idempotencyKey } = request;
  const creation = { id, idempotencyKey, route: `POST /leads/${leadId}/opportunity` };
  const { record } = await createOnce(store, scope, opportunities, creation, async () => {
    if (lead.state === 'became_opportunity') {
      const { opportunityId } = lead;
      throw refuse('conflict', 'opportunities.leadDone', {}, [], { opportunityId });
    }
    const became = { ...contentOf(lead), state: 'became_opportunity', opportunityId: id };
    return [
      { op: 'put', bank: opportunities, id, expect: 0, record: opportunity },
      { op: 'put', bank: leads, id: leadId, expect: lead.rev, record: became },
    ];
  });
  if (record.leadId !== leadId) throw refuse('conflict', 'http.idUsed', {});
  const detail = { id: record.id, leadId };
  await deps.audit.record({ scope, action: 'opportunities.create', subjects: [], detail });
  return record;
};
