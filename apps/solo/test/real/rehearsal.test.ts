import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { newId, systemScope } from '@rosa/domain';
import { runImport } from '@rosa/registry';
import { interviewRow, transportQuestion } from '@rosa/test-kit';
import { openLaboratory, type Laboratory } from './support/laboratory.js';

/** A dry run judges each row by what the rows before it would have brought, as the run itself does. */

let laboratory: Laboratory;
beforeEach(async () => {
  laboratory = await openLaboratory();
});
afterEach(() => laboratory.close());

const take = async (rows: readonly object[], dryRun: boolean) => {
  const file = laboratory.example('rows.ndjson');
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const { added, updated, unchanged, refused } = await runImport({
    files: [file],
    transfers: laboratory.rosa.transfers,
    scope: systemScope('test'),
    batchSize: 2,
    dryRun,
  });
  const list = `${file}.errors.csv`;
  const errors = existsSync(list) ? readFileSync(list, 'utf8') : '';
  return { added, updated, unchanged, refused, errors };
};

/** Dry, then in earnest: both say the same. */
const rehearsedAndTaken = async (rows: readonly object[]) => {
  const dry = await take(rows, true);
  const taken = await take(rows, false);
  expect(dry).toEqual(taken);
  return taken;
};

const questions = (version: number) => ({
  type: 'questionSet',
  id: newId(),
  track: 'questionnaire',
  version,
  title: 'Questionario di prova',
  validFrom: '2026-11-01',
  questions: [transportQuestion],
});

const desk = () => ({
  type: 'desk',
  id: newId(),
  name: 'Sportello di Santhià',
  kind: 'desk',
  comune: '002133',
});

it('interviews are held to the questions that the same file brings', async () => {
  const report = await rehearsedAndTaken([
    questions(2),
    interviewRow('auto', 2),
    interviewRow('autobus', 2),
    interviewRow('cavallo', 2),
    interviewRow('auto', 3),
  ]);
  expect(report).toMatchObject({ added: 3, refused: 2 });
  expect(report.errors).toMatch(/,4,questionnaire\.answers\[0\]\.answer,/);
  expect(report.errors).toMatch(/,5,questionnaire\.version,/);
});

it('questions that come after their answers are too late for them', async () => {
  const rows = [interviewRow('auto', 2), desk(), questions(2)];
  expect(await rehearsedAndTaken(rows)).toMatchObject({ added: 2, refused: 1 });
});

it('what one dry run would have brought is forgotten by the next', async () => {
  expect(await take([questions(2)], true)).toMatchObject({ added: 1 });
  expect(await take([interviewRow('auto', 2)], true)).toMatchObject({ refused: 1 });
});

it('a later row about a record of the same file may leave blank what stands there', async () => {
  const [first, other] = [desk(), desk()];
  const company = { type: 'company', id: newId(), name: 'Verde Vivo', comune: '002133' };
  const body = { type: 'body', code: 'c_f839', name: 'Napoli', kind: 'comune', comune: '063049' };
  const report = await rehearsedAndTaken([
    first,
    other,
    company,
    body,
    { type: 'desk', id: first.id, address: 'Via Nuova 2', kind: null },
    { type: 'body', code: 'c_f839', name: 'Comune di Napoli' },
    { type: 'company', id: company.id, employees: 12 },
    { type: 'desk', id: other.id, kind: 'shop' },
    { type: 'desk', id: newId(), address: 'Via Nuova 2' },
  ]);
  expect(report).toMatchObject({ added: 4, updated: 3, refused: 2 });
  expect(report.errors).toMatch(/,8,kind,/);
  expect(report.errors).toMatch(/,9,comune,/);
});

it('no two rows of a file have one partita IVA, nor one that another company has', async () => {
  const company = (vatNumber: string) => ({
    type: 'company',
    id: newId(),
    name: 'Verde Vivo',
    comune: '002133',
    vatNumber,
  });
  const [held, first] = [company('00743110157'), company('01234560157')];
  expect(await rehearsedAndTaken([held])).toMatchObject({ added: 1 });
  const report = await rehearsedAndTaken([
    first,
    { type: 'company', id: first.id, employees: 12 },
    company('01234560157'),
    { type: 'company', id: held.id, employees: 3 },
    company('00743110157'),
    company('12345670587'),
  ]);
  expect(report).toMatchObject({ added: 2, updated: 2, refused: 2 });
  expect(report.errors).toMatch(/,3,vatNumber,.*\n.*,5,vatNumber,/);
});
