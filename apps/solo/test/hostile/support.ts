import type { Server } from 'node:http';
import { once } from 'node:events';
import type { Role } from '@rosa/domain';
import type { Route } from '@rosa/service-kit';
import request, { type Response, type Test } from 'supertest';
import { openLaboratory } from '../real/support/laboratory.js';
import { SANTHIA } from '../roles/support/people.js';
import { fill, type Records } from '../roles/support/records.js';

/** The whole product, listening, with records in it, and a caller for each route who may do most. */
export interface Target {
  readonly routes: readonly Route[];
  readonly records: Records;
  /** Calls a route on records that exist, as who may; a route that asks for a revision is given any. */
  call(route: Route, path?: string): Test;
  /** Any address, as the central team. */
  send(method: Route['method'], path: string): Test;
  close(): Promise<void>;
}

export const nameOf = ({ method, path }: Route): string => `${method.toUpperCase()} ${path}`;

const MOST: readonly Role[] = ['operator', 'central', 'animator', 'employer'];

const callerOf = ({ roles }: Route): Role =>
  MOST.find((role) => roles === 'public' || roles.includes(role))!;

/** The address of a route with these ids. */
export const addressOf = ({ path }: Route, ids: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => ids[name]!);

export const openTarget = async (): Promise<Target> => {
  const lab = await openLaboratory();
  const records = await fill(lab, SANTHIA);
  const server: Server = lab.rosa.gateway.createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sendAs = (role: Role, method: Route['method'], path: string): Test =>
    request(server)[method](`/api${path}`).set('Authorization', `Bearer ${records.tokens[role]}`);
  return {
    // Leaving would end the caller's token.
    routes: lab.rosa.gateway.routes.filter((route) => nameOf(route) !== 'DELETE /sessions/current'),
    records,
    call: (route, path = addressOf(route, records.idsOf(route.path))) => {
      const sent = sendAs(callerOf(route), route.method, path);
      return route.ifMatch ? sent.set('If-Match', '*') : sent;
    },
    send: (method, path) => sendAs('central', method, path),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await lab.close();
    },
  };
};

/** The body a route accepts: of a change, any field that its creation takes. */
export const validBodyOf = ({ bodies }: Records, route: Route): Record<string, unknown> => {
  const own = bodies[nameOf(route)] ?? {};
  const bank = /^\/(?:workers\/\{id\}\/)?(\w+)/.exec(route.path)?.[1];
  const created =
    route.method === 'patch' && Object.keys(own).length === 0
      ? (bodies[`POST ${route.path.replace(/\/\{\w+\}$/, '')}`] ?? bodies[`POST /${bank}`])
      : undefined;
  return { ...created, ...own };
};

interface Problem {
  readonly status: number;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

/** What is wrong with an answer to wrong input; a test expects nothing. */
export const faultsOf = (what: string, answer: Response): readonly string[] => {
  const { status } = answer;
  if (status >= 500) return [`${what} answers ${status}`];
  if (status < 400) return [];
  if (!answer.headers['content-type']?.startsWith('application/problem+json')) {
    return [`${what} answers ${status} as ${answer.headers['content-type']}`];
  }
  const problem = answer.body as Problem;
  const named = problem.errors.filter(({ field, message }) => field !== '' && message !== '');
  const unnamed = named.length < problem.errors.length || (status === 400 && named.length === 0);
  return [
    ...(problem.status === status ? [] : [`${what} says ${problem.status} in a ${status}`]),
    ...(unnamed ? [`${what} answers ${status} without naming a field`] : []),
  ];
};

/** Does the answer refuse this field, or something in it? */
export const names = (answer: Response, field: string): boolean =>
  answer.status === 400 &&
  (answer.body as Problem).errors.some(
    (error) =>
      error.field === field ||
      error.field.startsWith(`${field}.`) ||
      error.field.startsWith(`${field}[`),
  );
