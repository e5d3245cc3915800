import type { estypes } from '@elastic/elasticsearch';
import { DUE_KEYS } from '@rosa/domain';
import { bornBy } from '../ages.js';
import {
  AGE_BANDS,
  FACETS,
  type Bucket,
  type Facet,
  type PeoplePage,
  type PeopleQuery,
} from '../port.js';
import { isDue, type Filter } from './filters.js';
import { all, type Query } from './query.js';

/** The facets: how many of the found have each value, if the facet's own condition were not there. */

const LARGEST = 30;
/** More than any facet has values: so the counts of several shards add up exactly. */
const EVERY_VALUE = 20_000;

type Aggregation = estypes.AggregationsAggregationContainer;

const byAge = (asOf: number): Aggregation => ({
  range: {
    field: 'facets.birth',
    ranges: AGE_BANDS.map(({ name, from }, i) => {
      const next = AGE_BANDS[i + 1];
      // Born after those of the next band, and no later than those who have just entered this one.
      const oldest = next ? { from: bornBy(asOf, next.from) + 1 } : {};
      return { key: name, ...oldest, ...(from === 0 ? {} : { to: bornBy(asOf, from) + 1 }) };
    }),
  },
});

const byReason = (asOf: number): Aggregation => ({
  filters: {
    keyed: false,
    filters: Object.fromEntries(DUE_KEYS.map((key) => [key, isDue(key, asOf)])),
  },
});

type Asked = Pick<PeopleQuery, 'asOf' | 'whole' | 'counts'>;

const valuesOf = (facet: Facet, { asOf, whole }: Asked): Aggregation => {
  if (facet === 'age') return byAge(asOf);
  if (facet === 'due') return byReason(asOf);
  return {
    terms: {
      field: `facets.${facet}`,
      size: facet === whole ? EVERY_VALUE : LARGEST,
      shard_size: EVERY_VALUE,
      order: [{ _count: 'desc' }, { _key: 'asc' }],
    },
  };
};

/** Counts every facet asked for; facets without a condition of their own are counted among all the found, together. */
export const facetsSearch = (
  filters: readonly Filter[],
  asked: Asked,
): Record<string, Aggregation> => {
  const among = (without: Facet | null): Query =>
    all(...filters.filter(({ facet }) => facet !== without).map(({ condition }) => condition));
  const { counts = FACETS } = asked;
  const own = new Set(filters.map(({ facet }) => facet).filter((facet) => counts.includes(facet)));
  const counted = (facets: readonly Facet[]): Record<string, Aggregation> =>
    Object.fromEntries(facets.map((facet) => [facet, valuesOf(facet, asked)]));
  return {
    found: { filter: among(null), aggs: counted(counts.filter((facet) => !own.has(facet))) },
    ...Object.fromEntries(
      [...own].map((facet) => [facet, { filter: among(facet), aggs: counted([facet]) }]),
    ),
  };
};

interface Counted {
  readonly buckets: readonly { readonly key: string; readonly doc_count: number }[];
}

type CountedFacets = Readonly<Record<string, Readonly<Record<string, Counted>>>>;

/** None of a facet that was not to be counted. */
const bucketsOf = ({ buckets }: Counted = { buckets: [] }): readonly Bucket[] =>
  buckets
    .map(({ key, doc_count }) => ({ value: key, count: doc_count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));

export const facetsOf = (aggregations: unknown): PeoplePage['facets'] => {
  const counted = aggregations as CountedFacets;
  return Object.fromEntries(
    FACETS.map((facet) => [facet, bucketsOf(counted[facet]?.[facet] ?? counted['found']?.[facet])]),
  ) as unknown as PeoplePage['facets'];
};
