import type { Role, Scope } from '@rosa/domain';
import { person } from './people.js';
import type { TestRegistry } from './registry.js';

/** What most tests of the registry begin with. */

/** An operator of the province of Vercelli, where the people of `person` live. */
export const operatorOf = (rosa: TestRegistry, more: Partial<Scope & { role: Role }> = {}) =>
  rosa.api.as({ role: 'operator', territory: ['002'], name: 'Ornella Prova', ...more });

/** Registers someone of Santhià and returns the record as answered. */
export const register = async (
  rosa: TestRegistry,
  fields: Parameters<typeof person>[0] = {},
): Promise<{ readonly id: string; readonly rev: number } & Record<string, unknown>> => {
  const answer = await operatorOf(rosa)
    .post('/api/workers?confirmedDifferent=true')
    .send(person(fields));
  expect(answer.status).toBe(201);
  return answer.body;
};

export const codesOf = (problem: { readonly errors: readonly { readonly code: string }[] }) =>
  problem.errors.map(({ code }) => code);

export const fieldsOf = (problem: { readonly errors: readonly { readonly field: string }[] }) =>
  problem.errors.map(({ field }) => field);
