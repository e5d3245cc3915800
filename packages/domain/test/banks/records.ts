import { DEMAND } from './demand-records.js';
import { SUPPLY } from './supply-records.js';
import type { BankExample } from './example.js';

/** One full record of each bank. */
export const EXAMPLES: Readonly<Record<string, BankExample>> = { ...SUPPLY, ...DEMAND };
