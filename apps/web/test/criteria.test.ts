import { criteriaSchema } from '@rosa/domain';
import {
  changed,
  fromAddress,
  newRequirement,
  toAddress,
  type Criteria,
} from '../src/features/workbench/criteria.js';

const base: Criteria = criteriaSchema.parse({
  requirements: [{ kind: 'occupation', code: '9112', importance: 3 }],
  terms: [{ key: 'shift:early' }],
});

describe('criteria in hand', () => {
  it('take what is added once, the later in place of the earlier', () => {
    const requirement = newRequirement('skill', 'pulizia-uffici');
    const once = changed(base, { type: 'addRequirement', requirement });
    const twice = changed(once, {
      type: 'addRequirement',
      requirement: { ...requirement, importance: 3 },
    });
    expect(twice.requirements.map(({ kind, importance }) => [kind, importance])).toEqual([
      ['occupation', 3],
      ['skill', 3],
    ]);
  });

  it('change and lose a requirement by its name, and leave the others', () => {
    const name = 'occupation:9112';
    const eased = changed(base, { type: 'changeRequirement', name, change: { must: true } });
    expect(eased.requirements).toEqual([{ ...base.requirements[0], must: true }]);
    expect(changed(eased, { type: 'removeRequirement', name }).requirements).toEqual([]);
  });

  it('add a term that puts nobody out until it is said to', () => {
    const added = changed(base, { type: 'addTerm', key: 'hours:part_time' });
    expect(added.terms.at(-1)).toEqual({ key: 'hours:part_time', must: false });
    const must = changed(added, { type: 'mustTerm', key: 'hours:part_time', must: true });
    expect(must.terms.at(-1)).toEqual({ key: 'hours:part_time', must: true });
    expect(changed(must, { type: 'removeTerm', key: 'hours:part_time' }).terms).toEqual(base.terms);
  });

  it('never weigh nothing at all', () => {
    const parts = ['experience', 'availability', 'distance'] as const;
    const weighed = parts.reduce(
      (criteria, part) => changed(criteria, { type: 'weigh', part, weight: 0 }),
      base,
    );
    expect(Object.values(weighed.weights).some((weight) => weight > 0)).toBe(true);
  });
});

describe('criteria in an address', () => {
  it('are what differs from the line’s own, and come back the same', () => {
    expect(toAddress(base, base)).toBe('');
    const moved = changed(base, { type: 'set', criteria: { radiusKm: 75 } });
    const text = toAddress(moved, base);
    expect(JSON.parse(text)).toEqual({ radiusKm: 75 });
    expect(fromAddress(text, base)).toEqual(moved);
  });

  it.each(['', 'no', '[]', '{"radiusKm":"far"}', '{"sex":"F"}', '{"weights":{}}'])(
    'count as not said where they cannot be read: %s',
    (text) => {
      expect(fromAddress(text, base)).toEqual(base);
    },
  );
});
