import type { AnyBank } from './port.js';

/** How an engine keeps each bank a store was opened with. */
export class Tables<T> {
  readonly #byBank: ReadonlyMap<string, T>;

  constructor(banks: readonly AnyBank[], tableOf: (bank: AnyBank) => T) {
    this.#byBank = new Map(banks.map((bank) => [bank.name, tableOf(bank)]));
  }

  get all(): readonly T[] {
    return [...this.#byBank.values()];
  }

  /** @throws where the store was opened without the bank, which is a defect of the caller's */
  readonly of = (bank: AnyBank): T => {
    const table = this.#byBank.get(bank.name);
    if (table === undefined) throw new Error(`This store was opened without the bank ${bank.name}`);
    return table;
  };
}
