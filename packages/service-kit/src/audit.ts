import type { Scope } from '@rosa/domain';

/** One act on personal data: who, why, on whom. Recorded before the answer leaves. */
export interface AuditEntry {
  readonly scope: Scope;
  /** What was done, as `workers.read` or `match`. */
  readonly action: string;
  /** The people seen or changed, by id; empty for acts on no one in particular. */
  readonly subjects: readonly string[];
  /** What else explains the act (ids of lists, counts); never personal data. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** The gateway's trail; services write to it through this port. */
export interface AuditTrail {
  /** Resolves when the entry is kept. */
  record(entry: AuditEntry): Promise<void>;
}
