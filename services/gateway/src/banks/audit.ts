import type { Bank } from '@rosa/store';

/** One act on personal data, as the trail keeps it. */
export interface AuditRecord {
  readonly at: string;
  /** Account or token id. */
  readonly actor: string;
  readonly name: string;
  readonly role: string;
  readonly action: string;
  readonly purpose: string | null;
  /** Ids of the people seen or changed. */
  readonly subjects: readonly string[];
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  readonly requestId: string;
}

/** Entries are only ever added: no use case and no route changes or removes one. */
export const auditBank: Bank<AuditRecord> = {
  name: 'audit',
  schemaVersion: 1,
  keys: { at: 'text', actor: 'text', action: 'text', subjects: 'list' },
  unique: [],
  keysOf: ({ at, actor, action, subjects }) => ({ at, actor, action, subjects }),
  accessOf: () => ({}),
  keepsHistory: false,
  hardlyRead: true,
};
