import { NEVER_KEYS, accessOfWorker, parseNewWorker, projectWorker } from '../../src/index.js';
import { at, changed, specimen } from '../people/specimen.js';
import { reference } from '../reference.js';

const stored = (input: object) => ({
  ...parseNewWorker(input, at).worker,
  id: '019aaaaa-0000-7000-8000-000000000006',
  rev: 4,
  lot: 7,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-02-01T00:00:00.000Z',
});

describe('the document a worker is indexed by', () => {
  const document = projectWorker(stored(specimen()), reference);

  it('has no contact, note or street in it', () => {
    const text = JSON.stringify(document);
    for (const secret of ['081000000', 'example.org', 'toledo', 'Toledo', '…'])
      expect(text).not.toContain(secret);
  });

  it('holds facts, facets and terms', () => {
    expect(document).toMatchObject({
      rev: 4,
      deleted: false,
      facets: { comune: '063049', occupations: ['9613'], sectors: ['81'], never: [] },
      text: {
        name: ['rossi', 'mario'],
        code: 'rssmra70a01f839u',
        place: ['napoli', 'campania'],
      },
      sortName: 'rossi mario',
    });
    expect(document.text.work).toContain('napol');
  });

  it('says what was never asked', () => {
    const { fiscalCode, familyName, givenName, sex, birthDate, birthPlace, citizenship } =
      specimen();
    const bare = { fiscalCode, familyName, givenName, sex, birthDate, birthPlace, citizenship };
    expect(projectWorker(stored(bare), reference).facets.never).toEqual(NEVER_KEYS);
  });

  it('lists no skill that was denied', () => {
    const denied = changed(specimen(), 'skills.0.months', 0);
    expect(projectWorker(stored(denied), reference).facets.skills).toEqual([]);
  });
});

describe('who reaches a worker', () => {
  it.each([
    [{ comune: '002133' }, { comune: '063049' }, '002133'],
    [{ comune: null }, { comune: '063049' }, '063049'],
    [null, null, ''],
  ])('with domicile %j and residence %j: territory %j', (domicile, residence, territory) => {
    expect(accessOfWorker(stored({ ...specimen(), domicile, residence }))).toEqual({
      territory,
      bodyCode: 'c_f839',
      workerId: '019aaaaa-0000-7000-8000-000000000006',
    });
  });
});
