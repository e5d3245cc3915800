import type { Checking } from '../../src/index.js';

/** A full record of a bank, and how it is read. */
export interface BankExample {
  readonly parse: (input: unknown, at: Checking) => unknown;
  readonly record: object;
}

export const id = (last: number): string =>
  `019aaaaa-0000-7000-8000-${String(last).padStart(12, '0')}`;

export const person = { name: 'Anna Verdi', role: 'assessora', phone: '0161 930111', email: null };
