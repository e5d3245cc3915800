import type { HeldPerson, Holding } from '@rosa/test-kit/engine-reader';

/** What the callers were told was done, written down by them, and what must therefore be found. */

/** One person, as last acknowledged. */
interface Person {
  readonly fiscalCode: string;
  rev: number;
  isDeleted: boolean;
  /** The address last acknowledged: a revision is not enough to know whose change it holds. */
  address: string;
  /** A change was asked for and not answered: it may have been made or not. Nobody asks for another. */
  isInDoubt: boolean;
}

interface Paper {
  readonly service: string;
  readonly bank: string;
  readonly id: string;
}

/** What was found against the ledger, each a list of ids. */
export interface Judgement {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly back: readonly string[];
}

export interface Held {
  readonly people: ReadonlyMap<string, HeldPerson>;
  records(service: string, bank: string): Promise<ReadonlyMap<string, Holding>>;
}

export class Ledger {
  readonly people = new Map<string, Person>();
  private readonly papers: Paper[] = [];
  /** Codici fiscali of rows that an import said it has taken in. */
  private readonly imported = new Set<string>();
  private readonly waiting = new Set<() => void>();

  /** Writes acknowledged, rows of imports included. */
  acknowledged = 0;
  /** Calls that were not answered, or answered 5xx. */
  failures = 0;
  /** Answers 4xx: nobody does anything wrong here. */
  readonly refusals: string[] = [];

  keepPerson(id: string, fiscalCode: string, rev: number, address: string): void {
    this.people.set(id, { fiscalCode, rev, isDeleted: false, address, isInDoubt: false });
    this.count(1);
  }

  keepPaper(service: string, bank: string, id: string): void {
    this.papers.push({ service, bank, id });
    this.count(1);
  }

  keepImport(codes: readonly string[]): void {
    for (const code of codes) this.imported.add(code);
    this.count(codes.length);
  }

  count(writes: number): void {
    this.acknowledged += writes;
    for (const tell of this.waiting) tell();
  }

  fail(): void {
    this.failures += 1;
    for (const tell of this.waiting) tell();
  }

  /** Resolves when so many writes more were acknowledged. */
  more(writes: number): Promise<void> {
    const goal = this.acknowledged + writes;
    return this.when(() => this.acknowledged >= goal);
  }

  /** Resolves when so many more writes were acknowledged or calls have failed: time as the callers feel it. */
  tried(calls: number): Promise<void> {
    const goal = this.acknowledged + this.failures + calls;
    return this.when(() => this.acknowledged + this.failures >= goal);
  }

  async judge({ people, records }: Held): Promise<Judgement> {
    const live = new Map<string, number>();
    for (const { deleted, fiscalCode } of people.values())
      if (!deleted) live.set(fiscalCode!, (live.get(fiscalCode!) ?? 0) + 1);
    const mine = [...this.people];
    const isBack = ([id, { isDeleted }]: (typeof mine)[number]): boolean =>
      isDeleted && people.get(id)?.deleted !== true;
    const isLost = ([id, person]: (typeof mine)[number]): boolean =>
      !person.isDeleted && !isKept(person, people.get(id));
    const rows = [...this.imported].filter((code) => !live.has(code));
    return {
      lost: [...ids(mine.filter(isLost)), ...rows, ...(await this.lostPapers(records))],
      doubled: [...live].flatMap(([code, count]) => (count > 1 ? [code] : [])),
      back: ids(mine.filter(isBack)),
    };
  }

  private async lostPapers(records: Held['records']): Promise<string[]> {
    const lost: string[] = [];
    const banks = new Map<string, Promise<ReadonlyMap<string, Holding>>>();
    for (const { service, bank, id } of this.papers) {
      const key = `${service} ${bank}`;
      const held = banks.get(key) ?? records(service, bank);
      banks.set(key, held);
      if ((await held).get(id)?.deleted !== false) lost.push(`${bank} ${id}`);
    }
    return lost;
  }

  private when(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!holds()) return;
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
      look();
    });
  }
}

const ids = (people: readonly (readonly [string, Person])[]): string[] => people.map(([id]) => id);

/** Is the person held as last acknowledged, or, where a change is in doubt, with that change and no other? */
const isKept = (person: Person, held: HeldPerson | undefined): boolean => {
  if (!held) return false;
  const isSame = held.rev === person.rev && held.address === person.address && !held.deleted;
  return isSame || (person.isInDoubt && held.rev === person.rev + 1);
};
