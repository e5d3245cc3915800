import {
  TERM_KEYS,
  type AccessKeys,
  type AnswerFact,
  type Home,
  type Meta,
  type OccupationFact,
  type SkillFact,
  type WorkerDocument,
  type WorkerFacts,
} from '@rosa/domain';

/**
 * A document of the search as short JSON, without the names of fields and without what the commit decides: between threads
 * each name of each answer would be written and read again. The tests hold that what is packed comes out as it went in.
 */

type Facts = Omit<
  WorkerFacts,
  'home' | 'commute' | 'occupations' | 'skills' | 'languages' | 'answers'
>;

type Flat = readonly (string | number | boolean | null)[];

/** A document without the names of what is many in it: lists are flat, each value known by its place. */
export interface PackedDocument {
  readonly facts: Facts;
  readonly home: Flat | null;
  readonly commute: Flat | null;
  readonly occupations: Flat;
  readonly skills: Flat;
  readonly languages: Flat | null;
  readonly answers: Flat;
  readonly facets: Omit<WorkerDocument['facets'], 'updatedAt'>;
  /** Name, code, work, place; terms hold no blanks. */
  readonly text: readonly [string, string, string, string];
  readonly sortName: string;
}

/** Takes a flat list apart, `size` values an item. */
const each = <T>(flat: Flat, size: number, make: (at: number) => T): T[] =>
  Array.from({ length: flat.length / size }, (_each, index) => make(index * size));

const packHome = ({ comune, point, approximate }: Home): Flat => [
  comune,
  point.lat,
  point.lon,
  approximate,
];

/** Most answers are to a few keys, which stand by their place. */
const placeOf = new Map<string, number>(TERM_KEYS.map((key, place) => [key, place]));

const packAnswer = ({ key, yes, source, on }: AnswerFact): Flat => [
  placeOf.get(key) ?? key,
  (yes ? 1 : 0) + (source === 'ascertained' ? 2 : 0),
  on,
];

/** Undone by {@link unpackDocument}, but for the moment of the last change, which the record says. */
export const packDocument = ({ facts, facets, text, sortName }: WorkerDocument): PackedDocument => {
  const { home, commute, occupations, skills, languages, answers, ...rest } = facts;
  const { updatedAt: _updatedAt, ...counted } = facets;
  return {
    facts: rest,
    home: home && packHome(home),
    commute: commute && [commute.km, commute.source, commute.on],
    occupations: occupations.flatMap((o) => [
      o.code,
      o.closedDays,
      o.openFrom,
      o.lastEnd,
      o.evidence,
    ]),
    skills: skills.flatMap((s) => [s.code, s.months, s.lastUsed, s.evidence]),
    languages: languages && languages.flatMap(({ code, level }) => [code, level]),
    answers: answers.flatMap(packAnswer),
    facets: counted,
    text: [text.name.join(' '), text.code, text.work.join(' '), text.place.join(' ')],
    sortName,
  };
};

const occupationAt = (flat: Flat, at: number) =>
  ({
    code: flat[at],
    closedDays: flat[at + 1],
    openFrom: flat[at + 2],
    lastEnd: flat[at + 3],
    evidence: flat[at + 4],
  }) as OccupationFact;

const skillAt = (flat: Flat, at: number) =>
  ({
    code: flat[at],
    months: flat[at + 1],
    lastUsed: flat[at + 2],
    evidence: flat[at + 3],
  }) as SkillFact;

const answerAt = (flat: Flat, at: number): AnswerFact => {
  const key = flat[at] as string | number;
  const how = flat[at + 1] as number;
  return {
    key: typeof key === 'number' ? TERM_KEYS[key]! : key,
    yes: (how & 1) === 1,
    source: (how & 2) === 2 ? 'ascertained' : 'declared',
    on: flat[at + 2] as number,
  };
};

const unpackHome = ([comune, lat, lon, approximate]: Flat) =>
  ({ comune, point: { lat, lon }, approximate }) as Home;

const factsOf = (packed: PackedDocument): WorkerFacts => {
  const { facts, home, commute, occupations, skills, languages, answers } = packed;
  return {
    ...facts,
    home: home && unpackHome(home),
    commute:
      commute && ({ km: commute[0], source: commute[1], on: commute[2] } as WorkerFacts['commute']),
    occupations: each(occupations, 5, (at) => occupationAt(occupations, at)),
    skills: each(skills, 4, (at) => skillAt(skills, at)),
    languages:
      languages &&
      each(languages, 2, (at) => ({
        code: languages[at] as string,
        level: languages[at + 1] as number,
      })),
    answers: each(answers, 3, (at) => answerAt(answers, at)),
  };
};

const terms = (joined: string): string[] => (joined === '' ? [] : joined.split(' '));

const textOf = ([name, code, work, place]: PackedDocument['text']): WorkerDocument['text'] => ({
  name: terms(name),
  code,
  work: terms(work),
  place: terms(place),
});

/** The document, as committed with this metadata. */
export const unpackDocument = (
  packed: PackedDocument,
  { id, rev, updatedAt }: Meta,
  access: AccessKeys,
): WorkerDocument => ({
  id,
  rev,
  deleted: false,
  access,
  facts: factsOf(packed),
  facets: { ...packed.facets, updatedAt },
  text: textOf(packed.text),
  sortName: packed.sortName,
});
