import { PROGRAMME_KINDS, SEXES, STATES } from '@rosa/domain';
import type { AccessKeys, WorkerDocument } from '@rosa/domain';
import type { Dictionary } from './dictionary.js';
import type { People } from './people.js';

/** Writes what people are found and counted by into the columns. */

/** In `worker`: the record is reached by its own id, which needs no entry in a dictionary. */
export const OWN_ID = 1;
const NAME_START_BYTES = 6;

const numberOf = (dictionary: Dictionary, code: string | null | undefined): number =>
  code === null || code === undefined ? 0 : dictionary.add(code) + 1;

const writeAccess = (people: People, slot: number, id: string, access: AccessKeys): void => {
  const { columns, dictionaries } = people;
  columns.territory[slot] = numberOf(dictionaries.territories, access.territory);
  columns.body[slot] = numberOf(dictionaries.bodies, access.bodyCode);
  columns.company[slot] = numberOf(dictionaries.companies, access.companyId);
  columns.owner[slot] = numberOf(dictionaries.owners, access.ownerId);
  const { workerId } = access;
  const other = numberOf(dictionaries.workers, workerId === id ? undefined : workerId);
  columns.worker[slot] = workerId === id ? OWN_ID : other && other + OWN_ID;
};

/** The first six bytes as a number: it orders as they do. */
const nameStartOf = (bytes: Uint8Array): number => {
  let start = 0;
  for (let i = 0; i < NAME_START_BYTES; i++) start = start * 256 + (bytes[i] ?? 0);
  return start;
};

const writeName = ({ columns, lists }: People, slot: number, name: string): void => {
  const bytes = Buffer.from(name);
  columns.nameStart[slot] = nameStartOf(bytes);
  const rest = bytes.subarray(NAME_START_BYTES);
  const at = lists.names.reserve(slot, Math.ceil(rest.length / 4));
  const { values } = lists.names;
  for (let i = 0; i < rest.length; i += 4) {
    values[at + i / 4] =
      (rest[i]! << 24) |
      ((rest[i + 1] ?? 0) << 16) |
      ((rest[i + 2] ?? 0) << 8) |
      (rest[i + 3] ?? 0);
  }
};

export const writeFacets = (people: People, slot: number, document: WorkerDocument): void => {
  const { columns, dictionaries, sets } = people;
  const { facets } = document;
  columns.sex[slot] = SEXES.indexOf(facets.sex);
  columns.birth[slot] = facets.birth;
  columns.comune[slot] = numberOf(dictionaries.comuni, facets.comune);
  columns.programme[slot] =
    facets.programme === null ? 255 : PROGRAMME_KINDS.indexOf(facets.programme);
  columns.facetState[slot] = STATES.indexOf(facets.state);
  columns.facetSchooling[slot] = facets.schooling ?? -1;
  columns.updated[slot] = Date.parse(facets.updatedAt);
  for (const code of facets.skills) sets.facetSkills.set(code, slot);
  for (const code of facets.occupations) sets.facetOccupations.set(code, slot);
  for (const code of facets.sectors) sets.facetSectors.set(code, slot);
  for (const key of facets.never) sets.never.set(key, slot);
  writeAccess(people, slot, document.id, document.access);
  writeName(people, slot, document.sortName);
};

/** Orders two slots by sort name, as code points order. */
export const compareNames = ({ columns, lists }: People, a: number, b: number): number => {
  const start = columns.nameStart[a]! - columns.nameStart[b]!;
  if (start !== 0) return start;
  const { starts, lengths, values } = lists.names;
  const from = starts[a]!;
  const other = starts[b]!;
  const common = Math.min(lengths[a]!, lengths[b]!);
  for (let i = 0; i < common; i++) {
    const difference = (values[from + i]! >>> 0) - (values[other + i]! >>> 0);
    if (difference !== 0) return difference;
  }
  return lengths[a]! - lengths[b]!;
};

/** The sort name of a slot. */
export const nameOf = ({ columns, lists }: People, slot: number): string => {
  const bytes: number[] = [];
  let start = columns.nameStart[slot]!;
  for (let i = 0; i < NAME_START_BYTES; i++, start = Math.floor(start / 256)) {
    bytes.unshift(start % 256);
  }
  const at = lists.names.starts[slot]!;
  for (let i = 0; i < lists.names.lengths[slot]!; i++) {
    const four = lists.names.values[at + i]!;
    bytes.push(four >>> 24, (four >>> 16) & 255, (four >>> 8) & 255, four & 255);
  }
  return Buffer.from(bytes.filter((byte) => byte !== 0)).toString();
};
