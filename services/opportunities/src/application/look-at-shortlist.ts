import type { Lang, Scope } from '@rosa/domain';
import { getRecord } from '@rosa/service-kit';
import type { Page } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import {
  headOf,
  shownShortlist,
  type ShortlistHead,
  type ShownShortlist,
} from './show-shortlist.js';

const { opportunities, shortlists } = opportunityBanks;

/** Reads a list; that these people were looked at is kept. @throws `notFound` */
export const lookAtShortlist = async (
  deps: OpportunityDeps,
  scope: Scope,
  id: string,
  lang: Lang,
): Promise<ShownShortlist> => {
  const list = await getRecord(deps.store, scope, shortlists, id);
  const shown = await shownShortlist(deps, scope, lang, list);
  const subjects = [...list.people, ...list.toInterview].map(({ workerId }) => workerId);
  await deps.audit.record({ scope, action: 'shortlists.read', subjects, detail: { id } });
  return shown;
};

/** The lists drawn for an opportunity, the latest first, without their people. @throws `notFound` */
export const listShortlists = async (
  { store }: OpportunityDeps,
  scope: Scope,
  opportunityId: string,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Page<ShortlistHead>> => {
  await getRecord(store, scope, opportunities, opportunityId);
  const found = await store.find(scope, shortlists, {
    ...page,
    where: [{ key: 'opportunityId', is: opportunityId }],
    orderBy: 'drawnAt',
    descending: true,
  });
  return { ...found, items: found.items.map(headOf) };
};
