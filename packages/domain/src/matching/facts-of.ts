import { groupBy } from '../group-by.js';
import {
  CEFR,
  EVIDENCES,
  type Address,
  type Answer,
  type Experience,
  type WorkerRecord,
} from '../people/worker.js';
import type { Reference } from '../reference.js';
import { parsePartialDay, type Day } from '../time/day.js';
import type { AnswerFact, Home, OccupationFact, WorkerFacts } from './facts.js';

/** A day of a record, full or partial. Records are validated when they are written, so one that cannot be read is a defect. */
const dayOf = (text: string): Day => {
  const day = parsePartialDay(text);
  if (day === undefined)
    throw new Error(`a stored record holds a day that does not exist: ${text}`);
  return day;
};

interface Spell {
  readonly from: Day;
  readonly to: Day;
}

/** Days covered by the spells, overlaps once, none from `end` on. */
const daysCovered = (spells: readonly Spell[], end: Day): number => {
  let days = 0;
  let reached = -Infinity;
  for (const { from, to } of [...spells].sort((a, b) => a.from - b.from)) {
    const start = Math.max(from, reached);
    const stop = Math.min(to, end);
    if (stop > start) days += stop - start;
    reached = Math.max(reached, stop);
  }
  return days;
};

const strongest = (experiences: readonly Experience[]): Experience['evidence'] =>
  EVIDENCES.find((evidence) => experiences.some((e) => e.evidence === evidence)) ?? 'declared';

const occupationFact = (code: string, experiences: readonly Experience[]): OccupationFact => {
  const closed: Spell[] = [];
  let openFrom = Infinity;
  for (const { from, to } of experiences) {
    if (to === null) openFrom = Math.min(openFrom, dayOf(from));
    else closed.push({ from: dayOf(from), to: dayOf(to) });
  }
  const open = openFrom !== Infinity;
  return {
    code,
    closedDays: daysCovered(closed, openFrom),
    openFrom: open ? openFrom : null,
    lastEnd: open ? null : Math.max(...closed.map((spell) => spell.to)),
    evidence: strongest(experiences),
  };
};

/** Of two answers to one key on one day, the later in the list counts. */
const overrides = (answer: Answer, before: Answer | undefined): boolean =>
  !before || dayOf(answer.on) >= dayOf(before.on);

type Answering = Pick<WorkerRecord, 'availability'>;

/** The person's latest answer to each key; of two on one day, the later in the list. */
export const latestAnswers = (worker: Answering): readonly Answer[] => {
  const latest = new Map<string, Answer>();
  for (const answer of worker.availability.answers ?? []) {
    if (overrides(answer, latest.get(answer.key))) latest.set(answer.key, answer);
  }
  return [...latest.values()];
};

/** {@link latestAnswers} for one key; `undefined` where it was never answered. */
export const latestAnswerTo = (worker: Answering, key: string): Answer | undefined => {
  let latest: Answer | undefined;
  for (const answer of worker.availability.answers ?? []) {
    if (answer.key === key && overrides(answer, latest)) latest = answer;
  }
  return latest;
};

const answerFact = ({ key, answer, source, on }: Answer): AnswerFact => ({
  key,
  yes: answer === 'yes',
  source,
  on: dayOf(on),
});

const homeAt = (address: Address | null, reference: Reference): Home | undefined => {
  if (!address) return undefined;
  const { comune: code, point } = address;
  const today = code === null ? undefined : (reference.successor(code) ?? code);
  if (point) return { comune: today ?? null, point, approximate: false };
  const comune = today === undefined ? undefined : reference.comune(today);
  return comune && { comune: comune.code, point: comune.point, approximate: true };
};

/** Where a person lives for the rule, and which of the two addresses says so. */
export interface HomeFound extends Home {
  readonly from: 'domicile' | 'residence';
}

/** The domicile if its point or comune is known, else the residence; `null` where neither is. */
export const homeOf = (worker: WorkerRecord, reference: Reference): HomeFound | null => {
  for (const from of ['domicile', 'residence'] as const) {
    const home = homeAt(worker[from], reference);
    if (home) return { ...home, from };
  }
  return null;
};

const homeFact = (worker: WorkerRecord, reference: Reference): Home | null => {
  const found = homeOf(worker, reference);
  return found && { comune: found.comune, point: found.point, approximate: found.approximate };
};

/** Reduces a record to what the rule may know. Partial days count from their first day; overlaps count once. */
export const factsOf = (worker: WorkerRecord, reference: Reference): WorkerFacts => {
  const { commute } = worker.availability;
  const careers = groupBy(worker.experiences ?? [], (experience) => experience.occupation);
  return {
    lot: worker.lot,
    consent: worker.consent?.proposals ?? null,
    state: worker.status.state,
    until: worker.status.until === null ? null : dayOf(worker.status.until),
    home: homeFact(worker, reference),
    commute: commute && { km: commute.km, source: commute.source, on: dayOf(commute.on) },
    careerComplete: worker.careerComplete,
    occupations: [...careers].map(([code, experiences]) => occupationFact(code, experiences)),
    skills: (worker.skills ?? []).map(({ code, months, lastUsed, evidence }) => ({
      code,
      months,
      lastUsed: lastUsed === null ? null : dayOf(lastUsed),
      evidence,
    })),
    licences: worker.licences,
    languages:
      worker.languages?.map(({ code, level }) => ({ code, level: CEFR.indexOf(level) + 1 })) ??
      null,
    schooling: worker.schooling?.level ?? null,
    answers: latestAnswers(worker).map(answerFact),
  };
};
