import type { Client } from '@elastic/elasticsearch';
import {
  matchPlanOf,
  refuse,
  type Criteria,
  type Reference,
  type Requirement,
  type WorkerDocument,
  type WorkerFacts,
} from '@rosa/domain';
import { ask } from './ask.js';
import { PERSON, personOf } from './people.js';
import { errorOf } from './precision.js';
import { all, LIVE } from './query.js';
import { scoreOf } from './values.js';

/** Holds a rebuilt index to the pure rule: some people, asked for what they can do, where they live. */

const MOST_PEOPLE = 200;
const QUESTIONS = 12;

/** A thin, even sample of a stream whose length is not known. */
export class Sample {
  readonly documents: WorkerDocument[] = [];
  private seen = 0;
  private stride = 1;

  offer(document: WorkerDocument): void {
    if (this.seen++ % this.stride !== 0) return;
    this.documents.push(document);
    if (this.documents.length <= MOST_PEOPLE) return;
    const kept = this.documents.filter((_, i) => i % 2 === 0);
    this.documents.splice(0, Infinity, ...kept);
    this.stride *= 2;
  }
}

const daysOf = (facts: WorkerFacts): readonly (number | null)[] => [
  facts.commute?.on ?? null,
  ...facts.answers.map(({ on }) => on),
  ...facts.skills.map(({ lastUsed }) => lastUsed),
  ...facts.occupations.flatMap(({ openFrom, lastEnd }) => [openFrom, lastEnd]),
];

/** The latest fact of anyone: the rule judges no day before it. */
const latestDay = (documents: readonly WorkerDocument[]): number =>
  documents
    .flatMap(({ facts }) => daysOf(facts))
    .reduce((latest: number, day) => Math.max(latest, day ?? 0), 0);

const requirementsOf = (facts: WorkerFacts): readonly Requirement[] => {
  const asked = { importance: 2, must: false } as const;
  const practised = { ...asked, months: 60, atLeast: 1 };
  const [occupation] = facts.occupations;
  const [skill] = facts.skills;
  const licence = facts.licences?.[0];
  return [
    ...(occupation ? [{ kind: 'occupation' as const, code: occupation.code, ...practised }] : []),
    ...(skill ? [{ kind: 'skill' as const, code: skill.code, ...practised }] : []),
    ...(licence ? [{ kind: 'licence' as const, code: licence, ...asked }] : []),
    { kind: 'schooling', level: facts.schooling ?? 2, ...asked },
  ];
};

/** What would suit this person. */
const criteriaFor = ({ facts }: WorkerDocument, asOf: number): Criteria => ({
  asOf,
  requirements: requirementsOf(facts),
  terms: facts.answers.slice(0, 3).map(({ key }) => ({ key, must: false })),
  place: facts.home && { comune: null, point: facts.home.point },
  reachKm: 30,
  radiusKm: 500,
  weights: { experience: 0.6, availability: 0.2, distance: 0.2 },
  unknown: 0.25,
  rankBy: 'expected',
});

/** Fails as `conflict` where the server's score of anyone sampled is not the rule's. */
export const verifyScores = async (
  client: Client,
  index: string,
  { documents }: Sample,
  reference: Reference,
): Promise<void> => {
  const asOf = latestDay(documents);
  const every = Math.max(1, Math.floor(documents.length / QUESTIONS));
  const plans = documents
    .filter((_, i) => i % every === 0)
    .map((document) => matchPlanOf(criteriaFor(document, asOf), reference));
  if (plans.length === 0) return;
  const among = all(LIVE, { ids: { values: documents.map(({ id }) => id) } });
  const answers = await ask(
    client,
    index,
    plans.map((plan) => ({
      search: {
        ...PERSON,
        size: MOST_PEOPLE + 1,
        query: scoreOf(plan, { among, counts: () => plan.criteria.unknown }),
      },
    })),
  );
  for (const [i, { hits }] of answers.entries()) {
    const plan = plans[i]!;
    for (const hit of hits.hits) {
      const { id, found, score } = personOf(hit, plan);
      if (Math.abs(found - score) > errorOf(plan)) {
        throw refuse('conflict', 'engine.wrongIndex', {}, [], { id });
      }
    }
  }
};
