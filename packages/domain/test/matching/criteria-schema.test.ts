import { parseDay, resolveCriteria, RosaError } from '../../src/index.js';
import { exampleReference, SANTHIA } from './example.js';

const today = parseDay('2026-11-22')!;
const at = { today, reference: exampleReference };

const refusal = (input: unknown): Readonly<Record<string, string>> => {
  try {
    resolveCriteria(input, at);
  } catch (error) {
    if (!(error instanceof RosaError) || error.kind !== 'invalid') throw error;
    return Object.fromEntries(error.errors.map(({ field, code }) => [field, code]));
  }
  throw new Error('was accepted');
};

describe('criteria', () => {
  it('have the defaults of the contract', () => {
    expect(resolveCriteria({}, at)).toEqual({
      asOf: today,
      requirements: [],
      terms: [],
      place: null,
      reachKm: 30,
      radiusKm: 50,
      weights: { experience: 0.6, availability: 0.2, distance: 0.2 },
      unknown: 0.25,
      rankBy: 'expected',
    });
  });

  it('have the defaults of the contract inside requirements and terms', () => {
    const criteria = resolveCriteria(
      {
        requirements: [
          { kind: 'skill', code: 'sweeping' },
          { kind: 'occupation', code: '9112' },
          { kind: 'licence', code: 'B' },
          { kind: 'language', code: 'it' },
          { kind: 'schooling', level: 2 },
        ],
        terms: [{ key: 'contract:permanent' }],
      },
      at,
    );
    const practised = { importance: 2, months: 12, atLeast: 1, must: false };
    expect(criteria.requirements).toEqual([
      { kind: 'skill', code: 'sweeping', ...practised },
      { kind: 'occupation', code: '9112', ...practised },
      { kind: 'licence', code: 'B', importance: 2, must: false },
      { kind: 'language', code: 'it', level: 'A1', importance: 2, must: false },
      { kind: 'schooling', level: 2, importance: 2, must: false },
    ]);
    expect(criteria.terms).toEqual([{ key: 'contract:permanent', must: true }]);
  });

  it('stand a comune alone at its point, and let a point win', () => {
    const place = (given: object) => resolveCriteria({ place: given }, at).place;
    const point = { lat: 45.4, lon: 8.2 };
    expect(place({ comune: SANTHIA.code, point: null })?.point).toEqual(SANTHIA.point);
    expect(place({ comune: SANTHIA.code })?.point).toEqual(SANTHIA.point);
    expect(place({ comune: SANTHIA.code, point })).toEqual({ comune: SANTHIA.code, point });
    expect(place({ comune: null, point })).toEqual({ comune: null, point });
  });

  it('may be judged on a later day, on a past one only where that is allowed', () => {
    expect(resolveCriteria({ asOf: '2027-03-01' }, at).asOf).toBe(parseDay('2027-03-01'));
    expect(refusal({ asOf: '2026-11-21' })).toEqual({ asOf: 'beforeToday' });
    const past = resolveCriteria({ asOf: '2026-11-21' }, { ...at, allowPast: true });
    expect(past.asOf).toBe(today - 1);
  });

  it('name every wrong field at once', () => {
    expect(
      refusal({
        asOf: '2026-02-30',
        colour: 'red',
        requirements: [
          { kind: 'skill', code: 'flying' },
          { kind: 'occupation', code: '9112', months: 0, atLeast: 601, sex: 'F' },
          { kind: 'occupation', code: '9112' },
          { kind: 'schooling' },
          { kind: 'age', code: '30' },
          { kind: 'language', code: 'it', level: 'D1', importance: 4 },
        ],
        terms: [{ key: 'contract:forever' }, { key: 'shift:early' }, { key: 'shift:early' }],
        place: { comune: null, point: null },
        reachKm: 4.9,
        radiusKm: 501,
        weights: { experience: 0, availability: 0, distance: 0 },
        unknown: 1.1,
        rankBy: 'name',
      }),
    ).toEqual({
      asOf: 'noSuchDay',
      colour: 'unknownField',
      'requirements[0].code': 'unknownSkill',
      'requirements[1].months': 'min',
      'requirements[1].atLeast': 'max',
      'requirements[1].sex': 'unknownField',
      'requirements[2]': 'repeated',
      'requirements[3].level': 'required',
      'requirements[4].kind': 'notInList',
      'requirements[5].level': 'notInList',
      'requirements[5].importance': 'notInList',
      'terms[0].key': 'unknownTerm',
      'terms[2].key': 'repeated',
      place: 'placeEmpty',
      reachKm: 'min',
      radiusKm: 'max',
      weights: 'allZero',
      unknown: 'max',
      rankBy: 'notInList',
    });
  });

  it('take weights whole, never in part, negative or infinite', () => {
    expect(refusal({ weights: { experience: 1 } })).toEqual({
      'weights.availability': 'required',
      'weights.distance': 'required',
    });
    expect(refusal({ weights: { experience: 1, availability: -1, distance: Infinity } })).toEqual({
      'weights.availability': 'min',
      'weights.distance': 'type',
    });
  });

  it('refuse what is no object, and places that do not exist', () => {
    expect(refusal(null)).toEqual({ '': 'required' });
    expect(refusal('cleaners')).toEqual({ '': 'type' });
    expect(refusal({ place: { comune: '999999', point: null } })).toEqual({
      'place.comune': 'unknownComune',
    });
    expect(refusal({ place: { comune: null, point: { lat: 91, lon: 8 } } })).toEqual({
      'place.point.lat': 'max',
    });
  });
});
