import type { Response } from 'supertest';
import type { World } from './world.js';
import { cleanersWanted } from './people.js';

/** What most tests begin with: callers of the province of Vercelli, a company of Santhià, what it asks, a list. */

export const animatorOf = (world: World) =>
  world.api.as({ role: 'animator', territory: ['002'], name: 'Anita Animatrice' });

export const operatorOf = (world: World) =>
  world.api.as({ role: 'operator', territory: ['002'], name: 'Olga Operatrice' });

export const employerOf = (world: World, companyId: string) =>
  world.api.as({ role: 'employer', territory: [], companyId, name: 'Elio Impresa' });

/** The body of an answer, which must have this status. */
export const bodyOf = (answer: Response, status: number) => {
  expect({ status: answer.status, errors: answer.body.errors ?? [] }).toEqual({
    status,
    errors: [],
  });
  return answer.body;
};

export const company = async (world: World, fields: object = {}): Promise<{ id: string }> =>
  bodyOf(
    await animatorOf(world)
      .post('/api/companies')
      .send({ name: 'Verde S.r.l.', comune: '002133', ...fields }),
    201,
  );

/** A line for cleaners as the tests of matching ask them. */
export const cleaners = (fields: object = {}) => ({
  occupation: '9112',
  positions: 3,
  criteria: cleanersWanted,
  contract: 'permanent',
  hours: 'part_time',
  ...fields,
});

export interface MadeOpportunity {
  readonly id: string;
  readonly rev: number;
  readonly companyId: string;
  readonly comune: string;
  readonly state: string;
  readonly lines: readonly { readonly id: string; readonly filled: number }[];
}

export const opportunity = async (
  world: World,
  companyId: string,
  fields: object = {},
): Promise<MadeOpportunity> =>
  bodyOf(
    await animatorOf(world)
      .post('/api/opportunities')
      .send({
        companyId,
        kind: 'established_company',
        title: 'Pulizie e verde',
        lines: [cleaners()],
        ...fields,
      }),
    201,
  );

export interface MadeList {
  readonly id: string;
  readonly people: readonly ListedPerson[];
  readonly toInterview: readonly ListedPerson[];
}

export interface ListedPerson {
  readonly workerId: string;
  readonly score: number;
  readonly masked: boolean;
  readonly familyName: string | null;
  readonly elsewhere: { readonly shortlists: number; readonly rosters: number };
  readonly live: { readonly withdrawn: { readonly why: string } | null };
}

export const draw = async (
  world: World,
  { id, lines }: MadeOpportunity,
  line = 0,
  fields: object = {},
): Promise<MadeList> =>
  bodyOf(
    await operatorOf(world)
      .post(`/api/opportunities/${id}/shortlists`)
      .send({ lineId: lines[line]!.id, ...fields }),
    201,
  );

export const lookAt = async (world: World, listId: string): Promise<MadeList> =>
  bodyOf(await operatorOf(world).get(`/api/shortlists/${listId}`), 200);

/** Notes a call or a verdict. */
export const note = (world: World, listId: string, workerId: string, body: object) =>
  operatorOf(world).patch(`/api/shortlists/${listId}/candidates/${workerId}`).send(body);

export const confirm = async (world: World, listId: string, ...ids: readonly string[]) => {
  for (const id of ids) bodyOf(await note(world, listId, id, { call: 'confirmed' }), 200);
};

export const giveRoster = (
  world: World,
  listId: string,
  companyId: string,
  workerIds: readonly string[],
  fields: object = {},
) =>
  operatorOf(world)
    .post(`/api/shortlists/${listId}/rosters`)
    .send({ companyId, workerIds, expiresOn: '2026-12-31', ...fields });

/** A company, its opportunity, a list for the first line and a roster of these people, all confirmed. */
export const givenRoster = async (world: World, workerIds: readonly string[], fields = {}) => {
  const { id: companyId } = await company(world, fields);
  const asked = await opportunity(world, companyId);
  const list = await draw(world, asked);
  await confirm(world, list.id, ...workerIds);
  const roster: { id: string } = bodyOf(
    await giveRoster(world, list.id, companyId, workerIds),
    201,
  );
  return { companyId, opportunity: asked, list, roster };
};
