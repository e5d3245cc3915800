import type { Interview, Outlet } from '@rosa/domain';

/** An interview under way, as it is kept on the device until it is recorded: what was said so far, and no name. */
export interface Draft {
  readonly kind: Interview['kind'];
  readonly on: string;
  /** By term: yes or no; not there where it was not asked. */
  readonly answers: Readonly<Record<string, 'yes' | 'no'>>;
  readonly commuteKm: number | null;
  readonly skills: readonly { readonly code: string; readonly months: number }[];
  readonly experiences: readonly {
    readonly occupation: string;
    readonly employer: string;
    readonly from: string;
    readonly to: string;
  }[];
  readonly careerComplete: boolean | null;
  readonly outlets: readonly Outlet[] | null;
  readonly note: string;
  readonly proposals: boolean | null;
  /** Of the questions it answers, once one is answered. */
  readonly version: number | null;
  /** By question, as typed; empty, or not there, where it was not asked. */
  readonly questionnaire: Readonly<Record<string, string>>;
}

/** A draft left alone for so long is thrown away, ms. */
const KEPT_FOR = 7 * 86_400_000;

/** Of each operator their own: who signs in after them does not find it. */
const keyOf = (actor: string, workerId: string): string => `rosa.interview.${actor}.${workerId}`;

interface Kept {
  readonly at: number;
  readonly draft: Draft;
}

export const newDraft = (on: string): Draft => ({
  kind: 'first',
  on,
  answers: {},
  commuteKm: null,
  skills: [],
  experiences: [],
  careerComplete: null,
  outlets: null,
  note: '',
  proposals: null,
  version: null,
  questionnaire: {},
});

export const keptDraft = (actor: string, workerId: string): Draft | null => {
  const kept = localStorage.getItem(keyOf(actor, workerId));
  if (kept === null) return null;
  const { at, draft } = JSON.parse(kept) as Kept;
  if (Date.now() - at < KEPT_FOR) return { ...newDraft(draft.on), ...draft };
  dropDraft(actor, workerId);
  return null;
};

export const hasDraft = (actor: string, workerId: string): boolean =>
  keptDraft(actor, workerId) !== null;

export const keepDraft = (actor: string, workerId: string, draft: Draft): void => {
  const kept: Kept = { at: Date.now(), draft };
  localStorage.setItem(keyOf(actor, workerId), JSON.stringify(kept));
};

export const dropDraft = (actor: string, workerId: string): void =>
  localStorage.removeItem(keyOf(actor, workerId));
