import { matchPlanOf } from '@rosa/domain';
import { arbitraryCriteria, smallReference } from '@rosa/test-kit';
import * as fc from 'fast-check';
import { eachBit, isSet } from '../src/embedded/bits.js';
import { consider, outBy } from '../src/embedded/considered.js';
import { OutSets } from '../src/embedded/outs.js';
import { compile } from '../src/embedded/parts.js';
import { People } from '../src/embedded/people.js';
import { putPerson } from '../src/embedded/put-person.js';
import { sievesOf } from '../src/embedded/sieves.js';
import { SpatialOrder } from '../src/embedded/spatial-order.js';
import { UNKNOWN, valueAt } from '../src/embedded/values.js';
import { documentOf, samplePeople } from './contract/registry.js';

const people = new People();
const order = new SpatialOrder(people);
const outs = new OutSets(people);

const sample = samplePeople(400, 41).map(({ id, worker }) => documentOf(id, worker));
const half = sample.slice(0, 200);
for (const document of half) putPerson(people, document);
// Laid out over the map with half of them: the others stand where they stood alone.
order.near({ x: 1, y: 0, z: 0, radius2: new Float64Array(3), farthest2: 0, bindingFrom: 0 }, 30);
for (const document of sample.slice(200)) putPerson(people, document);

it('a sieve has every candidate in one band, which says no less than their value', () => {
  let [bounded, exact, unknown] = [0, 0, 0];
  fc.assert(
    fc.property(arbitraryCriteria, (criteria) => {
      const compiled = compile(people, matchPlanOf(criteria, smallReference));
      const { candidates, near } = consider(people, outBy(people, compiled, outs, order));
      for (const sieve of sievesOf(people, compiled, outs, near)) {
        eachBit(candidates, (slot) => {
          const value = valueAt(people, slot, sieve.part, compiled);
          const bands = sieve.known.filter(({ words }) => isSet(words, slot));
          if (isSet(sieve.unknown, slot)) {
            unknown++;
            expect([bands, value]).toEqual([[], UNKNOWN]);
            return;
          }
          expect(bands).toHaveLength(1);
          const { most, isExact } = bands[0]!;
          if (isExact) {
            exact++;
            expect(value).toBe(most);
          } else {
            bounded++;
            expect(value).toBeLessThanOrEqual(most);
          }
        });
      }
    }),
    { numRuns: 100 },
  );
  expect(Math.min(bounded, exact, unknown)).toBeGreaterThan(100);
});
