import {
  evaluate,
  explain,
  factsOf,
  fieldError,
  formatDay,
  invalid,
  type Company,
  type Criteria,
  type Explanation,
  type Lang,
  type OpportunityLine,
  type Scope,
  type Worker,
} from '@rosa/domain';
import { findAll, refuse } from '@rosa/service-kit';
import type { Page, Stored } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import type { LocatedOpportunity } from '../records.js';
import { isLineOpen } from './keep-opportunity.js';
import { criteriaOfLine } from './line-criteria.js';
import { openToday } from './published-opportunities.js';

const { opportunities, companies } = opportunityBanks;

/** A line that is open to a person, with the score that a list for it would give them, and why. */
export interface OpenLine extends Explanation {
  readonly opportunityId: string;
  readonly lineId: string;
  readonly companyId: string;
  readonly title: string;
  readonly occupation: string | null;
  readonly comune: string;
  /** The day the line is judged on. */
  readonly asOf: string;
}

/** A line with the criteria a list for it would be drawn by. */
interface Asking {
  readonly opportunity: Stored<LocatedOpportunity>;
  readonly line: OpportunityLine;
  readonly criteria: Criteria;
}

type Deps = OpportunityDeps;

/** The lines of the caller's territory that look for people today. */
const openLines = async (deps: Deps, scope: Scope): Promise<readonly Asking[]> => {
  const { store } = deps;
  const open = await findAll(store, scope, opportunities, openToday(deps));
  const ids = [...new Set(open.map(({ companyId }) => companyId))];
  const known = await store.getMany({ ...scope, territory: 'all' }, companies, ids);
  const byId = new Map<string, Company>(known.map((company) => [company.id, company]));
  return open.flatMap((opportunity) => {
    const company = byId.get(opportunity.companyId);
    const lines = opportunity.lines.filter((line) => isLineOpen(opportunity, line));
    return company
      ? lines.map((line) => ({
          opportunity,
          line,
          criteria: criteriaOfLine(deps, line, opportunity, company),
        }))
      : [];
  });
};

const tied = ({ opportunity, line }: Asking): string => `${opportunity.id} ${line.id}`;

/** Those the person is not out of, the highest score first, by the rule that ranks lists. */
const ranked = (deps: Deps, worker: Worker, lines: readonly Asking[]): readonly Asking[] => {
  const facts = factsOf(worker, deps.reference);
  return lines
    .map((line) => ({ line, ...evaluate(facts, line.criteria, deps.reference) }))
    .filter(({ out }) => out.length === 0)
    .sort((a, b) => b.scores.score - a.scores.score || (tied(a.line) < tied(b.line) ? -1 : 1))
    .map(({ line }) => line);
};

const shownLine = (deps: Deps, worker: Worker, asking: Asking, lang: Lang): OpenLine => {
  const { opportunity, line, criteria } = asking;
  return {
    opportunityId: opportunity.id,
    lineId: line.id,
    companyId: opportunity.companyId,
    title: line.title ?? opportunity.title,
    occupation: line.occupation,
    comune: opportunity.comune,
    asOf: formatDay(criteria.asOf),
    ...explain(worker, criteria, deps.reference, { lang }),
  };
};

/** A cursor says how many were read; the order is made anew at each call. */
const startOf = (cursor: string | undefined): number => {
  if (cursor === undefined) return 0;
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw invalid([fieldError('cursor', 'format')]);
};

/**
 * The other way round: the open lines of the caller's territory, ranked for one person.
 *
 * @throws `notFound` for a person out of reach; `invalid` on a cursor that is none
 */
export const rankOpportunities = async (
  deps: Deps,
  scope: Scope,
  workerId: string,
  page: { readonly limit: number; readonly cursor?: string },
  lang: Lang,
): Promise<Page<OpenLine>> => {
  const start = startOf(page.cursor);
  const [person] = await deps.registry.people(scope, [workerId]);
  if (!person?.inReach) throw refuse('notFound', 'http.noSuchRecord', { id: workerId });
  const lines = ranked(deps, person.worker, await openLines(deps, scope));
  const end = start + page.limit;
  await deps.audit.record({ scope, action: 'workers.opportunities', subjects: [workerId] });
  return {
    items: lines.slice(start, end).map((line) => shownLine(deps, person.worker, line, lang)),
    nextCursor: end < lines.length ? String(end) : null,
    total: lines.length,
  };
};
