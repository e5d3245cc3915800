import { territoryOf, type FieldError, type Role, type Scope, type Territory } from '@rosa/domain';
import { wrong } from '@rosa/service-kit';
import type { Standing } from '../banks/standing.js';
import type { Purpose } from '../purposes.js';
import type { Context } from './context.js';

/** A standing as it is asked for; what is absent does not apply. */
export interface StandingInput {
  readonly role: Role;
  readonly territory?: readonly string[] | null | undefined;
  readonly companyId?: string | null | undefined;
  readonly bodyCode?: string | null | undefined;
  readonly workerId?: string | null | undefined;
  readonly purpose?: Purpose | null | undefined;
}

/** The roles whose reach is a territory. */
const TERRITORIAL: ReadonlySet<Role> = new Set(['operator', 'animator', 'lead']);

/** What the others need to reach anything at all. */
const NEEDED = { employer: 'companyId', body: 'bodyCode', worker: 'workerId' } as const;

export const isTerritorial = (role: Role): boolean => TERRITORIAL.has(role);

const exists = (catalogue: Context['catalogue'], code: string): boolean => {
  if (code.length === 2) return catalogue.region(code) !== undefined;
  return (code.length === 3 ? catalogue.province(code) : catalogue.comune(code)) !== undefined;
};

const territoryErrors = (
  { role, territory }: StandingInput,
  catalogue: Context['catalogue'],
): FieldError[] => {
  if (territory == null) return [];
  if (!isTerritorial(role)) return [wrong('territory', 'accounts.notForRole', { role })];
  if (territory.length === 0) return [wrong('territory', 'accounts.territoryEmpty', {})];
  return territory.flatMap((value, index) =>
    exists(catalogue, value)
      ? []
      : [wrong(`territory[${index}]`, 'accounts.unknownTerritory', { value })],
  );
};

const keyErrors = (input: StandingInput): FieldError[] =>
  Object.entries(NEEDED).flatMap(([role, key]) => {
    const given = input[key] != null;
    if (given === (input.role === role)) return [];
    const code = given ? 'accounts.notForRole' : 'accounts.neededForRole';
    return [wrong(key, code, { role: input.role })];
  });

/** What is wrong with a standing, field by field. */
export const standingErrors = (
  input: StandingInput,
  catalogue: Context['catalogue'],
): readonly FieldError[] => [...territoryErrors(input, catalogue), ...keyErrors(input)];

export const standingOf = (input: StandingInput): Standing => ({
  role: input.role,
  territory: input.territory ?? null,
  companyId: input.companyId ?? null,
  bodyCode: input.bodyCode ?? null,
  workerId: input.workerId ?? null,
  purpose: input.purpose ?? null,
});

/** The territory a standing reaches, regions spelt out. The roles that reach by a key have none. */
export const territoryReached = (
  { role, territory }: Pick<Standing, 'role' | 'territory'>,
  catalogue: Context['catalogue'],
): Territory => {
  if (role === 'central') return 'all';
  if (!isTerritorial(role)) return [];
  return territory === null ? 'all' : territoryOf(territory, (code) => catalogue.provincesOf(code));
};

/** Does a territory lie wholly within the caller's? */
export const liesWithin = (inner: Territory, { territory }: Scope): boolean => {
  if (territory === 'all') return true;
  return (
    inner !== 'all' && inner.every((code) => territory.some((prefix) => code.startsWith(prefix)))
  );
};
