import {
  parseBody,
  parseCompany,
  parseDay,
  parseDesk,
  parseLogbookEntry,
  parseOpportunity,
  parseOutcome,
  parseProject,
} from '@rosa/domain';
import { loadReference } from '@rosa/reference';
import { drawRegistry } from '../../src/demo/registry.js';
import { createWorld } from '../../src/demo/world.js';

const reference = loadReference();
const today = parseDay('2026-11-22')!;
const banks = drawRegistry(createWorld(reference, 3, today), 1200);

/** What the bank itself adds to a row is not part of what its schema reads. */
const ADDED = new Set(['id', 'workerId', 'territory', 'enteredBy']);
const withoutAdded = (row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !ADDED.has(field)));

const PARSERS = {
  body: parseBody,
  project: parseProject,
  desk: parseDesk,
  outcome: parseOutcome,
  company: parseCompany,
  logbook: parseLogbookEntry,
  opportunity: parseOpportunity,
} as const;

describe.each(Object.entries(PARSERS))('invented rows of %s', (type, parse) => {
  const bank = banks.find((each) => each.type === type)!;
  const rows = Array.from({ length: bank.count }, (_each, serial) => bank.draw(serial));

  it('are accepted as any other', () => {
    for (const row of rows)
      expect(() => parse(withoutAdded(row), { reference, today })).not.toThrow();
  });

  it('have ids of their own', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });
});

it('names companies, projects and bodies that are there', () => {
  const ids = (type: string, field: string) => {
    const bank = banks.find((each) => each.type === type)!;
    return Array.from({ length: bank.count }, (_each, serial) => bank.draw(serial)[field]);
  };
  const companies = new Set(ids('company', 'id'));
  expect(ids('opportunity', 'companyId').every((id) => companies.has(id))).toBe(true);
  expect(ids('logbook', 'companyId').every((id) => companies.has(id))).toBe(true);
  const bodies = new Set(ids('body', 'code'));
  expect(ids('project', 'bodyCode').every((code) => bodies.has(code))).toBe(true);
  expect(new Set(ids('company', 'vatNumber')).size).toBe(companies.size);
});

it('gives no two people one codice fiscale, and begins a larger registry with the smaller one', () => {
  const world = createWorld(reference, 3, today);
  const people = (count: number) => {
    const bank = drawRegistry(world, count).find(({ type }) => type === 'worker')!;
    return Array.from({ length: count }, (_each, serial) => bank.draw(serial)['fiscalCode']);
  };
  const many = people(30_000);
  expect(new Set(many).size).toBe(many.length);
  expect(many.slice(0, 50)).toEqual(people(50));
});
