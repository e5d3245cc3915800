import type { estypes } from '@elastic/elasticsearch';
import { TERM_KEYS } from '@rosa/domain';
import type { Settings } from './settings.js';

/** The shape of the index: strict, each field for what is asked of it and nothing more. */

/** Changes with the fields or with what they hold; each shape has an index of its own. */
export const SHAPE = '3';

type Property = estypes.MappingProperty;

const keyword: Property = { type: 'keyword', doc_values: false };
const counted: Property = { type: 'keyword' };
const day: Property = { type: 'integer' };
const nested = (properties: Record<string, Property>): Property => ({
  type: 'nested',
  dynamic: 'strict',
  properties,
});

/** The field of the answer to a key of the closed list: see `saidAs`. */
export const answerField = (key: string): string => `said.${key}`;

/** Keys answered by occupation have no end: they are held as nested entries. */
export const isTask = (key: string): boolean => key.startsWith('task:');

const matching: Record<string, Property> = {
  lot: { type: 'long', index: false },
  // The rule's own words for a person: read back for the listed few, never searched.
  facts: { type: 'object', enabled: false },
  heldUntil: { type: 'integer', doc_values: false },
  holds: keyword,
  unasked: keyword,
  skillsAsked: keyword,
  said: {
    dynamic: 'strict',
    properties: Object.fromEntries(TERM_KEYS.map((key) => [key, day])),
  },
  tasks: nested({ key: keyword, said: day }),
  skills: nested({
    code: keyword,
    held: day,
    last: day,
    evidence: { type: 'float', index: false },
  }),
  occupations: nested({
    code: keyword,
    held: day,
    since: day,
    last: day,
    evidence: { type: 'float' },
  }),
  home: { type: 'geo_point' },
  commute: keyword,
  boundOn: { type: 'integer', doc_values: false },
};

const finding: Record<string, Property> = {
  access: {
    dynamic: 'strict',
    properties: {
      territory: keyword,
      companyId: keyword,
      bodyCode: keyword,
      workerId: keyword,
      ownerId: keyword,
    },
  },
  facets: {
    dynamic: 'strict',
    properties: {
      region: counted,
      province: counted,
      comune: counted,
      sex: counted,
      schooling: counted,
      programme: counted,
      state: counted,
      skill: counted,
      occupation: counted,
      sector: counted,
      never: counted,
      birth: day,
      ascertainedOn: day,
      placedUntil: day,
    },
  },
  updated: { type: 'long', index: false },
  sortName: { type: 'keyword', index: false },
  words: keyword,
  names: keyword,
  work: keyword,
  code: keyword,
};

const mappings: estypes.MappingTypeMapping = {
  dynamic: 'strict',
  _source: { includes: ['facts'] },
  properties: {
    id: { type: 'keyword', index: false },
    rev: { type: 'long', index: false },
    deleted: { type: 'boolean' },
    ...matching,
    ...finding,
  },
};

/** What an index says of itself, beside its shape. */
export interface IndexMeta {
  /** Seals cursors: the same in every process, so that a page turned in one can be turned further in another. */
  readonly cursorKey: string;
}

/** Written changes are shown by `refresh`; without one, after this long. */
export const REFRESH_INTERVAL = '1s';

/** The body that makes an index. Sorted by lot, so that of equal scores the first met is the first in order. */
export const indexOf = (
  { shards, replicas }: Settings,
  meta: IndexMeta,
): Pick<estypes.IndicesCreateRequest, 'settings' | 'mappings'> => ({
  settings: {
    number_of_shards: shards,
    number_of_replicas: replicas,
    refresh_interval: REFRESH_INTERVAL,
    'index.sort.field': ['lot'],
    'index.sort.order': ['asc'],
    'index.max_result_window': 10_000,
  },
  mappings: { ...mappings, _meta: { ...meta } },
});
