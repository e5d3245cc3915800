import { criteriaSchema, type CriteriaInput } from '@rosa/domain';

/** What a list is drawn by, as the server reads it. */
export type Criteria = CriteriaInput;
export type Requirement = Criteria['requirements'][number];
export type Term = Criteria['terms'][number];
export type Weights = Criteria['weights'];

/** How many a list may hold, to choose from. */
export const LIMITS = [10, 20, 50, 100, 500] as const;
export const USUAL_LIMIT = 20;

/** One change of the criteria; each makes new ones. */
export type Change =
  | { readonly type: 'set'; readonly criteria: Partial<Criteria> }
  | { readonly type: 'addRequirement'; readonly requirement: Requirement }
  | {
      readonly type: 'changeRequirement';
      readonly name: string;
      readonly change: Partial<Requirement>;
    }
  | { readonly type: 'removeRequirement'; readonly name: string }
  | { readonly type: 'addTerm'; readonly key: string }
  | { readonly type: 'mustTerm'; readonly key: string; readonly must: boolean }
  | { readonly type: 'removeTerm'; readonly key: string }
  | { readonly type: 'weigh'; readonly part: keyof Weights; readonly weight: number };

/** The name a requirement is known by in lists: `skill:…`, `schooling`. */
export const nameOf = (requirement: Requirement): string =>
  requirement.kind === 'schooling' ? 'schooling' : `${requirement.kind}:${requirement.code}`;

/** Below it no part falls while the others weigh nothing: a list must rest on something. */
const LEAST = 0.05;

const weighed = (weights: Weights, part: keyof Weights, weight: number): Weights => {
  const changed = { ...weights, [part]: weight };
  const sum = changed.experience + changed.availability + changed.distance;
  return sum > 0 ? changed : { ...changed, [part]: LEAST };
};

/** The criteria after a change. */
export const changed = (criteria: Criteria, change: Change): Criteria => {
  const { requirements, terms } = criteria;
  switch (change.type) {
    case 'set':
      return { ...criteria, ...change.criteria };
    case 'addRequirement': {
      const { requirement } = change;
      const others = requirements.filter((each) => nameOf(each) !== nameOf(requirement));
      return { ...criteria, requirements: [...others, requirement] };
    }
    case 'changeRequirement': {
      const put = (each: Requirement): Requirement =>
        nameOf(each) === change.name ? ({ ...each, ...change.change } as Requirement) : each;
      return { ...criteria, requirements: requirements.map(put) };
    }
    case 'removeRequirement':
      return {
        ...criteria,
        requirements: requirements.filter((each) => nameOf(each) !== change.name),
      };
    case 'addTerm':
      return {
        ...criteria,
        terms: [...terms.filter(({ key }) => key !== change.key), { key: change.key, must: false }],
      };
    case 'mustTerm': {
      const put = (each: Term): Term =>
        each.key === change.key ? { ...each, must: change.must } : each;
      return { ...criteria, terms: terms.map(put) };
    }
    case 'removeTerm':
      return { ...criteria, terms: terms.filter(({ key }) => key !== change.key) };
    case 'weigh':
      return { ...criteria, weights: weighed(criteria.weights, change.part, change.weight) };
  }
};

/** Criteria for an address: what differs from the line's own, and nothing where nothing does. */
export const toAddress = (criteria: Criteria, base: Criteria): string => {
  const different = Object.entries(criteria).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(base[key as keyof Criteria]),
  );
  return different.length === 0 ? '' : JSON.stringify(Object.fromEntries(different));
};

/** Criteria from an address; what cannot be read there counts as not said. */
export const fromAddress = (text: string | null, base: Criteria): Criteria => {
  if (!text) return base;
  try {
    const read = criteriaSchema.safeParse({ ...base, ...(JSON.parse(text) as object) });
    return read.success ? read.data : base;
  } catch {
    return base;
  }
};

const asked = { importance: 2, must: false } as const;

/** A requirement as it begins, before it is adjusted. */
export const newRequirement = (
  kind: Exclude<Requirement['kind'], 'schooling'>,
  code: string,
): Requirement => {
  switch (kind) {
    case 'skill':
    case 'occupation':
      return { kind, code, ...asked, months: 12, atLeast: 1 };
    case 'licence':
      return { kind, code, ...asked };
    case 'language':
      return { kind, code, level: 'A2', ...asked };
  }
};
