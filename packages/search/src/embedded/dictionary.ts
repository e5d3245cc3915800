/** Codes as small numbers, given in order of first sight and never taken back. */
export class Dictionary {
  private readonly numbers = new Map<string, number>();
  readonly codes: string[] = [];

  constructor(codes: readonly string[] = []) {
    for (const code of codes) this.add(code);
  }

  get size(): number {
    return this.codes.length;
  }

  /** The code's number; a new one where it has none yet. */
  add(code: string): number {
    const known = this.numbers.get(code);
    if (known !== undefined) return known;
    this.numbers.set(code, this.codes.length);
    return this.codes.push(code) - 1;
  }

  /** The code's number, -1 where no one has it. */
  find(code: string): number {
    return this.numbers.get(code) ?? -1;
  }
}
