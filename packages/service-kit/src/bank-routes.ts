import { invalid, type Checking, type Role, type Scope, refuse, wrong } from '@rosa/domain';
import type { Bank, Condition, Store, Stored } from '@rosa/store';
import { z } from 'zod';
import type { AuditTrail } from './audit.js';
import { readNew } from './new-record.js';
import { createOnce } from './once.js';
import { idParams, pageOf, pageQuery } from './paging.js';
import { contentOf, getRecord, getRecordAt, putContent } from './records.js';
import { created, defineRoute, noContent, ok, type Route } from './route.js';

/** What a list is ordered by. */
interface Order {
  readonly by: string;
  readonly descending: boolean;
}

/** The five routes of a plain bank, said once: list, create, read, change, remove. */
export interface BankOffer<T extends object> {
  readonly store: Store;
  readonly audit: AuditTrail;
  readonly bank: Bank<T>;
  /** Below `/api`: `/projects`. */
  readonly path: string;
  readonly tag: string;
  /** For the summaries, as `un progetto` and `i progetti`. */
  readonly words: { readonly one: string; readonly many: string };
  /** What a client writes, for the document. */
  readonly schema: z.ZodType;
  /** Reads it against codes and days. @throws `invalid` naming every wrong field */
  readonly parse: (input: unknown, at: Checking) => T;
  readonly checking: () => Checking;
  readonly roles: {
    readonly read: readonly Role[];
    readonly write: readonly Role[];
    /** Those who write, unless said. */
    readonly remove?: readonly Role[];
  };
  /** What a list may be narrowed by, in its query. */
  readonly filters?: z.ZodRawShape;
  /** The conditions a caller's query asks; by default each filter is equal to the key of its name. */
  readonly where?: (query: Readonly<Record<string, unknown>>, scope: Scope) => readonly Condition[];
  /** What a caller may read of what the policy reaches, where that is not all: the same in lists and one by one. */
  readonly within?: (scope: Scope) =>
    | {
        readonly where: readonly Condition[];
        readonly holds: (record: Stored<T>) => boolean;
      }
    | undefined;
  readonly order?: Order | ((query: Readonly<Record<string, unknown>>) => Order);
  /** The people a record speaks of; each look at them is kept. */
  readonly subjectsOf?: (record: Stored<T>) => readonly string[];
  /** What the rest of the registry has to say before a write. `before` is null for a new record. */
  readonly allow?: (scope: Scope, content: T, before: Stored<T> | null) => Promise<T> | T;
  /** Why a record must stay, thrown. */
  readonly release?: (scope: Scope, record: Stored<T>) => Promise<void>;
  /** The record as one caller sees it; whole unless said. */
  readonly view?: (scope: Scope, record: Stored<T>) => object;
}

const meta = {
  id: z.uuidv7(),
  rev: z.int().min(1),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
};

/** A bank's record as it is answered: what a client wrote and what the store added. */
export const answerOf = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodObject
    ? z.object({ ...(schema.shape as z.ZodRawShape), ...meta })
    : z.intersection(schema, z.object(meta));

/** A change over what is there, field by field of the first level; `null` and lists replace. */
export const overlaid = (before: object, change: unknown): unknown => {
  if (change === null || typeof change !== 'object' || Array.isArray(change)) {
    throw invalid([wrong('body', 'http.badJson', {})]);
  }
  return { ...before, ...change };
};

const equals = (query: Readonly<Record<string, unknown>>, filters: z.ZodRawShape): Condition[] =>
  Object.keys(filters).flatMap((key) =>
    query[key] === undefined ? [] : [{ key, is: query[key] as string }],
  );

/** Looks are kept where a bank speaks of people; writes always. */
const recorder =
  <T extends object>({
    audit,
    bank,
    subjectsOf,
  }: Pick<BankOffer<T>, 'audit' | 'bank' | 'subjectsOf'>) =>
  async (scope: Scope, act: string, records: readonly Stored<T>[]): Promise<void> => {
    const look = act === 'read' || act === 'list';
    if (look && !subjectsOf) return;
    const subjects = [...new Set(records.flatMap((record) => subjectsOf?.(record) ?? []))];
    const detail = look ? undefined : { id: records[0]!.id };
    await audit.record({ scope, action: `${bank.name}.${act}`, subjects, detail });
  };

/** What listing and reading a bank asks to be told. */
export type BankReads<T extends object> = Omit<
  BankOffer<T>,
  'parse' | 'checking' | 'roles' | 'allow' | 'release'
> & { readonly roles: Pick<BankOffer<T>['roles'], 'read'> };

