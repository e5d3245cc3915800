import type { Coded, Comune, Near, Reference, Skill } from '@rosa/domain';
import { licences, nearOccupations, occupations, sectors, skills } from './classifications.js';
import {
  birthPlaces,
  comuni,
  comuniOf,
  provinces,
  provincesOf,
  regions,
  successors,
} from './places.js';
import { Index, type Entry, type Suggestions } from './suggest.js';
import { digestOfTables, lazily } from './tables.js';

/** The day of the last look through the curated tables, and what all tables hold: an index built on others is built again. */
const version = lazily(() => `2026-11-22-${digestOfTables()}`);

export const KINDS = ['comuni', 'occupations', 'sectors', 'skills', 'licences'] as const;

export type Kind = (typeof KINDS)[number];

const coded =
  (weightOf: (item: Coded) => number, more: (item: Coded) => object = () => ({})) =>
  (item: Coded): Entry => ({
    code: item.code,
    texts: [item.label.it, item.label.en],
    tier: 0,
    weight: weightOf(item),
    item: { ...item, ...more(item) },
  });

const comuneEntry = (comune: Comune): Entry => ({
  code: comune.code,
  texts: [comune.name, comune.provinceName, comune.provinceSign],
  tier: 0,
  weight: comune.population ?? 0,
  item: { ...comune, label: { it: comune.name, en: comune.name } },
});

const near = (code: string): readonly Near[] => nearOccupations().get(code) ?? [];

const INDEXES: Readonly<Record<Kind, () => Index>> = {
  comuni: lazily(() => new Index([...comuni().values()].map(comuneEntry))),
  // Four digits first: they are what people and lines are coded with.
  occupations: lazily(() => {
    const entry = coded(
      (item) => item.code.length,
      (item) => ({ near: near(item.code) }),
    );
    return new Index(
      [...occupations().values()].map((each) => ({
        ...entry(each),
        tier: each.code.length === 4 ? 1 : 0,
      })),
    );
  }),
  sectors: lazily(() => new Index([...sectors().values()].map(coded((item) => -item.code.length)))),
  skills: lazily(() => new Index([...skills().values()].map(coded(() => 0)))),
  licences: lazily(() => new Index([...licences().values()].map(coded(() => 0)))),
};

/** Look-ups for the domain, type-ahead for people, lists for whoever draws from them. */
export interface Catalogue extends Reference {
  /**
   * @param q what was typed so far; empty asks for everything by code
   * @throws `invalid` for a cursor that is not one
   */
  suggest(kind: Kind, q: string | undefined, limit: number, cursor?: string): Suggestions;
  /** The entries of these codes, as `suggest` gives them; a code that is none is left out. */
  named(kind: Kind, codes: readonly string[]): readonly object[];
  /** The comuni of a region (two digits) or a province (three). */
  comuniOf(area: string): readonly Comune[];
  /** Three-digit codes. */
  provincesOf(region: string): readonly string[];
  comuni(): Iterable<Comune>;
  skills(): Iterable<Skill>;
}

/** The shipped classifications and places. Tables are read when first asked for. */
export const loadReference = (): Catalogue => ({
  get version() {
    return version();
  },
  comune: (code) => comuni().get(code),
  successor: (code) => successors().get(code),
  province: (code) => provinces().get(code),
  region: (code) => regions().get(code),
  birthPlace: (belfiore) => birthPlaces().get(belfiore),
  occupation: (code) => occupations().get(code),
  sector: (code) => sectors().get(code),
  skill: (code) => skills().get(code),
  licence: (code) => licences().get(code),
  near,
  suggest: (kind, q, limit, cursor) => INDEXES[kind]().suggest(q, limit, cursor),
  named: (kind, codes) => INDEXES[kind]().named(codes),
  comuniOf,
  provincesOf,
  comuni: () => comuni().values(),
  skills: () => skills().values(),
});
