import { makeFiscalCode, newId } from '@rosa/domain';
import type { Answer, Caller } from './caller.js';

/** People who go on working while services are restarted: what they were told was done, and what failed. */
export interface Load {
  stop(): Promise<{
    readonly calls: number;
    /** Calls that were answered 5xx, or not at all. */
    readonly failures: readonly string[];
    /** The revision each person was last acknowledged at. */
    readonly made: ReadonlyMap<string, number>;
  }>;
}

const PEOPLE_AT_ONCE = 3;

const someone = (serial: number) => {
  const who = {
    familyName: 'Prova',
    givenName: 'Anna',
    sex: 'F',
    birthDate: new Date(Date.UTC(1950, 0, 1 + serial)).toISOString().slice(0, 10),
    birthPlace: 'A859',
  } as const;
  return { ...who, id: newId(), fiscalCode: makeFiscalCode(who), citizenship: 'IT' };
};

/** Each of them registers people, changes and reads them, searches, ranks and reads companies, one call after the other. */
export const mixedLoad = (operator: Caller, animator: Caller): Load => {
  const failures: string[] = [];
  const made = new Map<string, number>();
  let [calls, serial] = [0, 0];
  const over = new AbortController();

  const call = async (
    caller: Caller,
    method: string,
    path: string,
    more: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer<{ rev: number }> | undefined> => {
    calls += 1;
    try {
      const answer = await caller.call<{ rev: number }>({ method, path, ...more });
      if (answer.status < 400) return answer;
      failures.push(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    } catch (error) {
      failures.push(`${method} ${path}: ${String(error)}`);
    }
    return undefined;
  };

  const keep = (id: string, answer: Answer<{ rev: number }> | undefined): number | undefined => {
    if (answer) made.set(id, answer.body.rev);
    return answer?.body.rev;
  };

  const turn = async (): Promise<void> => {
    const person = { ...someone((serial += 1)), residence: { comune: '002133' } };
    const path = `/api/workers/${person.id}`;
    const rev = keep(person.id, await call(operator, 'POST', '/api/workers', { body: person }));
    if (rev !== undefined) {
      const headers = { 'if-match': `"${rev}"` };
      keep(person.id, await call(operator, 'PATCH', path, { headers, body: { licences: ['B'] } }));
    }
    await call(operator, 'GET', path);
    const criteria = { requirements: [{ kind: 'licence', code: 'B' }] };
    await call(operator, 'POST', '/api/match', { body: { criteria, limit: 5 } });
    await call(operator, 'POST', '/api/workers/search', { body: { text: 'prova' } });
    await call(animator, 'GET', '/api/companies');
  };

  const worker = async (): Promise<void> => {
    while (!over.signal.aborted) await turn();
  };
  const working = Array.from({ length: PEOPLE_AT_ONCE }, worker);
  return {
    stop: async () => {
      over.abort();
      await Promise.all(working);
      return { calls, failures, made };
    },
  };
};
