import {
  checkAnswers,
  parseLogbookEntry,
  type Checking,
  type LogbookEntry,
  type Scope,
} from '@rosa/domain';
import type { Stored } from '@rosa/store';
import type { OpportunityDeps } from '../ports.js';
import type { WrittenEntry } from '../records.js';
import { findQuestionSet } from './question-sets.js';
import { refuseUnknown } from './refuse-unknown.js';

/** An entry as it is read back, with who wrote it; from a client that is said by the scope alone. */
export const parseWrittenEntry = (input: unknown, at: Checking): WrittenEntry => {
  if (input === null || typeof input !== 'object' || !('writtenBy' in input)) {
    return { ...parseLogbookEntry(input, at), writtenBy: null };
  }
  const { writtenBy, ...entry } = input;
  const name = typeof writtenBy === 'string' ? writtenBy : null;
  return { ...parseLogbookEntry(entry, at), writtenBy: name };
};

const holdToQuestions = async (
  deps: OpportunityDeps,
  scope: Scope,
  { track, answered }: LogbookEntry,
): Promise<void> => {
  if (!answered) return;
  const set = await findQuestionSet(deps, scope, track, answered.version);
  checkAnswers(set, answered, 'answered.');
};

/** Holds an entry to the questions it answers and to what it speaks of, and says who wrote it. */
export const allowEntry = async (
  deps: OpportunityDeps,
  scope: Scope,
  entry: WrittenEntry,
  before: Stored<WrittenEntry> | null,
): Promise<WrittenEntry> => {
  await refuseUnknown(deps, scope, { companyId: entry.companyId });
  await holdToQuestions(deps, scope, entry);
  return { ...entry, writtenBy: before ? before.writtenBy : scope.name };
};
