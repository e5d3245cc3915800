import { formatDay, systemScope, unavailable, type Day } from '@rosa/domain';
import type { BankTransfer, ImportRow } from '@rosa/service-kit';
import { drawRegistry, type DrawnBank } from '../demo/registry.js';
import { createWorld } from '../demo/world.js';
import type { Rosa } from '../process/compose.js';
import type { Io } from '../process/control.js';
import { meter } from '../process/progress.js';

export interface Seed {
  readonly people: number;
  readonly seed: number;
  /** The day the registry is of. */
  readonly on: Day;
}

/** Rows written in one transaction. */
const BATCH = 1000;

const takeBatch = async (transfer: BankTransfer, rows: readonly ImportRow[]): Promise<void> => {
  const results = await transfer.import(systemScope('seed'), rows, { dryRun: false });
  const refused = results.findIndex((result) => result.outcome === 'refused');
  if (refused >= 0) {
    const why = JSON.stringify(results[refused]);
    throw unavailable(
      'Registro di dimostrazione',
      `${transfer.type} ${rows[refused]!.line}: ${why}`,
    );
  }
};

const takeBank = async (rosa: Rosa, bank: DrawnBank, io: Io): Promise<void> => {
  const transfer = rosa.transfers.find(({ type }) => type === bank.type);
  if (!transfer) throw new Error(`no bank takes ${bank.type}`);
  const progress = meter(() => Date.now(), bank.count);
  for (let start = 0; start < bank.count; start += BATCH) {
    io.signal.throwIfAborted();
    const rows = Array.from({ length: Math.min(BATCH, bank.count - start) }, (_each, at) => ({
      file: 'seed',
      line: start + at + 1,
      value: bank.draw(start + at),
    }));
    await takeBatch(transfer, rows);
    io.progress(bank.label, progress(start + rows.length));
  }
};

/**
 * Loads the invented registry: the same from one seed and day. What is there already is left as it is, so that a load cut
 * short can be taken up again.
 */
export const seed = async (rosa: Rosa, wanted: Seed, io: Io): Promise<void> => {
  const world = createWorld(rosa.reference, wanted.seed, wanted.on);
  for (const bank of drawRegistry(world, wanted.people)) await takeBank(rosa, bank, io);
  await rosa.indexer.drain();
  io.line(`${wanted.people} persone inventate al ${formatDay(wanted.on)}, seme ${wanted.seed}`);
};
