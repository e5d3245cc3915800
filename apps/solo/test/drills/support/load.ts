import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@rosa/domain';
import type { Caller } from '../../cluster/support/caller.js';
import { Draw } from '../../../src/demo/random.js';
import { ask, insist } from './callers.js';
import { importFile } from './imports.js';
import type { Ledger } from './ledger.js';
import { someone } from './people.js';

/** People at work, all at once, each one thing after the other: the mixed load of a drill. */

export interface Office {
  readonly operator: Caller;
  readonly animator: Caller;
  readonly central: Caller;
}

export interface Load {
  /** Resolves when everyone has put down what they were at, and the imports that began have ended. */
  stop(): Promise<void>;
}

const OPERATORS = 3;
const ROWS = 200;
/** People think; without it the machine would do nothing but answer them. */
const BETWEEN_MS = 20;
const BETWEEN_FILES_MS = 2_000;
const DELETED = 0.3;

const day = (from: number): string =>
  new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);

/** Numbers of people, none given twice in a run. */
let serials = 0;
const nextSerials = (count: number): number => (serials += count) - count;

export const startLoad = (ledger: Ledger, office: Office, seed: number): Load => {
  let isOver = false;
  let end = (): void => undefined;
  const ending = new Promise<void>((resolve) => (end = resolve));
  const over = (): boolean => isOver;
  const keepAt = async (turn: () => Promise<void>, between = BETWEEN_MS): Promise<void> => {
    while (!over()) {
      await turn();
      await Promise.race([pause(between), ending]);
    }
  };
  const working = [
    ...Array.from({ length: OPERATORS }, (_, at) => {
      const draw = new Draw(seed, 1, at);
      return keepAt(() => operate(ledger, office, draw, over));
    }),
    keepAt(() => seekPeople(ledger, office, over)),
    keepAt(() => importFile(ledger, office.central, nextSerials(ROWS), ROWS), BETWEEN_FILES_MS),
  ];
  return {
    stop: async () => {
      isOver = true;
      end();
      await Promise.all(working);
    },
  };
};

/** Registers a person, then changes and deletes them, or holds an interview and tells an outcome; looks around. */
const operate = async (
  ledger: Ledger,
  { operator }: Office,
  draw: Draw,
  isOver: () => boolean,
): Promise<void> => {
  const person = someone(nextSerials(1));
  const { id, fiscalCode, residence } = person;
  const path = '/api/workers?confirmedDifferent=true';
  const made = await insist(ledger, operator, { path, body: person }, isOver);
  if (!made) return;
  ledger.keepPerson(id, fiscalCode, made.body.rev, residence.address);
  await move(ledger, operator, id, draw);
  if (draw.chance(DELETED)) await remove(ledger, operator, id);
  else await follow(ledger, operator, id, draw);
  await ask(ledger, operator, { path: '/api/workers/search', body: { text: 'anna' } });
  const criteria = { requirements: [{ kind: 'licence', code: 'B' }] };
  await ask(ledger, operator, { path: '/api/match', body: { criteria, limit: 5 } });
};

const move = async (ledger: Ledger, operator: Caller, id: string, draw: Draw): Promise<void> => {
  const person = ledger.people.get(id)!;
  const address = `Via Nuova ${draw.whole(1, 1_000_000)}`;
  const moved = await ask(ledger, operator, {
    method: 'PATCH',
    path: `/api/workers/${id}`,
    headers: { 'if-match': `"${person.rev}"` },
    body: { residence: { comune: '002133', address } },
  });
  if (!moved) person.isInDoubt = true;
  else ledger.keepPerson(id, person.fiscalCode, moved.body.rev, address);
};

const remove = async (ledger: Ledger, operator: Caller, id: string): Promise<void> => {
  const person = ledger.people.get(id)!;
  if (person.isInDoubt) return;
  const headers = { 'if-match': `"${person.rev}"` };
  const gone = await ask(ledger, operator, {
    method: 'DELETE',
    path: `/api/workers/${id}`,
    headers,
  });
  if (!gone) person.isInDoubt = true;
  else {
    person.isDeleted = true;
    ledger.count(1);
  }
};

/** An interview, and for some the start of a contract, each of which changes the person in the same act. */
const follow = async (ledger: Ledger, operator: Caller, id: string, draw: Draw): Promise<void> => {
  const person = ledger.people.get(id)!;
  if (person.isInDoubt) return;
  const keep = (bank: string, paperId: string, rev: number): void => {
    ledger.keepPaper('registry', bank, paperId);
    ledger.keepPerson(id, person.fiscalCode, rev, person.address);
  };
  const answers = [{ key: 'contract:permanent', answer: draw.one(['yes', 'no']) }];
  const consent = { proposals: true };
  const held = await ask<{ id: string; worker: { rev: number } }>(ledger, operator, {
    path: `/api/workers/${id}/interviews`,
    body: { id: newId(), kind: 'first', on: day(0), answers, consent },
  });
  if (!held) {
    person.isInDoubt = true;
    return;
  }
  keep('interviews', held.body.id, held.body.worker.rev);
  if (draw.chance(0.5)) return;
  const told = await ask(ledger, operator, {
    path: `/api/workers/${id}/outcomes`,
    body: { kind: 'contract_start', contract: 'permanent', hours: 'full_time', on: day(0) },
  });
  // A placement is a revision more.
  if (told) keep('outcomes', told.body.id, held.body.worker.rev + 1);
  else ledger.people.get(id)!.isInDoubt = true;
};

/** A company asks for someone, and a list is drawn for it. */
const seekPeople = async (
  ledger: Ledger,
  { animator, operator }: Office,
  isOver: () => boolean,
): Promise<void> => {
  const make = async (bank: string, body: { id: string }): Promise<boolean> => {
    const made = await insist(ledger, animator, { path: `/api/${bank}`, body }, isOver);
    if (made) ledger.keepPaper('opportunities', bank, made.body.id);
    return made !== undefined;
  };
  const company = { id: newId(), name: `Verde ${newId()}`, comune: '002133' };
  if (!(await make('companies', company))) return;
  const criteria = { requirements: [{ kind: 'licence', code: 'B' }] };
  const line = { id: newId(), title: 'Pulizie', occupation: '9112', positions: 1, criteria };
  const opportunity = {
    id: newId(),
    companyId: company.id,
    kind: 'established_company',
    title: 'Una addetta alle pulizie',
    words: 'Ci serve una persona',
    comune: '002133',
    validUntil: day(14),
    lines: [{ ...line, contract: 'permanent', hours: 'part_time' }],
  };
  if (!(await make('opportunities', opportunity))) return;
  const path = `/api/opportunities/${opportunity.id}/shortlists`;
  const drawn = await ask(ledger, operator, { path, body: { lineId: line.id, limit: 5 } });
  if (drawn) ledger.keepPaper('opportunities', 'shortlists', drawn.body.id);
};
