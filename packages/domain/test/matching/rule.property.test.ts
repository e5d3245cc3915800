import {
  arbitraryAnswer,
  arbitraryCriteria,
  arbitraryExperience,
  arbitraryPoint,
  arbitrarySkill,
  arbitraryWorker,
  LATEST_FACT,
  smallReference,
} from '@rosa/test-kit';
import * as fc from 'fast-check';
import {
  evaluate,
  explain,
  explainRanked,
  factsOf,
  formatDay,
  isToAskAgain,
  latestAnswers,
  latestAnswerTo,
  matchPlanOf,
  parseDay,
  scaledWeights,
  type Criteria,
  type Evaluation,
  type WorkerRecord,
} from '../../src/index.js';

/** The sentences of matching.md on one person, for any person and any criteria. */

const RUNS = { numRuns: 400 };

const judge = (worker: WorkerRecord, criteria: Criteria): Evaluation =>
  evaluate(factsOf(worker, smallReference), criteria, smallReference);

const expectAlways = (check: (worker: WorkerRecord, criteria: Criteria) => void): void =>
  fc.assert(fc.property(arbitraryWorker, arbitraryCriteria, check), RUNS);

describe('the score', () => {
  it('is what the contributions sum to', () => {
    expectAlways((worker, criteria) => {
      const { contributions, score } = explain(worker, criteria, smallReference, { lang: 'it' });
      const sum = contributions.reduce((total, { points }) => total + points, 0);
      expect(Math.abs(sum - score)).toBeLessThan(1e-9);
    });
  });

  it('is explained by a plan made once as without one, but for who is out', () => {
    expectAlways((worker, criteria) => {
      const plan = matchPlanOf(criteria, smallReference);
      const isOut = judge(worker, criteria).out.length > 0;
      const alone = explain(worker, criteria, smallReference, { lang: 'it' });
      expect(explainRanked(worker, plan, smallReference, { lang: 'it' })).toEqual(
        isOut ? null : alone,
      );
    });
  });

  it('is certain ≤ expected ≤ potential, all within 0 and 1', () => {
    expectAlways((worker, criteria) => {
      const { certain, expected, potential } = judge(worker, criteria).scores;
      expect(certain).toBeGreaterThanOrEqual(0);
      expect(expected).toBeGreaterThanOrEqual(certain);
      expect(potential).toBeGreaterThanOrEqual(expected);
      expect(potential).toBeLessThanOrEqual(1);
    });
  });

  it('is the one it is ranked by', () => {
    expectAlways((worker, criteria) => {
      const { scores } = judge(worker, criteria);
      expect(scores.score).toBe(scores[criteria.rankBy]);
    });
  });

  it('depends on nothing about sex, age, citizenship, health, family, name or wishes', () => {
    expectAlways((worker, criteria) => {
      const another: WorkerRecord = {
        ...worker,
        sex: worker.sex === 'F' ? 'M' : 'F',
        birthDate: '1999-09-09',
        birthPlace: 'Z330',
        citizenship: 'SN',
        familyName: 'Diop',
        givenName: 'Awa',
        fiscalCode: 'DPIWAA99P49Z330X',
        contacts: { phone: '+39016100000', email: null },
        motivation: {
          outlets: null,
          sectorsWanted: null,
          sectorsRefused: null,
          constraints: ['cura dei figli'],
          note: 'idoneità con limitazioni',
        },
      };
      expect(judge(another, criteria)).toEqual(judge(worker, criteria));
    });
  });

  it('has an unknown exactly where certain is below potential', () => {
    expectAlways((worker, criteria) => {
      const { hasUnknown, scores } = judge(worker, criteria);
      expect(hasUnknown).toBe(scores.potential - scores.certain > 1e-9);
    });
  });
});

/** Is a term never asked, or its no too old to count? On the latest day of the facts, so on any later day too. */
const isTermUnknown = (worker: WorkerRecord, key: string): boolean => {
  const answer = latestAnswers(worker).find((given) => given.key === key);
  expect(latestAnswerTo(worker, key)).toBe(answer);
  if (!answer) return true;
  return isToAskAgain({ yes: answer.answer === 'yes', on: parseDay(answer.on)! }, LATEST_FACT);
};

/** What an interview might answer to every unknown of a person. */
const arbitraryInterview = fc.record({
  skill: arbitrarySkill,
  answer: arbitraryAnswer.map((answer) => ({ ...answer, on: formatDay(LATEST_FACT) })),
  licences: fc.subarray(['B', 'C', 'forklift']),
  languages: fc.constantFrom([], [{ code: 'it', level: 'B2' as const }]),
  level: fc.integer({ min: 0, max: 8 }),
  experiences: fc.array(arbitraryExperience, { maxLength: 3 }),
  point: arbitraryPoint,
  /** Which of them is asked: all, or one. */
  asked: fc.constantFrom('all', 'skill', 'answer', 'lists', 'career', 'home'),
});

type Interview = typeof arbitraryInterview extends fc.Arbitrary<infer T> ? T : never;

