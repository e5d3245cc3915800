import {
  OpenApiGeneratorV31,
  OpenAPIRegistry,
  type RouteConfig,
} from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { Answer, Route } from './route.js';

/** RFC 9457, as every error is answered. */
const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
});

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

/** The errors every call may meet, by what the route asks. */
const problemsOf = (route: Route): RouteConfig['responses'] => ({
  400: problem('Un campo è sbagliato: errors dice quale e perché'),
  ...(route.roles === 'public'
    ? {}
    : { 401: problem('Accesso non effettuato'), 403: problem('Ruolo non ammesso') }),
  ...(route.path.includes('{') ? { 404: problem('Non esiste, o è fuori dal tuo territorio') } : {}),
  ...(route.ifMatch
    ? { 412: problem('Cambiato nel frattempo'), 428: problem('Manca If-Match') }
    : {}),
  429: problem('Troppe richieste'),
  503: problem('Un motore non risponde: detail lo nomina'),
});

const answerOf = ({ description, schema, contentType }: Answer, status: number) => {
  if (status >= 400 && !schema) return problem(description);
  if (!schema && !contentType) return { description };
  const content = { [contentType ?? 'application/json']: { schema: schema ?? z.string() } };
  return { description, content };
};

const answersOf = (route: Route): RouteConfig['responses'] =>
  Object.fromEntries(
    Object.entries(route.answers).map(([status, answer]) => [
      status,
      answerOf(answer, Number(status)),
    ]),
  );

const requestOf = (route: Route): RouteConfig['request'] => ({
  ...(route.params ? { params: route.params } : {}),
  ...(route.query ? { query: route.query } : {}),
  ...(route.ifMatch ? { headers: z.object({ 'If-Match': z.string() }) } : {}),
  ...(route.body
    ? {
        body: {
          required: true,
          content: {
            [route.bodyType === 'raw' ? 'application/octet-stream' : 'application/json']: {
              schema: route.body,
            },
          },
        },
      }
    : {}),
});

/** The OpenAPI 3.1 document of these routes: generated, so it cannot drift. */
export const openApiOf = (routes: readonly Route[], version: string): object => {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'rosa_session',
  });
  for (const route of routes) {
    registry.registerPath({
      method: route.method,
      path: `/api${route.path}`,
      tags: [route.tag],
      summary: route.summary,
      description: route.roles === 'public' ? undefined : `Ruoli: ${route.roles.join(', ')}`,
      security: route.roles === 'public' ? [] : [{ bearer: [] }, { session: [] }],
      request: requestOf(route),
      responses: { ...problemsOf(route), ...answersOf(route) },
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Rosa',
      version,
      description: 'Anagrafe dei lavoratori e banca delle opportunità',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
  });
};
