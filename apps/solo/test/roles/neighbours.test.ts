import { ROLES, type Role } from '@rosa/domain';
import { READ_EVERYWHERE } from '@rosa/test-kit/http';
import { agent, type Response } from 'supertest';
import { openLaboratory, type Laboratory } from '../real/support/laboratory.js';
import { NAPOLI, SANTHIA } from './support/people.js';
import { fill, queryOf, type Records } from './support/records.js';

/** Two territories side by side: each role finds what is its own, and nothing of the other's. */

let lab: Laboratory;
let santhia: Records;
let napoli: Records;

beforeAll(async () => {
  lab = await openLaboratory();
  santhia = await fill(lab, SANTHIA);
  napoli = await fill(lab, NAPOLI);
}, 60_000);
afterAll(() => lab.close());

/** Everything of a territory that another must not meet. */
const secretsOf = ({ ids, fiscalCode, place }: Records): readonly string[] => [
  ...Object.values(ids),
  fiscalCode,
  place.familyName,
  `Via Segreta ${place.name}`,
];

interface Neighbour {
  readonly role: Role;
  readonly own: Records;
  readonly others: Records;
}

const ask = async (
  { role, own }: Neighbour,
  method: 'get' | 'post',
  path: string,
  body?: object,
): Promise<Response> => {
  const caller = agent(lab.rosa.gateway.app).set('Authorization', `Bearer ${own.tokens[role]}`);
  const sent = caller[method](`/api${path}`);
  return body ? sent.send(body) : sent;
};

/** What of the other territory is in an answer; a PDF, which has no text, says what the CSV of the same sheet does. */
const leaks = (others: Records, text: string | undefined): readonly string[] =>
  secretsOf(others).filter((secret) => text?.includes(secret));

const idsIn = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

const NEIGHBOURS = ROLES.filter((role) => role !== 'central');

describe.each(NEIGHBOURS)('as a neighbour, the role %s', (role) => {
  const sides = (): readonly Neighbour[] => [
    { role, own: santhia, others: napoli },
    { role, own: napoli, others: santhia },
  ];
  const readable = () =>
    lab.rosa.gateway.routes.filter(
      ({ method, roles }) => method === 'get' && (roles === 'public' || roles.includes(role)),
    );

  it("finds its own in lists and counts, and nothing of another's", async () => {
    const lists = readable().filter(({ path }) => !path.includes('{'));
    for (const side of sides()) {
      for (const { path } of lists) {
        if (READ_EVERYWHERE[`GET ${path}`]?.includes(role)) continue;
        const answer = await ask(side, 'get', `${path}${queryOf(path)}`);
        expect([path, answer.status, leaks(side.others, answer.text)]).toEqual([path, 200, []]);
        const own = side.own.ids[path.slice(1)];
        if (own)
          expect([path, idsIn(answer.body.items), answer.body.total]).toEqual([path, [own], 1]);
      }
    }
  });

  it("does not find another's record by its id, while its own is there", async () => {
    const records = readable().filter(({ path }) => path.includes('{'));
    for (const side of sides()) {
      for (const { path } of records) {
        if (READ_EVERYWHERE[`GET ${path}`]?.includes(role)) continue;
        const addressed = (ids: Readonly<Record<string, string>>) =>
          path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => ids[name]!);
        const theirs = await ask(side, 'get', addressed(side.others.idsOf(path)));
        expect([path, theirs.status]).toEqual([path, 404]);
        const mine = await ask(side, 'get', addressed(side.own.idsOf(path)));
        expect([path, mine.status, leaks(side.others, mine.text)]).toEqual([path, 200, []]);
      }
    }
  });
});

it('counts in facets only the people in reach', async () => {
  for (const role of ['operator', 'animator', 'lead'] as const) {
    for (const [own, others] of [
      [santhia, napoli],
      [napoli, santhia],
    ] as const) {
      const { status, body, text } = await ask(
        { role, own, others },
        'post',
        '/workers/search',
        {},
      );
      expect([role, status, body.total, leaks(others, text)]).toEqual([role, 200, 1, []]);
      const province = [{ value: own.place.province, count: 1 }];
      expect(body.facets).toMatchObject({ province });
      expect(idsIn(body.items)).toEqual(role === 'animator' ? [] : [own.ids['workers']]);
    }
  }
});
