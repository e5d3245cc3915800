import { invalid, type Scope } from '@rosa/domain';
import { refuse, wrong } from '@rosa/service-kit';
import type { Request, RequestHandler } from 'express';
import type { Authenticator, Caller } from '../application/authenticate.js';
import { PURPOSES } from '../purposes.js';
import { cookieOf } from './cookie.js';

const BEARER = /^Bearer +([\w~+/.-]{1,500}=*) *$/i;
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const JSON_BODY = /^application\/json\b/i;

/**
 * A browser sends the session's cookie by itself, so another site could make it act (CSRF). `SameSite=Strict` already
 * keeps the cookie at home; this holds where a browser does not, or where another host of our own domain is hostile:
 * - browsers of today say where a request comes from (`Sec-Fetch-Site`), older ones its `Origin`: it must be ours;
 * - with neither, it must be something no form can send and a script of another site only after a preflight, which we
 *   never answer: another method than POST, a JSON body, or a header of its own (`X-Requested-With`).
 *
 * A Bearer token is never sent by a browser on its own, and needs none of this.
 */
const comesFromHere = (request: Request): boolean => {
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.get('Origin');
  if (origin !== undefined) return URL.canParse(origin) && new URL(origin).host === request.host;
  return (
    request.method !== 'POST' ||
    JSON_BODY.test(request.get('Content-Type') ?? '') ||
    request.get('X-Requested-With') !== undefined
  );
};

const scopeFor = (caller: Caller, request: Request, requestId: string): Scope => {
  const purpose = request.get('Rosa-Purpose');
  if (purpose === undefined) return { ...caller, requestId };
  if (!PURPOSES.includes(purpose as never)) {
    const purposes = PURPOSES.join(', ');
    throw invalid([wrong('Rosa-Purpose', 'http.purpose', { purposes })]);
  }
  return { ...caller, purpose, requestId };
};

/**
 * Puts the caller's scope on the response: of the Bearer token if one is sent, else of the session. No scope where
 * neither holds; the routes that need one then answer 401.
 */
export const authenticate =
  (authenticator: Authenticator): RequestHandler =>
  async (request, response, next) => {
    const header = request.get('Authorization');
    const cookie = header === undefined ? cookieOf(request) : undefined;
    let caller: Caller | undefined;
    if (header !== undefined) {
      const token = BEARER.exec(header)?.[1];
      caller = token === undefined ? undefined : await authenticator.byToken(token);
    } else if (cookie !== undefined) {
      caller = await authenticator.bySession(cookie);
    }
    const unsafe = !SAFE.has(request.method);
    if (cookie !== undefined && unsafe && !comesFromHere(request)) {
      throw refuse('forbidden', 'http.crossSite', {});
    }
    if (caller) {
      const requestId = response.locals['requestId'] as string;
      response.locals['scope'] = scopeFor(caller, request, requestId);
    }
    next();
  };
