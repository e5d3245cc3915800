import { parsePartialDay, systemScope, todayOf } from '@rosa/domain';
import type { OpportunityDeps, RecordedOutcome } from '../ports.js';
import type { Withdrawal } from '../records.js';

/** What following an outcome and undoing it must agree on. */

/** Whoever follows outcomes. */
export const system = systemScope('outcomes');

/** Id of the mark that an outcome was followed, or was taken back before it could be. */
export const followedMark = (outcomeId: string): string => `outcome:${outcomeId}`;

/** Id of the mark that what an outcome had done was undone. */
export const undoneMark = (outcomeId: string): string => `outcome-withdrawn:${outcomeId}`;

/** Does this outcome take the person out of lists today? A contract that is over does not. */
export const takesOut = (
  { clock }: Pick<OpportunityDeps, 'clock'>,
  outcome: RecordedOutcome,
): boolean => {
  if (outcome.kind === 'exit') return true;
  if (outcome.kind !== 'contract_start') return false;
  return outcome.until === null || parsePartialDay(outcome.until)! >= todayOf(clock);
};

/** What an outcome says of the person where they stood; on the line that they were hired for when `here`. */
export const withdrawalBy = (
  { clock }: Pick<OpportunityDeps, 'clock'>,
  { id: outcomeId, kind, on }: RecordedOutcome,
  here: boolean,
): Withdrawal => {
  const elsewhere = kind === 'exit' ? 'left' : 'hired_elsewhere';
  return { why: here ? 'hired' : elsewhere, on, at: clock.now().toISOString(), outcomeId };
};

/** Each record once, whichever way it was found. */
export const byId = <T extends { readonly id: string }>(
  ...found: readonly (readonly T[])[]
): readonly T[] => [...new Map(found.flat().map((record) => [record.id, record])).values()];