/** The two routes that read a bank: its list and one record. */
export const bankReads = <T extends object>(offer: BankReads<T>): readonly Route[] => {
  const record = recorder(offer);
  const { store, bank, path, tag, words, filters = {}, view = (_, seen) => seen } = offer;
  const schema = answerOf(offer.schema);
  return [
    defineRoute({
      method: 'get',
      path,
      tag,
      summary: `Elenca ${words.many}`,
      roles: offer.roles.read,
      query: z.object({ ...pageQuery, ...filters }),
      answers: { 200: { description: 'Una pagina', schema: pageOf(schema) } },
      handle: async ({ scope, query }) => {
        const asked = query as z.output<z.ZodObject<typeof pageQuery>>;
        const order = typeof offer.order === 'function' ? offer.order(query) : offer.order;
        const where = offer.where?.(query, scope) ?? equals(query, filters);
        const page = await store.find(scope, bank, {
          where: [...where, ...(offer.within?.(scope)?.where ?? [])],
          ...(order ? { orderBy: order.by, descending: order.descending } : {}),
          limit: asked.limit,
          cursor: asked.cursor,
        });
        await record(scope, 'list', page.items);
        return ok({ ...page, items: page.items.map((item) => view(scope, item)) });
      },
    }),
    defineRoute({
      method: 'get',
      path: `${path}/{id}`,
      tag,
      summary: `Legge ${words.one}`,
      roles: offer.roles.read,
      params: idParams,
      answers: { 200: { description: 'Il record', schema } },
      handle: async ({ scope, params }) => {
        const found = await getRecord(store, scope, bank, params.id);
        if (offer.within?.(scope)?.holds(found) === false) {
          throw refuse('notFound', 'http.noSuchRecord', { id: params.id });
        }
        await record(scope, 'read', [found]);
        return ok(view(scope, found), found.rev);
      },
    }),
  ];
};

const bankWrites = <T extends object>(offer: BankOffer<T>): readonly Route[] => {
  const record = recorder(offer);
  const { store, bank, path, tag, words, allow = (_, content) => content } = offer;
  const view = offer.view ?? ((_, seen) => seen);
  const schema = answerOf(offer.schema);
  return [
    defineRoute({
      method: 'post',
      path,
      tag,
      summary: `Crea ${words.one}`,
      roles: offer.roles.write,
      body: offer.schema,
      bodyType: 'unread',
      answers: { 201: { description: 'Creato', schema } },
      handle: async ({ scope, body, idempotencyKey }) => {
        const { id, content: read } = readNew(body, offer.checking(), offer.parse);
        const creation = { id, idempotencyKey, route: `POST ${path}` };
        const made = await createOnce(store, scope, bank, creation, async () => [
          { op: 'put', bank, id, expect: 0, record: await allow(scope, read, null) },
        ]);
        await record(scope, made.first ? 'create' : 'read', [made.record]);
        const { rev } = made.record;
        return created(view(scope, made.record), rev, `/api${path}/${made.record.id}`);
      },
    }),
    defineRoute({
      method: 'patch',
      path: `${path}/{id}`,
      tag,
      summary: `Cambia ${words.one}: ciò che manca resta`,
      roles: offer.roles.write,
      params: idParams,
      body: offer.schema instanceof z.ZodObject ? offer.schema.partial() : offer.schema,
      bodyType: 'unread',
      ifMatch: true,
      answers: { 200: { description: 'Cambiato', schema } },
      handle: async ({ scope, params, body, expected }) => {
        const before = await getRecordAt(store, scope, bank, params.id, expected);
        const read = offer.parse(overlaid(contentOf(before), body), offer.checking());
        const content = await allow(scope, read, before);
        const after = await putContent(store, scope, bank, before, content);
        await record(scope, 'update', [after]);
        return ok(view(scope, after), after.rev);
      },
    }),
    defineRoute({
      method: 'delete',
      path: `${path}/{id}`,
      tag,
      summary: `Toglie ${words.one}`,
      roles: offer.roles.remove ?? offer.roles.write,
      params: idParams,
      ifMatch: true,
      answers: { 204: { description: 'Tolto' } },
      handle: async ({ scope, params, expected }) => {
        const before = await getRecordAt(store, scope, bank, params.id, expected);
        await offer.release?.(scope, before);
        await store.commit(scope, [{ op: 'delete', bank, id: before.id, expect: before.rev }]);
        await record(scope, 'delete', [before]);
        return noContent;
      },
    }),
  ];
};

export const bankRoutes = <T extends object>(offer: BankOffer<T>): readonly Route[] => [
  ...bankReads(offer),
  ...bankWrites(offer),
];
