import { readFileSync } from 'node:fs';
import type { Agent } from 'supertest';
import type { Laboratory } from './laboratory.js';

/** A day at the laboratory of Santhià, from the file of people to a hire, through HTTP; what was answered at each step. */

export interface Listed {
  readonly workerId: string;
  readonly masked: boolean;
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly score: number;
  readonly potential: number;
  readonly distanceKm: number | null;
  readonly contributions: readonly {
    readonly of: string;
    readonly points: number;
    readonly because: { readonly code: string; readonly text: string };
  }[];
  readonly elsewhere: { readonly shortlists: number; readonly rosters: number };
  readonly live: {
    readonly calls: readonly { readonly outcome: string; readonly reason: string | null }[];
    readonly verdicts: readonly { readonly verdict: string; readonly reason: string }[];
    readonly rosters: readonly string[];
    readonly withdrawn: { readonly why: string; readonly on: string | null } | null;
  };
}

export interface List {
  readonly id: string;
  readonly complete: boolean;
  readonly considered: number;
  readonly ranked: number;
  readonly outTotal: number;
  readonly out: Readonly<Record<string, number>>;
  readonly consentNeverAsked: number;
  readonly closed: boolean;
  readonly people: readonly Listed[];
  readonly toInterview: readonly Listed[];
}

export interface OnRoster {
  readonly workerId: string;
  readonly familyName: string;
  readonly answer: { readonly answer: string; readonly by: string } | null;
  readonly confirmed: boolean;
  readonly withdrawn: { readonly why: string } | null;
}

export interface GivenRoster {
  readonly id: string;
  readonly closed: boolean;
  readonly people: readonly OnRoster[];
}

/** Who takes part. */
export interface Callers {
  /** Of the laboratory of Santhià, province of Vercelli. */
  readonly operator: Agent;
  /** Of the laboratory of Biella. */
  readonly neighbour: Agent;
  readonly animator: Agent;
  readonly employer: Agent;
  readonly central: Agent;
}

export interface Asked {
  readonly companyId: string;
  readonly opportunityId: string;
  readonly cleaners: string;
  readonly gardener: string;
}

const json = (laboratory: Laboratory, path: string) =>
  JSON.parse(readFileSync(laboratory.example(path), 'utf8'));

/** The files taken in, the company and what it asks written by the animator. */
export const prepare = async (
  laboratory: Laboratory,
): Promise<{ readonly callers: Callers; readonly asked: Asked }> => {
  await laboratory.take('lift/bodies.ndjson', 'lift/desks.ndjson', 'santhia/people.ndjson');
  const company = json(laboratory, 'santhia/company.json');
  const opportunity = json(laboratory, 'santhia/opportunity.json');
  const animator = await laboratory.as('animator', { territory: ['002'], name: 'An. S. Bo' });
  await animator.post('/api/companies').send(company).expect(201);
  await animator.post('/api/opportunities').send(opportunity).expect(201);
  return {
    callers: {
      operator: await laboratory.as('operator', { territory: ['002'], name: 'Op. L. Ricci' }),
      neighbour: await laboratory.as('operator', { territory: ['096'], name: 'Op. B. Prina' }),
      animator,
      employer: await laboratory.as('employer', { companyId: company.id, name: 'M. Olivero' }),
      central: await laboratory.as('central', { name: 'Équipe centrale' }),
    },
    asked: {
      companyId: company.id,
      opportunityId: opportunity.id,
      cleaners: opportunity.lines[0].id,
      gardener: opportunity.lines[1].id,
    },
  };
};

export const draw = async (
  { operator }: Callers,
  { opportunityId }: Asked,
  lineId: string,
  limit: number,
): Promise<List> => {
  const path = `/api/opportunities/${opportunityId}/shortlists`;
  return (await operator.post(path).send({ lineId, limit }).expect(201)).body as List;
};

export const readList = async ({ operator }: Callers, { id }: List): Promise<List> =>
  (await operator.get(`/api/shortlists/${id}`).expect(200)).body as List;

/** Someone of a list, by surname; for a person of another laboratory, masked there, by what only that one shows. */
export const called = (list: List, familyName: string): Listed => {
  const found = [...list.people, ...list.toInterview].find((one) => one.familyName === familyName);
  if (!found) throw new Error(`${familyName} is not in the list`);
  return found;
};

export const note = async (caller: Agent, list: List, workerId: string, what: object) => {
  const path = `/api/shortlists/${list.id}/candidates/${workerId}`;
  return (await caller.patch(path).send(what).expect(200)).body;
};

