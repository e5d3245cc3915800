import {
  resolveCriteria,
  TERM_KEYS,
  type Criteria,
  type LicenceRequirement,
  type RankBy,
} from '@rosa/domain';
import { drawCompany } from '../demo/companies.js';
import { drawOpportunity } from '../demo/opportunities.js';
import { Draw } from '../demo/random.js';
import { TRADES } from '../demo/trades.js';
import type { World } from '../demo/world.js';

/** What is asked of `/match`: mixed criteria, the same from one seed and day. */
export interface Question {
  /** As a client sends it. */
  readonly input: Readonly<Record<string, unknown>>;
  /** As an engine reads it. */
  readonly criteria: Criteria;
}

/** Apart from the kinds of draw that the invented registry is made with. */
const KIND = 90;
const COMPANIES = 2000;
const LICENCES: readonly LicenceRequirement['code'][] = ['B', 'C', 'CQC', 'forklift', 'haccp'];

const RANK_BY: readonly RankBy[] = ['expected', 'expected', 'expected', 'certain', 'potential'];

/** What an invented opportunity asks, as an operator leaves it or with another day's weights. */
const likeAnOpportunity = (draw: Draw, world: World, serial: number) => {
  const company = (at: number) => drawCompany(world.seed, world.places, at);
  const { lines } = drawOpportunity(world, company, COMPANIES, serial) as {
    lines: readonly { criteria: Record<string, unknown> }[];
  };
  return { ...draw.one(lines).criteria, rankBy: draw.one(RANK_BY) };
};

const asked = (draw: Draw) => ({ importance: draw.whole(1, 3), must: draw.chance(0.2) });

const practised = (draw: Draw) => ({
  ...asked(draw),
  months: draw.one([1, 6, 12, 24, 60, 120]),
  atLeast: draw.one([1, 1, 6, 24]),
});

const anyRequirements = (draw: Draw, world: World): object[] => {
  const trade = draw.one(TRADES);
  const skills = world.skillsOf.get(trade.occupation) ?? world.commonSkills;
  const requirements = [
    { kind: 'occupation', code: trade.occupation, ...practised(draw) },
    { kind: 'skill', code: draw.one(skills).code, ...practised(draw) },
    { kind: 'skill', code: draw.one(world.commonSkills).code, ...practised(draw) },
    { kind: 'licence', code: draw.one(LICENCES), ...asked(draw) },
    {
      kind: 'language',
      code: draw.one(['it', 'en']),
      level: draw.one(['A1', 'B1']),
      ...asked(draw),
    },
    { kind: 'schooling', level: draw.whole(1, 4), ...asked(draw) },
  ];
  const names = new Set<string>();
  return draw.some(requirements, draw.whole(0, 5)).filter((requirement) => {
    const name = `${requirement.kind} ${'code' in requirement ? requirement.code : ''}`;
    return !names.has(name) && names.add(name);
  });
};

const anyTerms = (draw: Draw): object[] => {
  const keys = [...TERM_KEYS, ...TRADES.map(({ occupation }) => `task:${occupation}`)];
  return draw.some(keys, draw.whole(0, 4)).map((key) => ({ key, must: draw.chance(0.4) }));
};

const anyPlace = (draw: Draw, world: World) => {
  if (draw.chance(0.2)) return null;
  const { code, point } = world.places.comune(draw);
  return { comune: code, point: draw.chance(0.5) ? point : null };
};

/** A third at the default weights; the others never all 0. */
const anyWeights = (draw: Draw) =>
  draw.chance(1 / 3)
    ? { experience: 0.6, availability: 0.2, distance: 0.2 }
    : {
        experience: draw.whole(1, 10) / 10,
        availability: draw.whole(0, 10) / 10,
        distance: draw.whole(0, 10) / 10,
      };

const anything = (draw: Draw, world: World) => ({
  requirements: anyRequirements(draw, world),
  terms: anyTerms(draw),
  place: anyPlace(draw, world),
  reachKm: draw.one([10, 20, 30, 60, 120]),
  radiusKm: draw.one([5, 20, 50, 50, 80, 150, 500]),
  weights: anyWeights(draw),
  unknown: draw.one([0, 0.25, 0.25, 0.5, 1]),
  rankBy: draw.one(RANK_BY),
});

/**
 * Half are like the invented opportunities; half are anything: with and without a place, near and far, musts, terms,
 * occupations with others near them, every way to rank, other weights.
 */
export const drawQuestions = (world: World, count: number): readonly Question[] =>
  Array.from({ length: count }, (_each, serial) => {
    const draw = new Draw(world.seed, KIND, serial);
    const input = serial % 2 === 0 ? likeAnOpportunity(draw, world, serial) : anything(draw, world);
    const criteria = resolveCriteria(input, { today: world.asOf, reference: world.reference });
    return { input, criteria };
  });
