import { z } from 'zod';
import { newId } from '../ids.js';
import { criteriaSchema } from '../matching/criteria-schema.js';
import { withCheck } from '../validation/checks.js';
import {
  LIMITS,
  blank,
  comune,
  count,
  day,
  id,
  line,
  listBy,
  occupation,
  prose,
  sector,
  setOf,
  skillCode,
} from '../validation/fields.js';
import { parserOf } from '../validation/read.js';
import { contractKind, workingHours } from './shared.js';

/** The seven situations of domain.md, in its order. Only some are vacancies. */
export const OPPORTUNITY_KINDS = [
  'established_company',
  'diffuse_demand',
  'new_enterprise',
  'public_contracts',
  'negotiated_programming',
  'market_opening',
  'self_employment',
] as const;

/** `draft` is not proposed to anyone; `open` is published; `filled` when all its lines are. */
export const OPPORTUNITY_STATES = ['draft', 'open', 'filled', 'withdrawn'] as const;

const lineSchema = withCheck(
  z.strictObject({
    /** Drawn where the client gives none. */
    id: id().default(newId),
    title: blank(line()),
    /** ISCO-08; may come later, from an operator. */
    occupation: blank(occupation()),
    positions: z.int().min(1).max(10_000),
    filled: count().default(0),
    criteria: blank(criteriaSchema),
    contract: blank(contractKind()),
    hours: blank(workingHours()),
    startOn: blank(day()),
  }),
  ({ positions, filled }, _at, report) => {
    if (positions != null && filled != null && filled > positions)
      report.error('filledBeyondPositions', { filled, positions }, ['filled']);
  },
);

/** What a cooperative or new enterprise needs as a whole: a group whose skills complete each other. */
const groupSchema = z.strictObject({
  members: z.int().min(2).max(500),
  skills: setOf(skillCode(), LIMITS.list, 1),
});

/** An opportunity of the bank: what an employer asks, in lines filled and closed each on its own. */
export const opportunitySchema = z.strictObject({
  companyId: id(),
  kind: z.enum(OPPORTUNITY_KINDS),
  title: line(),
  /** What the employer said, as it was said; codes may come later. */
  words: blank(prose()),
  /** Of the workplace, where it is not the company's. */
  comune: blank(comune()),
  sector: blank(sector()),
  lines: listBy(lineSchema, 'id', 50, 1),
  group: blank(groupSchema),
  leadId: blank(id()),
  validUntil: blank(day()),
  state: z.enum(OPPORTUNITY_STATES).default('open'),
});

export type Opportunity = z.output<typeof opportunitySchema>;
export type OpportunityLine = Opportunity['lines'][number];
export type OpportunityGroup = NonNullable<Opportunity['group']>;

export const parseOpportunity = parserOf(opportunitySchema);

/** A line closes when its positions are filled. */
export const isLineFilled = ({ positions, filled }: OpportunityLine): boolean =>
  filled >= positions;

/** The state with its lines as they are: filled when all of them are, open again when one no longer is. */
export const stateOfOpportunity = ({ state, lines }: Opportunity): Opportunity['state'] => {
  if (state === 'draft' || state === 'withdrawn') return state;
  return lines.every(isLineFilled) ? 'filled' : 'open';
};

export interface GroupCompleteness {
  readonly complete: boolean;
  /** Members still wanted, beyond those chosen. */
  readonly membersMissing: number;
  /** Skills no member is known to hold. */
  readonly missing: readonly string[];
  /** Each skill with the members who hold it; one alone is a weakness of the group. */
  readonly covered: readonly { readonly code: string; readonly by: readonly string[] }[];
}

/** How far the chosen members complete each other: a skill counts as held with a month of practice. */
export const groupCompleteness = (
  group: OpportunityGroup,
  members: readonly {
    readonly id: string;
    readonly skills: readonly { readonly code: string; readonly months: number }[] | null;
  }[],
): GroupCompleteness => {
  const covered = group.skills.map((code) => ({
    code,
    by: members
      .filter(({ skills }) => skills?.some((held) => held.code === code && held.months >= 1))
      .map((member) => member.id),
  }));
  const missing = covered.filter(({ by }) => by.length === 0).map(({ code }) => code);
  const membersMissing = Math.max(0, group.members - members.length);
  return {
    complete: missing.length === 0 && membersMissing === 0,
    membersMissing,
    missing,
    covered: covered.filter(({ by }) => by.length > 0),
  };
};