export const askForRoster = (
  { operator }: Callers,
  { companyId }: Asked,
  list: List,
  workerIds: readonly string[],
) =>
  operator
    .post(`/api/shortlists/${list.id}/rosters`)
    .send({ workerIds, companyId, expiresOn: '2026-12-15' });

/** What happened after the lists were drawn, up to the two rosters given. */
export interface CalledDay {
  readonly cleaners: List;
  readonly gardeners: List;
  /** The id of Fatima El Idrissi, whom the laboratory of Santhià sees masked. */
  readonly fatima: string;
  readonly cleanersRoster: GivenRoster;
  readonly gardenerRoster: GivenRoster;
}

const workerIdOf = async (caller: Agent, text: string): Promise<string> => {
  const { body } = await caller.post('/api/workers/search').send({ text }).expect(200);
  return body.items[0].id as string;
};

/** Both lists drawn, people called, the two rosters given. */
export const callPeople = async (callers: Callers, asked: Asked): Promise<CalledDay> => {
  const { operator, neighbour } = callers;
  const cleaners = await draw(callers, asked, asked.cleaners, 8);
  const gardeners = await draw(callers, asked, asked.gardener, 5);
  const fatima = await workerIdOf(neighbour, 'el idrissi fatima');
  const who = (familyName: string) => called(cleaners, familyName).workerId;

  await note(operator, cleaners, who('Vercellone'), { call: 'no_reply' });
  await note(operator, cleaners, who('Fontana'), { call: 'call_back' });
  await note(operator, cleaners, who('Bianco'), { call: 'declined', reason: 'care' });
  await note(operator, cleaners, who("D'Amico"), { call: 'confirmed' });
  await note(operator, cleaners, who("D'Amico"), {
    verdict: 'suitable',
    reason: 'Conosce il lavoro e il turno',
  });
  await note(operator, cleaners, who('Rossi'), { call: 'confirmed' });
  await note(neighbour, cleaners, fatima, { call: 'confirmed' });
  await note(operator, gardeners, who('Gallo'), { call: 'confirmed' });

  const ofCleaners = [who("D'Amico"), who('Rossi'), who('Gallo')];
  const given = await askForRoster(callers, asked, cleaners, ofCleaners).expect(201);
  const gardener = await askForRoster(callers, asked, gardeners, [who('Gallo')]).expect(201);
  return { cleaners, gardeners, fatima, cleanersRoster: given.body, gardenerRoster: gardener.body };
};

const answer = async (caller: Agent, { id }: GivenRoster, what: object): Promise<GivenRoster> =>
  (await caller.post(`/api/rosters/${id}/answers`).send(what).expect(201)).body as GivenRoster;

/** The employer says that someone is hired from the 30th: a claim. */
export const claimHire = (employer: Agent, roster: GivenRoster, workerId: string) =>
  answer(employer, roster, {
    workerId,
    answer: 'hired',
    contract: 'permanent',
    startOn: '2026-11-30',
    hours: 'part_time',
  });

/** The start of a contract that came of a roster, as an operator of the person's laboratory records it. */
export const contractStart = ({ companyId }: Asked, { id }: GivenRoster) => ({
  kind: 'contract_start',
  on: '2026-11-30',
  contract: 'permanent',
  hours: 'part_time',
  companyId,
  rosterId: id,
});

export const record = async (caller: Agent, workerId: string, outcome: object) =>
  (await caller.post(`/api/workers/${workerId}/outcomes`).send(outcome).expect(201)).body;

/** The employer answers: an interview, a refusal, and the gardener hired, which the operator confirms on the 30th. */
export const hireGardener = async (
  laboratory: Laboratory,
  { operator, employer }: Callers,
  asked: Asked,
  { cleaners, cleanersRoster, gardenerRoster }: CalledDay,
) => {
  const who = (familyName: string) => called(cleaners, familyName).workerId;
  await answer(employer, cleanersRoster, { workerId: who("D'Amico"), answer: 'interview' });
  await answer(employer, cleanersRoster, {
    workerId: who('Rossi'),
    answer: 'refused',
    reason: 'availability',
  });
  const claimed = await claimHire(employer, gardenerRoster, who('Gallo'));
  const beforeHire = await operator.get(`/api/workers/${who('Gallo')}`).expect(200);
  laboratory.advance(8);
  const outcome = contractStart(asked, gardenerRoster);
  await record(operator, who('Gallo'), outcome);
  await laboratory.rosa.indexer.drain();
  return { claimed, beforeHire: beforeHire.body, outcome };
};
