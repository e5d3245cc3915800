import { systemScope } from '@rosa/domain';
import { createToken, type NewToken } from '@rosa/gateway';
import type { Office } from './office.js';

/** Calls the office's API with a token of its own, as a program would; fails on a refusal. */
export type Api = <T>(path: string, body?: object, method?: 'POST' | 'PATCH') => Promise<T>;

export const apiOf = async ({ rosa, url }: Office, standing: NewToken): Promise<Api> => {
  const { stores, clock, reference: catalogue, audit } = rosa;
  const context = { store: stores.gateway, clock, catalogue, audit };
  const { token } = await createToken(context, systemScope('test'), standing);
  return async (path, body, method = body ? 'POST' : undefined) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const sent = { headers, ...(method ? { method, body: JSON.stringify(body) } : {}) };
    const answer = await fetch(`${url}/api${path}`, sent);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as never;
  };
};

/** The opportunity of Santhià and its line of cleaners, as the examples name them. */
const OPPORTUNITY = '019a9f4c-1a00-7000-8000-000000000002';
const LINE = '019a9f4c-1a00-7000-8000-000000000003';

interface List {
  readonly id: string;
  readonly companyId: string;
  readonly people: readonly {
    readonly workerId: string;
    readonly masked: boolean;
    readonly consentAsked: boolean;
  }[];
}

/** Draws a list, hears so many people say yes, and gives the roster of them. */
export const giveRoster = async (
  operator: Api,
  people: number,
  expiresOn: string,
): Promise<{ readonly id: string; readonly companyId: string; readonly shortlistId: string }> => {
  const list = await operator<List>(`/opportunities/${OPPORTUNITY}/shortlists`, { lineId: LINE });
  const mine = list.people.filter(({ masked, consentAsked }) => !masked && consentAsked);
  const workerIds = mine.slice(0, people).map(({ workerId }) => workerId);
  for (const id of workerIds) {
    const path = `/shortlists/${list.id}/candidates/${id}`;
    await operator(path, { call: 'confirmed' }, 'PATCH');
  }
  const request = { companyId: list.companyId, workerIds, expiresOn };
  return operator(`/shortlists/${list.id}/rosters`, request);
};
