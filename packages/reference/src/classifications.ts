import type { Coded, Near, Skill, SkillFamily } from '@rosa/domain';
import { byCode, lazily, readTable, type Row } from './tables.js';

/** A row's labels; ATECO is published in Italian alone, and then the Italian serves for both. */
const codedOf = (row: Row): Coded => {
  const it = row['label_it'] ?? row['title_it']!;
  return { code: row['code']!, label: { it, en: row['label_en'] ?? it } };
};

/** ISCO-08, one to four digits. */
export const occupations = lazily(() => byCode(readTable('isco08').map(codedOf)));

/** ATECO 2025, from the section letter down. */
export const sectors = lazily(() => byCode(readTable('ateco2025').map(codedOf)));

/** Driving categories and permits. */
export const licences = lazily(() => byCode(readTable('licences').map(codedOf)));

/** The curated skills, for the occupations LSU/LPU projects really have. */
export const skills = lazily(() =>
  byCode(
    readTable('skills').map((row): Skill => ({
      ...codedOf(row),
      family: row['family'] as SkillFamily,
      esco: row['esco'] || null,
      occupations: row['occupations'] ? row['occupations'].split(';') : [],
    })),
  ),
);

/** The table holds each pair once; both directions are made here, so it cannot be lopsided. */
export const nearOccupations = lazily((): ReadonlyMap<string, readonly Near[]> => {
  const near = new Map<string, Near[]>();
  const add = (from: string, code: string, nearness: number): void => {
    near.set(from, [...(near.get(from) ?? []), { code, nearness }]);
  };
  for (const row of readTable('near_occupations')) {
    const nearness = Number(row['nearness']);
    add(row['code_a']!, row['code_b']!, nearness);
    add(row['code_b']!, row['code_a']!, nearness);
  }
  return near;
});
