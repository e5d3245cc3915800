import type { Readable } from 'node:stream';
import type { Skill, SkillFamily } from '@rosa/domain';
import { parse } from 'csv-parse';

const ADDRESS = /^http:\/\/data\.europa\.eu\/esco\/skill\/([\w-]+)$/;

const NEEDED = ['conceptUri', 'preferredLabel', 'reuseLevel'] as const;

type EscoRow = Readonly<Partial<Record<string, string>>>;

/** ESCO says of each concept how far it is reused; what serves in every sector is our transversal family. */
const familyOf = (row: EscoRow): SkillFamily =>
  row['reuseLevel'] === 'transversal' ? 'transversal' : 'technical';

const headersOf = (headers: readonly string[]): string[] => {
  const missing = NEEDED.filter((needed) => !headers.includes(needed));
  if (missing.length > 0) throw new Error(`not an ESCO skills file: no ${missing.join(', ')}`);
  return [...headers];
};

const skillOf = (row: EscoRow, line: number): Skill => {
  const address = row['conceptUri'] ?? '';
  const id = ADDRESS.exec(address)?.[1];
  if (!id) throw new Error(`line ${line}: «${address}» is not the address of an ESCO skill`);
  const label = row['preferredLabel']?.trim();
  if (!label) throw new Error(`line ${line}: the skill ${address} has no label`);
  return {
    code: `esco:${id}`,
    label: { it: label, en: label },
    family: familyOf(row),
    esco: address,
    occupations: [],
  };
};

/**
 * The skills of the official ESCO download `skills_it.csv`, one by one as the file is read.
 *
 * The file carries one language: its label serves for both. It ties no skill to an occupation. Concepts
 * ESCO has withdrawn are left out.
 *
 * @param stream the file, UTF-8, with or without BOM
 * @throws Error where the file lacks a column, or a row an address or a label, with its line
 */
export async function* readEscoSkills(stream: Readable): AsyncGenerator<Skill> {
  const parser = parse({
    bom: true,
    columns: headersOf,
    info: true,
    relax_column_count_more: true,
  });
  stream.once('error', (error) => parser.destroy(error));
  const rows = stream.pipe(parser) as AsyncIterable<{ info: { lines: number }; record: EscoRow }>;
  try {
    for await (const { info, record } of rows) {
      if ((record['status'] ?? 'released') === 'released') yield skillOf(record, info.lines);
    }
  } finally {
    // Whoever stops half way, or meets a wrong row, leaves no file open.
    stream.destroy();
  }
}
