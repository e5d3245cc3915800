import {
  dueOf,
  NEVER_KEYS,
  queryTerms,
  reaches,
  reachOf,
  type Reach,
  type Scope,
  type WorkerDocument,
} from '@rosa/domain';
import { smallReference } from '@rosa/test-kit';
import { AGE_BANDS, FACETS, type Bucket, type Facet, type PeopleQuery } from '../../src/index.js';

/** Look-ups by the plainest filter over documents: what engines are held to. */

const yearsAt = (birth: number, asOf: number): number => {
  const born = new Date(birth * 86_400_000);
  const on = new Date(asOf * 86_400_000);
  const years = on.getUTCFullYear() - born.getUTCFullYear();
  const monthDay = (day: Date): number => day.getUTCMonth() * 100 + day.getUTCDate();
  return monthDay(on) < monthDay(born) ? years - 1 : years;
};

const bandOf = (age: number): string => AGE_BANDS.findLast(({ from }) => from <= age)!.name;
const regionOf = (comune: string | null): string | undefined =>
  comune === null ? undefined : smallReference.comune(comune)?.region;

/** The values of a facet a document counts under. */
const valuesOf = (
  { facts, facets }: WorkerDocument,
  facet: Facet,
  asOf: number,
): readonly string[] => {
  const one = (value: string | number | null | undefined): string[] =>
    value === null || value === undefined ? [] : [String(value)];
  switch (facet) {
    case 'region':
      return one(regionOf(facets.comune));
    case 'province':
      return one(facets.comune?.slice(0, 3));
    case 'age':
      return [bandOf(yearsAt(facets.birth, asOf))];
    case 'skill':
      return facets.skills;
    case 'occupation':
      return facets.occupations;
    case 'sector':
      return facets.sectors;
    case 'never':
      return NEVER_KEYS.filter((key) => facets.never.includes(key));
    case 'due':
      return dueOf(facts, asOf);
    default:
      return one(facets[facet]);
  }
};

const hasAll = (document: WorkerDocument, text: string): boolean => {
  const { name, place, code, work } = document.text;
  return queryTerms(text).every(({ word, stem, prefix }) => {
    const begins = (term: string, with_: string): boolean =>
      prefix ? term.startsWith(with_) : term === with_;
    return (
      [...name, ...place].some((term) => begins(term, word)) ||
      work.some((term) => begins(term, stem)) ||
      code === word
    );
  });
};

const meets = (document: WorkerDocument, query: PeopleQuery, facet: Facet): boolean => {
  const { facets } = document;
  const is = (asked: string | number | undefined): boolean =>
    asked === undefined || valuesOf(document, facet, query.asOf).includes(String(asked));
  switch (facet) {
    case 'age': {
      const age = yearsAt(facets.birth, query.asOf);
      return age >= (query.ageFrom ?? 0) && age <= (query.ageTo ?? 999);
    }
    case 'never':
      return (
        (query.never ?? []).every((key) => facets.never.includes(key)) &&
        !(query.asked ?? []).some((key) => facets.never.includes(key))
      );
    default:
      return is(query[facet]);
  }
};

const largest = (values: readonly string[], most: number): Bucket[] => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, most);
};

export interface NaiveFound {
  readonly ids: readonly string[];
  readonly facets: Readonly<Record<Facet, readonly Bucket[]>>;
}

/** Everyone found, in the order asked (relevance apart), and the facets. */
export const naiveFind = (
  documents: readonly WorkerDocument[],
  scope: Scope,
  query: PeopleQuery,
): NaiveFound => {
  const reach: Reach = reachOf(scope, 'workers', 'read');
  const base = documents.filter(
    (document) => reaches(reach, document.access) && hasAll(document, query.text ?? ''),
  );
  const without = (own?: Facet): WorkerDocument[] =>
    base.filter((d) => FACETS.every((facet) => facet === own || meets(d, query, facet)));
  const compare = (a: WorkerDocument, b: WorkerDocument): number => {
    const byTime = Date.parse(b.facets.updatedAt) - Date.parse(a.facets.updatedAt);
    const byName = a.sortName < b.sortName ? -1 : Number(a.sortName > b.sortName);
    return (query.sort === 'updated' ? byTime : byName) || (a.id < b.id ? -1 : 1);
  };
  return {
    ids: without()
      .sort(compare)
      .map(({ id }) => id),
    facets: Object.fromEntries(
      FACETS.map((facet) => [
        facet,
        largest(
          without(facet).flatMap((document) => valuesOf(document, facet, query.asOf)),
          query.whole === facet ? Infinity : 30,
        ),
      ]),
    ) as unknown as NaiveFound['facets'],
  };
};