/** The record after the interview: what was known stays as it was. */
const afterInterview = (worker: WorkerRecord, said: Interview): WorkerRecord => {
  const isAsked = (what: Interview['asked']) => said.asked === 'all' || said.asked === what;
  const skills = worker.skills ?? [];
  const answers = worker.availability.answers ?? [];
  const newSkill = isAsked('skill') && !skills.some(({ code }) => code === said.skill.code);
  const newAnswer = isAsked('answer') && isTermUnknown(worker, said.answer.key);
  const newCareer = isAsked('career') && !worker.careerComplete;
  const newHome = isAsked('home') && factsOf(worker, smallReference).home === null;
  const lists = isAsked('lists') && {
    licences: worker.licences ?? said.licences,
    languages: worker.languages ?? said.languages,
    schooling: { level: worker.schooling?.level ?? said.level, title: null },
  };
  return {
    ...worker,
    ...lists,
    ...(newSkill && { skills: [...skills, said.skill] }),
    ...(newAnswer && {
      availability: { ...worker.availability, answers: [...answers, said.answer] },
    }),
    ...(newCareer && {
      careerComplete: true,
      experiences: [...(worker.experiences ?? []), ...said.experiences],
    }),
    ...(newHome && {
      residence: { comune: null, address: null, cap: null, point: said.point },
    }),
  };
};

describe('an unknown', () => {
  it('stays within the interval, however it is answered', () => {
    fc.assert(
      fc.property(
        arbitraryWorker,
        arbitraryInterview,
        arbitraryCriteria,
        (worker, said, criteria) => {
          const before = judge(worker, criteria).scores;
          const after = judge(afterInterview(worker, said), criteria).scores;
          expect(after.certain).toBeGreaterThanOrEqual(before.certain - 1e-12);
          expect(after.potential).toBeLessThanOrEqual(before.potential + 1e-12);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('never excludes: forgetting what is known puts nobody out', () => {
    expectAlways((worker, criteria) => {
      const blank: WorkerRecord = {
        ...worker,
        consent: null,
        status: { state: 'active', until: null },
        residence: null,
        domicile: null,
        careerComplete: false,
        experiences: null,
        skills: null,
        licences: null,
        languages: null,
        schooling: null,
        availability: { commute: null, answers: null },
      };
      expect(judge(blank, criteria).out).toEqual([]);
    });
  });

  it('never excludes: each reason to be out rests on a fact of its own kind', () => {
    expectAlways((worker, criteria) => {
      for (const { reason, of } of judge(worker, criteria).out) {
        const value = judge(worker, criteria).values.find(({ asked }) => asked.of === of)?.value;
        if (reason === 'term') expect(value?.potential).toBe(0);
        if (reason === 'requirement') expect(value?.certain).toBe(value?.potential);
        if (reason === 'distance') expect(factsOf(worker, smallReference).home).not.toBeNull();
      }
    });
  });

  it('is never above a known positive held for the months asked, in expected at the default', () => {
    expectAlways((worker, criteria) => {
      const { values } = judge(worker, { ...criteria, unknown: 0.25 });
      const facts = factsOf(worker, smallReference);
      for (const { asked, value } of values) {
        if (asked.part !== 'experience' || asked.requirement.kind !== 'skill') continue;
        const { code, months } = asked.requirement;
        const held = facts.skills.find((skill) => skill.code === code);
        if (held && held.months >= months) expect(value.expected).toBeGreaterThan(0.25);
      }
      for (const { asked, value } of values) {
        const yes = facts.answers.some(({ key, yes: said }) => key === asked.of && said);
        if (asked.part === 'availability' && yes) expect(value.expected).toBeGreaterThan(0.25);
      }
    });
  });

  it('of a career counts no more than what is known once that is worth more', () => {
    expectAlways((worker, criteria) => {
      const complete = judge({ ...worker, careerComplete: true }, { ...criteria, unknown: 0.25 });
      const open = judge({ ...worker, careerComplete: false }, { ...criteria, unknown: 0.25 });
      complete.values.forEach(({ asked, value }, i) => {
        if (asked.part !== 'experience' || asked.requirement.kind !== 'occupation') return;
        const { certain, expected, potential } = open.values[i]!.value;
        expect([certain, expected, potential]).toEqual([
          value.certain,
          Math.max(value.certain, 0.25),
          1,
        ]);
      });
    });
  });
});

describe('weights', () => {
  it('scale: only their proportions count', () => {
    const factor = fc.constantFrom(0.01, 3, 1e6, 1e300);
    fc.assert(
      fc.property(arbitraryWorker, arbitraryCriteria, factor, (worker, criteria, times) => {
        const { experience, availability, distance } = criteria.weights;
        const weights = {
          experience: experience * times,
          availability: availability * times,
          distance: distance * times,
        };
        const { score } = judge(worker, { ...criteria, weights }).scores;
        expect(Math.abs(score - judge(worker, criteria).scores.score)).toBeLessThan(1e-9);
      }),
      RUNS,
    );
  });

  it('sum to 1 over the parts that ask something, to 0 where nothing is asked', () => {
    fc.assert(
      fc.property(arbitraryCriteria, (criteria) => {
        const { experience, availability, distance } = scaledWeights(criteria);
        const asks =
          criteria.requirements.length + criteria.terms.length + (criteria.place ? 1 : 0) > 0;
        expect(experience + availability + distance).toBeCloseTo(asks ? 1 : 0, 12);
        if (criteria.terms.length === 0) expect(availability).toBe(0);
        if (criteria.requirements.length === 0) expect(experience).toBe(0);
        if (!criteria.place) expect(distance).toBe(0);
      }),
    );
  });
});
