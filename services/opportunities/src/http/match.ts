import { defineRoute, ok, type Route } from '@rosa/service-kit';
import { countInBands } from '../application/count-in-bands.js';
import { explainWhy } from '../application/explain-why.js';
import { findHidden } from '../application/find-hidden.js';
import { listOut } from '../application/list-out.js';
import { matchPeople } from '../application/match-people.js';
import {
  bandsRequest,
  matchRequest,
  outRequest,
  readBands,
  readMatch,
  readOut,
  readRequest,
  readWhy,
  whyRequest,
} from '../application/read-request.js';
import type { OpportunityDeps } from '../ports.js';
import { counters, drawers } from './roles.js';
import {
  bandsAnswer,
  findabilityAnswer,
  matchAnswer,
  outAnswer,
  whyAnswer,
} from './match-schemas.js';

const tag = 'Abbinamento';

/** Who suits this, why not she, and who is hidden by what was never asked. Nothing is frozen; every look is kept. */
export const matchRoutes = (deps: OpportunityDeps): readonly Route[] => [
  defineRoute({
    method: 'post',
    path: '/match',
    tag,
    summary: 'Ordina ora tutte le persone per questi criteri, con le ragioni; non congela nulla',
    roles: drawers,
    body: matchRequest,
    bodyType: 'unread',
    answers: {
      200: { description: 'Le prime, i conteggi, chi intervistare', schema: matchAnswer },
    },
    handle: async ({ scope, body, lang }) => {
      const { criteria, limit } = readRequest(deps, readMatch, body);
      return ok(await matchPeople(deps, scope, criteria, limit, lang));
    },
  }),
  defineRoute({
    method: 'post',
    path: '/match/bands',
    tag,
    summary: '«Ne avete?»: quante persone andrebbero bene, per fasce e senza nomi',
    roles: counters,
    body: bandsRequest,
    bodyType: 'unread',
    answers: { 200: { description: 'Le fasce', schema: bandsAnswer } },
    handle: async ({ scope, body }) => {
      const { criteria } = readRequest(deps, readBands, body);
      return ok(await countInBands(deps, scope, criteria));
    },
  }),
  defineRoute({
    method: 'post',
    path: '/match/out',
    tag,
    summary: 'Le persone che una ragione tiene fuori dalla lista, a pagine',
    roles: drawers,
    body: outRequest,
    bodyType: 'unread',
    answers: { 200: { description: 'Le persone, con il perché', schema: outAnswer } },
    handle: async ({ scope, body, lang }) => {
      const { criteria, ...asked } = readRequest(deps, readOut, body);
      return ok(await listOut(deps, scope, criteria, asked, lang));
    },
  }),
  defineRoute({
    method: 'post',
    path: '/match/why',
    tag,
    summary: 'Perché una persona non è fra le prime, e quale singolo fatto la porterebbe',
    roles: drawers,
    body: whyRequest,
    bodyType: 'unread',
    answers: { 200: { description: 'Il posto, le ragioni, il fatto', schema: whyAnswer } },
    handle: async ({ scope, body, lang }) => {
      const { criteria, ...asked } = readRequest(deps, readWhy, body);
      return ok(await explainWhy(deps, scope, criteria, asked, lang));
    },
  }),
  defineRoute({
    method: 'post',
    path: '/match/findability',
    tag,
    summary: 'Quante persone sono nascoste solo da ciò che non è stato chiesto, e le tre domande',
    roles: drawers,
    body: matchRequest,
    bodyType: 'unread',
    answers: { 200: { description: 'I conteggi e le domande', schema: findabilityAnswer } },
    handle: async ({ scope, body }) => {
      const { criteria, limit } = readRequest(deps, readMatch, body);
      return ok(await findHidden(deps, scope, criteria, limit));
    },
  }),
];
