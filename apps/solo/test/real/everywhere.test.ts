import { formatDay, makeFiscalCode, systemScope } from '@rosa/domain';
import { openLaboratory, type Laboratory } from './support/laboratory.js';

/** Where people live, counted beyond the largest comuni. */

let laboratory: Laboratory;
beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const COMUNI = 35;

/** One in each of so many comuni of the province of Turin. */
const scattered = () =>
  laboratory.rosa.reference
    .comuniOf('001')
    .slice(0, COMUNI)
    .map(({ code: comune }, n) => {
      const birthDate = formatDay(n);
      const who = { familyName: 'Rossi', givenName: 'Mario', sex: 'M', birthDate } as const;
      const fiscalCode = makeFiscalCode({ ...who, birthPlace: 'L219' });
      const residence = { comune, address: null, cap: null, point: null };
      const value = { ...who, birthPlace: 'L219', fiscalCode, citizenship: 'IT', residence };
      return { file: 'x', line: n + 1, value };
    });

it('gives every comune with people when asked for all, the largest thirty otherwise', async () => {
  const bank = laboratory.rosa.transfers.find(({ type }) => type === 'worker')!;
  const taken = await bank.import(systemScope('test'), scattered(), { dryRun: false });
  expect(taken.map(({ outcome }) => outcome)).toEqual(Array(COMUNI).fill('added'));
  await laboratory.rosa.indexer.drain();
  const operator = await laboratory.as('operator', { territory: ['001'] });
  const found = async (more: object) => {
    const { body } = await operator.post('/api/workers/search').send(more).expect(200);
    return body;
  };
  expect((await found({})).facets.comune).toHaveLength(30);
  const { total, facets } = await found({ whole: 'comune' });
  expect(total).toBe(COMUNI);
  const expected = scattered().map(({ value }) => ({ value: value.residence.comune, count: 1 }));
  expect(facets.comune).toEqual(expected.toSorted((a, b) => (a.value < b.value ? -1 : 1)));
  await operator.post('/api/workers/search').send({ whole: 'name' }).expect(400);
});
