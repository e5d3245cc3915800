import { slicesOf, type Company, type Project, type QuestionSet } from '@rosa/domain';
import { call, withQuery } from '../api/client.js';
import type { Page, Recorded } from '../api/shapes.js';
import type { Entry } from '../shared/reference/names.js';
import { findCopy } from './copies.js';
import { device, type Copy } from './device.js';
import { ownerOfCopies } from './kept-session.js';
import type { LoggedEntry } from './logged-entry.js';

/** A copy of the territory on this device: its companies, what was last said at them, its projects, the tracks' questions. */

export type KeptCompany = Recorded<Company>;

/** What of the territory is kept whole. */
export interface Territory {
  readonly comuni: readonly Entry[];
  readonly skills: readonly Entry[];
  readonly questionSets: readonly QuestionSet[];
  readonly projects: readonly Pick<Project, 'code' | 'title' | 'comune'>[];
}

const NAME = 'territory';

/** More than a territory has; a phone keeps a few megabytes. */
const MOST = { companies: 5000, entries: 2000, projects: 1000, skills: 1000 } as const;
const PAGE = 500;

const allOf = async <T>(path: string, most: number): Promise<readonly T[]> => {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await call<Page<T>>(withQuery(path, { cursor, limit: PAGE }));
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && items.length < most);
  return items;
};

/** Addresses stay far below what servers take. */
const CODES_AT_ONCE = 200;

const comuniOf = async (codes: readonly string[]): Promise<readonly Entry[]> => {
  const found = await Promise.all(
    slicesOf([...new Set(codes)], CODES_AT_ONCE).map((chunk) =>
      call<{ readonly items: readonly Entry[] }>(
        withQuery('/reference/comuni', { codes: chunk.join(','), limit: PAGE }),
      ),
    ),
  );
  return found.flatMap(({ items }) => items);
};

interface Everything {
  readonly companies: readonly KeptCompany[];
  readonly entries: readonly LoggedEntry[];
  readonly kept: Territory;
}

const readAll = async (): Promise<Everything> => {
  const [companies, entries, projects, skills, sets] = await Promise.all([
    allOf<KeptCompany>('/companies', MOST.companies),
    allOf<LoggedEntry>('/logbook', MOST.entries),
    allOf<Project>('/projects', MOST.projects),
    allOf<Entry>('/reference/skills', MOST.skills),
    call<Page<QuestionSet>>('/question-sets'),
  ]);
  const places = companies.flatMap(({ comune, sites }) => [
    comune,
    ...sites.map((site) => site.comune),
  ]);
  const comuni = await comuniOf([...places, ...entries.map((entry) => entry.comune)]);
  return {
    companies,
    entries,
    kept: {
      comuni,
      skills,
      questionSets: sets.items,
      projects: projects.map(({ code, title, comune }) => ({ code, title, comune })),
    },
  };
};

/** Reads it all anew and keeps it in the place of what was there. @throws what {@link call} throws */
export const refreshTerritory = async (owner: string): Promise<void> => {
  const { companies, entries, kept } = await readAll();
  // They may have signed out meanwhile.
  if ((await ownerOfCopies()) !== owner) return;
  const transaction = (await device()).transaction(['copies', 'companies', 'entries'], 'readwrite');
  const store = {
    copies: transaction.objectStore('copies'),
    companies: transaction.objectStore('companies'),
    entries: transaction.objectStore('entries'),
  };
  await Promise.all([
    store.companies.clear(),
    store.entries.clear(),
    ...companies.map((company) => store.companies.put(company)),
    ...entries.map((entry) => store.entries.put(entry)),
    store.copies.put({ at: new Date().toISOString(), value: kept }, NAME),
    transaction.done,
  ]);
};

export const findTerritory = (): Promise<Copy<Territory> | null> => findCopy<Territory>(NAME);

/** A value out of the copy, with its age; `null` where the copy has none. */
const aged = async <T>(value: T | undefined): Promise<Copy<T> | null> => {
  const territory = await findTerritory();
  return territory && value !== undefined ? { at: territory.at, value } : null;
};

export const keptCompanies = async (): Promise<Copy<readonly KeptCompany[]> | null> =>
  aged(await (await device()).getAll('companies'));

export const keptCompany = async (id: string): Promise<Copy<KeptCompany> | null> =>
  aged(await (await device()).get('companies', id));

const newestFirst = (entries: readonly LoggedEntry[]): readonly LoggedEntry[] =>
  entries.toSorted((a, b) => b.on.localeCompare(a.on) || b.createdAt.localeCompare(a.createdAt));

export const keptEntries = async (): Promise<Copy<readonly LoggedEntry[]> | null> =>
  aged(newestFirst(await (await device()).getAll('entries')));

export const keptEntriesAt = async (
  companyId: string,
): Promise<Copy<readonly LoggedEntry[]> | null> =>
  aged(newestFirst(await (await device()).getAllFromIndex('entries', 'companyId', companyId)));

export const keptEntry = async (id: string): Promise<Copy<LoggedEntry> | null> =>
  aged(await (await device()).get('entries', id));

/** The tracks' questions. */
export const keptQuestions = async (): Promise<Copy<readonly QuestionSet[]> | null> =>
  aged((await findTerritory())?.value.questionSets);
