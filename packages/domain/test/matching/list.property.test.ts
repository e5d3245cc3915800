import { arbitraryCriteria, arbitraryPeople, smallReference } from '@rosa/test-kit';
import * as fc from 'fast-check';
import {
  evaluate,
  explain,
  factsOf,
  findabilityOf,
  rankAll,
  SAME_SCORE,
  why,
  type Criteria,
  type PersonFacts,
} from '../../src/index.js';

/** The sentences of matching.md on a list, for any people and any criteria. */

const RUNS = { numRuns: 150 };

const registry = arbitraryPeople(40).map((people) =>
  people.map(({ id, worker }) => ({ id, worker, facts: factsOf(worker, smallReference) })),
);

const limit = fc.integer({ min: 1, max: 12 });

type Entry = PersonFacts & { readonly worker: Parameters<typeof factsOf>[0] };

const expectAlways = (
  check: (people: readonly Entry[], criteria: Criteria, n: number) => void,
  runs = RUNS,
): void => fc.assert(fc.property(registry, arbitraryCriteria, limit, check), runs);

const everyone = (people: readonly PersonFacts[], criteria: Criteria) =>
  rankAll(people, criteria, people.length, smallReference);

describe('a list', () => {
  it('is in one order whatever order people come in', () => {
    fc.assert(
      fc.property(
        registry.chain((people) =>
          fc.tuple(fc.constant(people), fc.shuffledSubarray(people, { minLength: people.length })),
        ),
        arbitraryCriteria,
        limit,
        ([people, shuffled], criteria, n) => {
          expect(rankAll(shuffled, criteria, n, smallReference)).toEqual(
            rankAll(people, criteria, n, smallReference),
          );
        },
      ),
      RUNS,
    );
  });

  it('is ordered by score, then lot, then id', () => {
    expectAlways((people, criteria) => {
      const lots = new Map(people.map(({ id, facts }) => [id, facts.lot]));
      const ranked = everyone(people, criteria).people;
      ranked.slice(1).forEach((person, i) => {
        const before = ranked[i]!;
        const key = (p: typeof person) => [-p.score, lots.get(p.id)!, p.id] as const;
        const [a, b] = [key(before), key(person)];
        const differs = a.findIndex((part, j) => part !== b[j]);
        expect(a[differs]! < b[differs]!).toBe(true);
      });
    });
  });

  it('is the beginning of a longer one', () => {
    expectAlways((people, criteria, n) => {
      expect(rankAll(people, criteria, n, smallReference).people).toEqual(
        everyone(people, criteria).people.slice(0, n),
      );
    });
  });

  it('accounts for everyone, each reason counting people', () => {
    expectAlways((people, criteria, n) => {
      const list = rankAll(people, criteria, n, smallReference);
      const all = people.map(({ facts }) => evaluate(facts, criteria, smallReference));
      const outs = all.filter(({ out }) => out.length > 0);
      expect(list.considered).toBe(people.length);
      expect(list.ranked + list.outTotal).toBe(people.length);
      expect(list.outTotal).toBe(outs.length);
      expect(list.out.term).toBe(
        outs.filter(({ out }) => out.some(({ reason }) => reason === 'term')).length,
      );
      expect(list.withUnknowns).toBe(
        all.filter(({ out, hasUnknown }) => out.length === 0 && hasUnknown).length,
      );
    });
  });

  it('interviews others, a quarter as many, the highest potentials with an unknown', () => {
    expectAlways((people, criteria, n) => {
      const { people: listed, toInterview } = rankAll(people, criteria, n, smallReference);
      const ids = new Set(listed.map(({ id }) => id));
      const others = everyone(people, criteria).people.filter(
        ({ id, certain, potential }) => !ids.has(id) && potential - certain > 1e-9,
      );
      expect(toInterview).toHaveLength(Math.min(Math.ceil(n / 4), others.length));
      const least = Math.min(...toInterview.map(({ potential }) => potential));
      const chosen = new Set(toInterview.map(({ id }) => id));
      for (const { id, potential } of others) {
        expect(chosen.has(id) || potential <= least).toBe(true);
      }
    });
  });
});

describe('findability', () => {
  it('counts who is below the nth score and could reach it, and nobody twice a question', () => {
    expectAlways((people, criteria, n) => {
      const found = findabilityOf(people, criteria, n, smallReference);
      const all = everyone(people, criteria).people;
      const nth = all[n - 1]?.score ?? null;
      expect(found.threshold).toBe(nth);
      const hidden =
        nth === null
          ? []
          : all.filter(
              ({ score, potential }) => score < nth - SAME_SCORE && potential >= nth - SAME_SCORE,
            );
      expect(found.hiddenByUnknowns).toBe(hidden.length);
      for (const { worth, first } of found.questions) {
        expect(worth).toBeGreaterThan(0);
        expect(worth).toBeLessThanOrEqual(hidden.length);
        expect(new Set(first).size).toBe(Math.min(worth, 10));
        expect(hidden.map(({ id }) => id)).toEqual(expect.arrayContaining([...first]));
      }
    });
  });

  it('asks what the explanation says is still to ascertain, at the same worth', () => {
    expectAlways((people, given, n) => {
      const criteria: Criteria = { ...given, rankBy: 'expected' };
      const { threshold, questions } = findabilityOf(people, criteria, n, smallReference);
      for (const { of, first } of questions) {
        const asked = people.find(({ id }) => id === first[0])!;
        const { score, toAscertain } = explain(asked.worker, criteria, smallReference, {
          lang: 'it',
        });
        const points = toAscertain.find((question) => question.of === of)?.points ?? 0;
        expect(score + points).toBeGreaterThanOrEqual(threshold! - SAME_SCORE);
      }
    });
  });

  it('hides nobody where the potential is ranked by', () => {
    expectAlways((people, criteria, n) => {
      const found = findabilityOf(people, { ...criteria, rankBy: 'potential' }, n, smallReference);
      expect(found).toMatchObject({ hiddenByUnknowns: 0, questions: [] });
    });
  });
});

describe('a counterfactual', () => {
  it('is the least single gain that reaches the nth score, or none', () => {
    expectAlways(
      (people, criteria, n) => {
        const all = everyone(people, criteria).people;
        const nthScore = all[n - 1]?.score ?? null;
        for (const { worker, facts } of people) {
          const { counterfactual, out } = why(worker, criteria, smallReference, {
            lang: 'it',
            nthScore,
          });
          const { scores, values } = evaluate(facts, criteria, smallReference);
          const gains = values
            .map(({ asked, value }) => asked.share * (1 - value[criteria.rankBy]))
            .filter((gain) => scores.score + gain >= (nthScore ?? 2) - SAME_SCORE);
          const inList = nthScore === null || scores.score >= nthScore - SAME_SCORE;
          const expected =
            inList || out.length > 0 || gains.length === 0 ? null : Math.min(...gains);
          expect(counterfactual?.gain ?? null).toBe(expected);
        }
      },
      { numRuns: 40 },
    );
  });
});
