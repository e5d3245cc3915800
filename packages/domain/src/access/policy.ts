import type { Role, Scope, Territory } from './scope.js';

/**
 * Which records of each bank a role reaches: the role table of the contract, stated once. Stores ask it before every
 * read and every write, so a forgotten check cannot be written.
 */

export const BANKS = [
  'workers',
  'restricted',
  'interviews',
  'plans',
  'credits',
  'refusals',
  'outcomes',
  'projects',
  'bodies',
  'desks',
  'appointments',
  'convocations',
  'targetGroups',
  'imports',
  'companies',
  'leads',
  'logbook',
  'opportunities',
  'shortlists',
  'candidates',
  'rosters',
  'laboratoryRequests',
  'questionSets',
  'accounts',
  'sessions',
  'tokens',
  'invitations',
  'audit',
  'closings',
  'once',
  'state',
] as const;

export type BankName = (typeof BANKS)[number];

/** What a record is reached by. Absent keys never match a restricted reach. */
export interface AccessKeys {
  /** The comune's ISTAT code; empty where no place is known, which makes the record central's. */
  readonly territory?: string;
  readonly companyId?: string;
  readonly bodyCode?: string;
  readonly workerId?: string;
  /** The account that made the record. */
  readonly ownerId?: string;
}

/** The part of a bank a scope reaches; `prefixes` are of comune codes, any of which suffices. */
export type Reach =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'territory'; readonly prefixes: readonly string[] }
  | {
      readonly kind: 'key';
      readonly key: 'companyId' | 'bodyCode' | 'workerId' | 'ownerId';
      readonly value: string;
    };

export type Action = 'read' | 'write';

type Grant = 'all' | 'territory' | 'company' | 'body' | 'self' | 'own';
type Row = { readonly [A in Action]?: Grant };
type Table = { readonly [R in Role]?: Row };

const readAll: Row = { read: 'all' };
const readTerritory: Row = { read: 'territory' };
const writeTerritory: Row = { read: 'territory', write: 'territory' };
const writeAll: Row = { read: 'all', write: 'all' };

/**
 * A person's own records: the operators of the territory write, the lead reads, central looks with a purpose. Central
 * also imports, so its scope may write; which of its calls do is for their routes to say.
 */
const personal: Table = {
  operator: writeTerritory,
  lead: readTerritory,
  central: writeAll,
  worker: { read: 'self' },
};

/** What the programme keeps about its places and partners. */
const supply: Table = {
  operator: writeTerritory,
  animator: readTerritory,
  lead: readTerritory,
  central: writeAll,
};

/** Who calls people for an opportunity of the next province must be able to read it (docs/adr/0009). */
const demand: Table = {
  operator: readAll,
  animator: writeTerritory,
  lead: readAll,
  central: writeAll,
};

const lists: Table = {
  operator: writeTerritory,
  animator: readTerritory,
  lead: readTerritory,
  central: writeAll,
};

const POLICY: { readonly [B in BankName]: Table } = {
  workers: { ...personal, body: { read: 'body' } },
  restricted: { operator: writeTerritory, central: writeAll },
  interviews: personal,
  plans: personal,
  credits: personal,
  refusals: personal,
  outcomes: personal,
  projects: { ...supply, body: { read: 'body' } },
  bodies: { ...supply, body: { read: 'body' } },
  desks: supply,
  appointments: personal,
  convocations: personal,
  // A question about people, not their records: no worker has one.
  targetGroups: { operator: writeTerritory, lead: readTerritory, central: writeAll },
  imports: { central: writeAll },
  companies: { ...demand, employer: { read: 'company' } },
  leads: demand,
  logbook: demand,
  // Workers read what is published, wherever it is: which records those are, and what of them, is for the bank to say.
  opportunities: {
    ...demand,
    operator: { read: 'all', write: 'territory' },
    employer: { read: 'company' },
    worker: readAll,
  },
  shortlists: lists,
  candidates: { ...lists, worker: { read: 'self' } },
  rosters: { ...lists, employer: { read: 'company', write: 'company' } },
  // Of the territory that asks: whoever keeps the person reads and answers it beside that, as the use cases say.
  laboratoryRequests: { operator: writeTerritory, lead: readTerritory, central: writeAll },
  questionSets: {
    operator: readAll,
    animator: readAll,
    lead: readAll,
    central: writeAll,
  },
  accounts: { lead: writeTerritory, central: writeAll },
  sessions: {},
  tokens: { central: writeAll },
  // Whoever is invited bears the secret, and is found by it: the others only make invitations, for companies near them.
  invitations: {
    operator: { write: 'territory' },
    animator: { write: 'territory' },
    central: { write: 'all' },
  },
  // An entry is about several people: who looked at one is asked by who reaches that person (the gateway's `looks`).
  audit: { central: readAll },
  // Counts alone, each of one territory; whose it is, is for the use case to ask.
  closings: { operator: readAll, lead: writeAll, central: writeAll },
  once: {
    operator: { read: 'own', write: 'own' },
    animator: { read: 'own', write: 'own' },
    lead: { read: 'own', write: 'own' },
    central: { read: 'own', write: 'own' },
    employer: { read: 'own', write: 'own' },
    worker: { read: 'own', write: 'own' },
  },
  state: {},
};

const byTerritory = (territory: Territory): Reach =>
  territory === 'all'
    ? { kind: 'all' }
    : territory.length === 0
      ? { kind: 'none' }
      : { kind: 'territory', prefixes: territory };

const byKey = (
  key: 'companyId' | 'bodyCode' | 'workerId' | 'ownerId',
  value: string | undefined,
): Reach => (value === undefined ? { kind: 'none' } : { kind: 'key', key, value });

/** What of a bank this scope may read or write. */
export const reachOf = (scope: Scope, bank: BankName, action: Action): Reach => {
  if (scope.role === 'system') return { kind: 'all' };
  const grant = POLICY[bank][scope.role]?.[action];
  switch (grant) {
    case undefined:
      return { kind: 'none' };
    case 'all':
      return { kind: 'all' };
    case 'territory':
      return byTerritory(scope.territory);
    case 'company':
      return byKey('companyId', scope.companyId);
    case 'body':
      return byKey('bodyCode', scope.bodyCode);
    case 'self':
      return byKey('workerId', scope.workerId);
    case 'own':
      return byKey('ownerId', scope.actor);
  }
};

/** Is a record with these keys within the reach? */
export const reaches = (reach: Reach, keys: AccessKeys): boolean => {
  switch (reach.kind) {
    case 'all':
      return true;
    case 'none':
      return false;
    case 'territory':
      return reach.prefixes.some((prefix) => keys.territory?.startsWith(prefix));
    case 'key':
      return keys[reach.key] === reach.value;
  }
};
