import express, { type Express } from 'express';
import type { Role, Scope } from '@rosa/domain';
import { createLog, noSuchRoute, problemDetails, routerOf, type Route } from '@rosa/service-kit';
import { agent, type Agent } from 'supertest';

export { READ_EVERYWHERE, walkRoutes, type Walk } from './walk.js';

/** A service's routes over HTTP, mounted as the gateway mounts them, for callers made up by the test. */
export interface TestApi {
  readonly app: Express;
  /** A caller with this scope; what is not said is a whole-country caller of that role, named after it. */
  as(scope: Partial<Scope> & { readonly role: Role }): Agent;
  /** Someone who has not signed in. */
  anyone(): Agent;
  /** The same caller as {@link as} gives, as a Bearer token. */
  token(scope: Partial<Scope> & { readonly role: Role }): string;
}

/**
 * Serves routes without the gateway, which services may not import: each token stands for the scope it was made for.
 * Who may sign in, and how, is the gateway's to test.
 */
export const testApi = (routes: readonly Route[]): TestApi => {
  const scopes = new Map<string, Scope>();
  const app = express();
  app.disable('etag');
  app.use((request, response, next) => {
    response.locals['requestId'] = 'test';
    const scope = scopes.get(request.get('Authorization')?.replace('Bearer ', '') ?? '');
    if (scope) response.locals['scope'] = scope;
    next();
  });
  app.use('/api', routerOf(routes));
  app.use(noSuchRoute, problemDetails(createLog('silent')));
  const token: TestApi['token'] = (scope) => {
    const made = `test-${scopes.size}`;
    const defaults = { actor: `a-${scope.role}`, name: scope.role, territory: 'all' } as const;
    scopes.set(made, { ...defaults, purpose: 'matching', requestId: 'test', ...scope });
    return made;
  };
  return {
    app,
    as: (scope) => agent(app).set('Authorization', `Bearer ${token(scope)}`) as Agent,
    anyone: () => agent(app),
    token,
  };
};
