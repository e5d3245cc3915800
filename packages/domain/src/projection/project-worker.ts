import type { AccessKeys } from '../access/policy.js';
import { factsOf } from '../matching/facts-of.js';
import type { WorkerFacts } from '../matching/facts.js';
import type { Worker, WorkerFields } from '../people/worker.js';
import { divisionOf } from '../reference.js';
import type { Coded, Comune, Reference } from '../reference.js';
import { fold, foldWords } from '../text/fold.js';
import { indexTerms, nameTerms } from '../text/terms.js';
import { parsePartialDay } from '../time/day.js';
import { NEVER_KEYS } from './worker-document.js';
import type { NeverKey, WorkerDocument, WorkerFacets, WorkerText } from './worker-document.js';

/** The comune a record is kept under: the domicile's, else the residence's (contract.md, "Who may do what"). */
export const homeComuneOf = ({
  domicile,
  residence,
}: Pick<WorkerFields, 'domicile' | 'residence'>): string | null =>
  domicile?.comune ?? residence?.comune ?? null;

/** Who reaches a worker's record; with no comune known the territory is empty and the record is central's. */
export const accessOfWorker = (worker: Worker): AccessKeys => ({
  territory: homeComuneOf(worker) ?? '',
  workerId: worker.id,
  ...(worker.programme?.bodyCode ? { bodyCode: worker.programme.bodyCode } : {}),
});

const neverAsked = (worker: Worker): Readonly<Record<NeverKey, boolean>> => ({
  consent: worker.consent === null,
  schooling: worker.schooling === null,
  experiences: worker.experiences === null && !worker.careerComplete,
  skills: worker.skills === null,
  licences: worker.licences === null,
  languages: worker.languages === null,
  motivation: worker.motivation === null,
  commute: worker.availability.commute === null,
  answers: worker.availability.answers === null,
  address: worker.domicile === null && worker.residence === null,
  contacts: worker.contacts === null,
});

const sectorsOf = ({ experiences }: Worker): readonly string[] => [
  ...new Set((experiences ?? []).flatMap(({ sector }) => (sector ? [divisionOf(sector)] : []))),
];

const facetsOf = (worker: Worker, facts: WorkerFacts, comune: string | null): WorkerFacets => {
  const never = neverAsked(worker);
  return {
    sex: worker.sex,
    birth: parsePartialDay(worker.birthDate)!,
    comune,
    programme: worker.programme?.kind ?? null,
    state: worker.status.state,
    schooling: facts.schooling,
    skills: facts.skills.filter((skill) => skill.months >= 1).map((skill) => skill.code),
    occupations: facts.occupations.map((occupation) => occupation.code),
    sectors: sectorsOf(worker),
    never: NEVER_KEYS.filter((key) => never[key]),
    updatedAt: worker.updatedAt,
  };
};

const unique = (terms: readonly string[]): readonly string[] => [...new Set(terms)];

/** Terms of what tables hold: few different things, met in every record. */
const known = new WeakMap<object, readonly string[]>();

const knownTerms = <T extends object>(
  item: T | undefined,
  termsOf: (item: T) => readonly string[],
): readonly string[] => {
  if (!item) return [];
  const terms = known.get(item) ?? termsOf(item);
  known.set(item, terms);
  return terms;
};

const labelTerms = ({ label }: Coded): readonly string[] => indexTerms(label.it);

const workTerms = (worker: Worker, reference: Reference): readonly string[] =>
  unique([
    ...(worker.experiences ?? []).flatMap(({ occupation, employer, tasks }) => [
      ...knownTerms(reference.occupation(occupation), labelTerms),
      ...indexTerms(employer ?? ''),
      ...indexTerms(tasks ?? ''),
    ]),
    ...(worker.skills ?? [])
      .filter((skill) => skill.months > 0)
      .flatMap((skill) => knownTerms(reference.skill(skill.code), labelTerms)),
  ]);

const comuneTerms = ({ name, provinceName, regionName }: Comune): readonly string[] =>
  unique([name, provinceName, regionName].flatMap(nameTerms));

const textOf = (worker: Worker, comune: string | null, reference: Reference): WorkerText => ({
  name: unique([...nameTerms(worker.familyName), ...nameTerms(worker.givenName)]),
  code: fold(worker.fiscalCode),
  work: workTerms(worker, reference),
  place: knownTerms(comune === null ? undefined : reference.comune(comune), comuneTerms),
});

/** The document both engines index: rebuilt from the record alone, so that the index can always be made again. */
export const projectWorker = (worker: Worker, reference: Reference): WorkerDocument => {
  const facts = factsOf(worker, reference);
  const comune = homeComuneOf(worker);
  return {
    id: worker.id,
    rev: worker.rev,
    deleted: false,
    access: accessOfWorker(worker),
    facts,
    facets: facetsOf(worker, facts, comune),
    text: textOf(worker, comune, reference),
    sortName: foldWords(`${worker.familyName} ${worker.givenName}`).join(' '),
  };
};
