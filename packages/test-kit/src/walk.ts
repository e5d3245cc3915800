import type { Server } from 'node:http';
import { newId, ROLES, type Role } from '@rosa/domain';
import type { Route } from '@rosa/service-kit';
import type { Express } from 'express';
import request from 'supertest';

/** What a walk needs besides the routes. */
export interface Walk {
  readonly app: Express | Server;
  readonly routes: readonly Route[];
  /**
   * A Bearer token for each role. All but those of `reachAll` must reach nothing of what the store holds: their
   * territory, company, body or worker is someone else's.
   */
  readonly callers: Readonly<Record<Role, string>>;
  /** Roles that reach everything by right; they are asked for ids that do not exist. */
  readonly reachAll: readonly Role[];
  /** Ids of records that exist, by the route's path as declared, one for each parameter in it. */
  readonly ids: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** A body each route accepts, by `METHOD path`; without one a route with a body may answer 400 before it looks. */
  readonly bodies?: Readonly<Record<string, unknown>>;
  /** Paths of lists that are everyone's (classifications, masked lists), by `METHOD path`. */
  readonly everyones?: readonly string[];
  /** Roles to which a route shows what is published, whosever it is, by `METHOD path`: tried apart. */
  readonly published?: Readonly<Record<string, readonly Role[]>>;
}

interface Step {
  readonly walk: Walk;
  readonly route: Route;
  readonly role: Role | null;
}

const nameOf = (route: Route): string => `${route.method.toUpperCase()} ${route.path}`;

const parametersOf = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

const addressOf = ({ walk, route, role }: Step): string => {
  const theirs = role === null || !walk.reachAll.includes(role) ? walk.ids[route.path] : undefined;
  return parametersOf(route.path).reduce(
    (path, name) => path.replace(`{${name}}`, theirs?.[name] ?? newId()),
    `/api${route.path}`,
  );
};

const call = (step: Step): request.Test => {
  const { walk, route, role } = step;
  const sent = request(walk.app)[route.method](addressOf(step));
  if (role !== null) void sent.set('Authorization', `Bearer ${walk.callers[role]}`);
  if (route.ifMatch) void sent.set('If-Match', '*');
  if (route.body && route.bodyType !== 'raw') {
    return sent.send((walk.bodies?.[nameOf(route)] ?? {}) as object);
  }
  return sent;
};

/** Every number in a value: counts of facets, however nested. */
const numbersIn = (value: unknown): readonly number[] => {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
};

/** What an answer lets through to someone who reaches nothing. */
const leaksIn = ({ walk, route }: Step, answer: request.Response): readonly string[] => {
  if (walk.everyones?.includes(nameOf(route))) return [];
  const body = answer.body as { total?: number; items?: unknown[]; facets?: unknown };
  const ids = new Set(Object.values(walk.ids).flatMap((theirs) => Object.values(theirs)));
  return [
    ...[...ids].filter((id) => answer.text?.includes(id)).map((id) => `shows ${id}`),
    ...(body?.total ? [`counts ${body.total}`] : []),
    ...(body?.items?.length ? [`lists ${body.items.length}`] : []),
    ...(numbersIn(body?.facets).some((count) => count !== 0) ? ['counts in facets'] : []),
  ];
};

/** The statuses a caller may get; `undefined` where any but a 5xx will do. */
const allowedFor = ({ walk, route, role }: Step): readonly number[] | undefined => {
  if (route.roles === 'public') return undefined;
  if (role === null) return [401];
  if (!route.roles.includes(role)) return [403];
  if (parametersOf(route.path).length === 0) return undefined;
  const unread = route.bodyType === 'raw' || (route.body && !walk.bodies?.[nameOf(route)]);
  return unread ? [400, 404] : [404];
};

const faultsOf = async (step: Step): Promise<readonly string[]> => {
  const answer = await call(step);
  const allowed = allowedFor(step);
  const wrongStatus =
    answer.status >= 500 || (allowed !== undefined && !allowed.includes(answer.status));
  const stranger = step.role !== null && !step.walk.reachAll.includes(step.role);
  const faults = [
    ...(wrongStatus
      ? [`answers ${answer.status}${allowed ? `, not ${allowed.join(' or ')}` : ''}`]
      : []),
    ...(stranger && answer.status === 200 ? leaksIn(step, answer) : []),
  ];
  return faults.map((fault) => `${nameOf(step.route)} as ${step.role ?? 'no one'} ${fault}`);
};

const DEMAND_SIDE = ['companies', 'leads', 'logbook', 'opportunities'];

/**
 * What is read wherever it is: the demand side by operators and leads (docs/adr/0009), to whom the lists of an
 * opportunity elsewhere are none; published opportunities by workers too.
 */
export const READ_EVERYWHERE: Readonly<Record<string, readonly Role[]>> = {
  ...Object.fromEntries(
    DEMAND_SIDE.flatMap((bank) =>
      [`GET /${bank}`, `GET /${bank}/{id}`].map((route): [string, readonly Role[]] => [
        route,
        bank === 'opportunities' ? ['operator', 'lead', 'worker'] : ['operator', 'lead'],
      ]),
    ),
  ),
  'GET /opportunities/{id}/shortlists': ['operator', 'lead'],
  'GET /opportunities/{id}/lines/{lineId}/criteria': ['operator'],
};

/**
 * Calls every route as every role, and as no one, with someone else's ids: 401 without sign-in, 403 for roles a route
 * does not list, 404 for ids out of reach, nothing of others in lists, counts and facets, and no 5xx anywhere.
 *
 * @returns what is wrong, one line each; a test expects none
 */
export const walkRoutes = async (walk: Walk): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const route of walk.routes) {
    if (parametersOf(route.path).length > 0 && !walk.ids[route.path]) {
      faults.push(`${nameOf(route)} has no one else's ids to be tried with`);
    }
    const published = walk.published?.[nameOf(route)] ?? [];
    for (const role of [null, ...ROLES.filter((each) => !published.includes(each))]) {
      faults.push(...(await faultsOf({ walk, route, role })));
    }
  }
  return faults;
};
