import type { NeverKey } from '../projection/worker-document.js';

/**
 * The parts of a record that lists ask (matching.md, "Values" and "Terms"): what was never asked of someone hides them from
 * the lists that ask for it. A person of whom all of it was asked can be found by any list.
 */
export const FINDING_KEYS = [
  'experiences',
  'skills',
  'schooling',
  'licences',
  'languages',
  'answers',
  'address',
] as const satisfies readonly NeverKey[];

/** Without these someone is found, and cannot be proposed or reached. */
export const PROPOSING_KEYS = ['consent', 'contacts'] as const satisfies readonly NeverKey[];
