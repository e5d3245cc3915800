import {
  formatDay,
  parseDay,
  resolveCriteria,
  type Company,
  type Criteria,
  type CriteriaInput,
  type Day,
  type OpportunityLine,
} from '@rosa/domain';
import type { LocatedOpportunity } from '../records.js';
import { checkingOf } from './context.js';
import type { OpportunityDeps } from '../ports.js';

/** What a line asks, as criteria: its own where it has them, else what its occupation, contract and hours imply. */

/** Hours a week from which a job is full time, where only the number is said. */
const FULL_TIME_HOURS = 30;

const hoursTerm = (hours: NonNullable<OpportunityLine['hours']>): string => {
  if (typeof hours === 'string') return `hours:${hours}`;
  return hours < FULL_TIME_HOURS ? 'hours:part_time' : 'hours:full_time';
};

/** The company's site in the opportunity's comune, where its point is known; else the comune. */
const placeOf = ({ comune }: LocatedOpportunity, company: Company): CriteriaInput['place'] => ({
  comune,
  point: company.sites.find((site) => site.comune === comune && site.point)?.point ?? null,
});

const impliedBy = (line: OpportunityLine): Partial<CriteriaInput> => ({
  requirements: line.occupation
    ? [
        {
          kind: 'occupation',
          code: line.occupation,
          importance: 2,
          months: 12,
          atLeast: 1,
          must: false,
        },
      ]
    : [],
  terms: [
    ...(line.contract ? [{ key: `contract:${line.contract}`, must: true }] : []),
    ...(line.hours === null ? [] : [{ key: hoursTerm(line.hours), must: true }]),
  ],
});

/** A job that starts later is judged on that day; one whose day has gone by, today. */
const judgedOn = (said: string | null | undefined, today: Day): string =>
  formatDay(Math.max(today, said ? (parseDay(said) ?? today) : today));

/** The criteria a list for this line is drawn by, where the request gives none. */
export const criteriaOfLine = (
  deps: Pick<OpportunityDeps, 'reference' | 'clock'>,
  line: OpportunityLine,
  opportunity: LocatedOpportunity,
  company: Company,
): Criteria => {
  const checking = checkingOf(deps);
  const { criteria } = line;
  const asked = criteria ?? { ...impliedBy(line), place: placeOf(opportunity, company) };
  const asOf = judgedOn(criteria?.asOf ?? line.startOn, checking.today);
  return resolveCriteria({ ...asked, asOf }, checking);
};
