import type { Request, Response } from 'express';
import type { Lang, Role, Scope } from '@rosa/domain';
import type { z } from 'zod';

/**
 * A route, said once: the router checks the caller and the input by it, the OpenAPI document is generated from it, and
 * the test of who may do what walks it.
 */
export interface Route {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** OpenAPI form, below `/api`: `/workers/{id}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** Who may call it; `public` needs no sign-in. Everyone else gets 403, whatever the id. */
  readonly roles: readonly Role[] | 'public';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /**
   * JSON, read by `body`, unless said. `unread` is JSON that the use case reads itself, against codes and days: `body` is
   * for the document only. `raw` leaves the request's stream to the handler (imports of any size).
   */
  readonly bodyType?: 'json' | 'unread' | 'raw';
  /** Passes calls on to who answers them: what they are asked by is judged there, and here they have no query. */
  readonly passesOn?: true;
  /** The request must carry `If-Match` with the revision it was decided on. */
  readonly ifMatch?: boolean;
  readonly answers: Readonly<Record<number, Answer>>;
  readonly handle: (call: Call) => Promise<Reply>;
}

export interface Answer {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly contentType?: string;
}

/** A call whose caller, address and body have been checked. */
export interface Call<P = Record<string, string>, Q = Record<string, unknown>, B = unknown> {
  readonly scope: Scope;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The revision of `If-Match`; `*` is `any`. Present on routes that ask for it. */
  readonly expected: number | 'any';
  readonly idempotencyKey: string | undefined;
  readonly lang: Lang;
  readonly request: Request;
  readonly response: Response;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** Becomes the ETag. */
  readonly rev?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The handler has written the response itself. */
  readonly sent?: true;
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : never;

interface TypedRoute<
  P extends z.ZodObject | undefined,
  Q extends z.ZodObject | undefined,
  B extends z.ZodType | undefined,
> extends Omit<Route, 'params' | 'query' | 'body' | 'handle'> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly handle: (call: Call<Parsed<P>, Parsed<Q>, Parsed<B>>) => Promise<Reply>;
}

/** Types a route's handler by its schemas. */
export const defineRoute = <
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  route: TypedRoute<P, Q, B>,
): Route => route as unknown as Route;

export const ok = (body: unknown, rev?: number): Reply => ({ status: 200, body, rev });

export const created = (body: unknown, rev: number, location: string): Reply => ({
  status: 201,
  body,
  rev,
  headers: { Location: location },
});

export const noContent: Reply = { status: 204 };
