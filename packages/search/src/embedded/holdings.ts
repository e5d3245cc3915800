import { join } from 'node:path';
import { slicesOf, type IndexEntry, type Tombstone, type WorkerDocument } from '@rosa/domain';
import type { IndexVersion, WriteResult } from '../port.js';
import { bytesOfId, idOfBytes } from './ids.js';
import { OutSets } from './outs.js';
import { People } from './people.js';
import { loadSnapshot, saveSnapshot } from './snapshot.js';
import { SpatialOrder } from './spatial-order.js';
import { putPerson } from './put-person.js';
import { openText, setAside, type Notice } from './recover.js';
import type { TextIndex } from './text-index.js';

const VERSIONS_A_BATCH = 2000;

/**
 * One build of the index in its folder: the people in their columns, and the text index. A write is in the text index
 * first, durably, then in the columns; the columns reach the disk later, in the snapshot. What either lacks after a crash
 * shows as a lower revision, and is written again.
 */
export class Holdings {
  readonly outs: OutSets;
  readonly order: SpatialOrder;
  private slotsByRow = new Int32Array(1024).fill(-1);
  /** Changes of the people that the snapshot on disk has. */
  private saved: number;

  private constructor(
    private readonly folder: string,
    readonly people: People,
    readonly text: TextIndex,
  ) {
    this.outs = new OutSets(people);
    this.order = new SpatialOrder(people);
    this.saved = people.changes.end;
  }

  /** Loads what the folder holds; what is damaged is set aside, said, and begun anew. */
  static async open(folder: string, notice: Notice): Promise<Holdings> {
    const path = snapshotIn(folder);
    const loaded = await loadSnapshot(path).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') await setAside([path], error, notice);
      return { people: new People(), textChanges: -1 };
    });
    const text = await openText(join(folder, 'text.db'), notice);
    const holdings = new Holdings(folder, loaded.people, text);
    if (text.changes === loaded.textChanges) holdings.enterRows();
    else holdings.readRows();
    return holdings;
  }

  get unsaved(): number {
    return this.people.changes.end - this.saved;
  }

  readonly slotOfRow = (row: number): number => this.slotsByRow[row] ?? -1;

  /** Writes entries, each only where it is newer than what is held. */
  write(entries: readonly IndexEntry[]): WriteResult[] {
    const last = new Map<string, IndexEntry>();
    const results = entries.map((entry): WriteResult => {
      const { id, rev } = entry;
      if (!bytesOfId(id)) return { id, ok: false, error: 'not a UUID' };
      if (rev <= (last.get(id)?.rev ?? this.heldRev(entry))) {
        return { id, ok: true, outcome: 'stale' };
      }
      last.set(id, entry);
      return { id, ok: true, outcome: 'written' };
    });
    if (last.size === 0) return results;
    try {
      this.apply([...last.values()]);
      return results;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return results.map((result) =>
        last.has(result.id) ? { id: result.id, ok: false, error: why } : result,
      );
    }
  }

  /** Every revision held: the lower of the columns' and the text index's, 0 where one of them lacks the person. */
  *versions(): Generator<IndexVersion[]> {
    const { people } = this;
    let batch: IndexVersion[] = [];
    for (let slot = 0; slot < people.slots; slot++) {
      const { rev: inColumns, textRev } = people.columns;
      if (!people.isTaken(slot)) continue;
      const rev = Math.min(inColumns[slot]!, textRev[slot]!);
      batch.push({ id: people.ids.idOf(slot), rev, deleted: false });
      if (batch.length === VERSIONS_A_BATCH) {
        yield batch;
        batch = [];
      }
    }
    for (const some of slicesOf([...people.tombstones], VERSIONS_A_BATCH)) {
      for (const [id, rev] of some) batch.push({ id, rev, deleted: true });
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  /** Saves the columns; answers whether it could: not while people change. */
  async save(): Promise<boolean> {
    const at = this.people.changes.end;
    const done = await saveSnapshot(snapshotIn(this.folder), this.people, this.text.changes);
    if (done) this.saved = at;
    return done;
  }

  /** The revision below which an entry is stale. */
  private heldRev({ id, deleted }: IndexEntry): number {
    const buried = this.people.tombstones.get(id) ?? 0;
    const slot = this.people.find(id);
    if (slot < 0) return buried;
    const { rev, textRev } = this.people.columns;
    return Math.max(buried, deleted ? rev[slot]! : Math.min(rev[slot]!, textRev[slot]!));
  }

  private apply(entries: readonly IndexEntry[]): void {
    const rows = this.writeText(entries);
    entries.forEach((entry, i) => {
      if (entry.deleted) this.bury(entry);
      else this.put(entry, rows[i]!);
    });
  }

  /** Answers each entry's row, 0 where the text index has it newer. */
  private writeText(entries: readonly IndexEntry[]): number[] {
    const { people, text } = this;
    const { row, textRev } = people.columns;
    let rows: number[] = [];
    text.transaction(entries.length, () => {
      rows = entries.map((entry) => {
        const slot = people.find(entry.id);
        const at = slot < 0 ? 0 : row[slot]!;
        if (slot >= 0 && entry.rev <= textRev[slot]!) return 0;
        const id = bytesOfId(entry.id)!;
        if (entry.deleted) {
          text.bury(at, id, entry.rev);
          return at;
        }
        return text.put(at, id, entry.rev, entry.text);
      });
    });
    return rows;
  }

  private put(document: WorkerDocument, row: number): void {
    const { people } = this;
    const slot = people.slotFor(document.id);
    const { columns } = people;
    if (row !== 0) {
      columns.row[slot] = row;
      columns.textRev[slot] = document.rev;
      this.linkRow(row, slot);
    }
    if (document.rev > columns.rev[slot]!) putPerson(people, document);
  }

  private bury({ id, rev }: Pick<Tombstone, 'id' | 'rev'>): void {
    const slot = this.people.find(id);
    if (slot >= 0) this.linkRow(this.people.columns.row[slot]!, -1);
    this.people.remove(id, rev);
  }

  private linkRow(row: number, slot: number): void {
    if (row >= this.slotsByRow.length) {
      const grown = new Int32Array(Math.ceil(row * 1.5)).fill(-1);
      grown.set(this.slotsByRow);
      this.slotsByRow = grown;
    }
    this.slotsByRow[row] = slot;
  }

  /** The snapshot was taken at this state of the text index: its rows hold. */
  private enterRows(): void {
    const { slots, columns } = this.people;
    for (let slot = 0; slot < slots; slot++) {
      if (columns.row[slot] !== 0) this.linkRow(columns.row[slot]!, slot);
    }
  }

  /** The text index went its own way since the snapshot: what it holds is read from itself. */
  private readRows(): void {
    this.people.columns.row.fill(0);
    this.people.columns.textRev.fill(0);
    for (const { row, id, rev, deleted } of this.text.rows()) {
      const name = idOfBytes(id);
      if ((this.people.tombstones.get(name) ?? 0) >= rev) continue;
      const slot = this.people.find(name);
      if (deleted) {
        if (slot < 0 || this.people.columns.rev[slot]! < rev) this.bury({ id: name, rev });
        continue;
      }
      const at = slot < 0 ? this.people.slotFor(name) : slot;
      this.people.columns.row[at] = row;
      this.people.columns.textRev[at] = rev;
      this.linkRow(row, at);
    }
  }
}

const snapshotIn = (folder: string): string => join(folder, 'people.snapshot');
