import * as fc from 'fast-check';
import { inTurns, slicesOf } from '../src/slices.js';

const items = fc.array(fc.integer(), { maxLength: 300 });

it('slices are the items in their order, each but the last of the size asked', () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 50 }), (all, size) => {
      const slices = slicesOf(all, size);
      expect(slices.flat()).toEqual(all);
      expect(slices.slice(0, -1).every(({ length }) => length === size)).toBe(true);
      expect(slices.every(({ length }) => length > 0 && length <= size)).toBe(true);
    }),
  );
});

it('in turns everything comes in its order, with a pause after every few and none at either end', async () => {
  await fc.assert(
    fc.asyncProperty(items, async (all) => {
      const seen: (number | 'pause')[] = [];
      const pause = async () => void seen.push('pause');
      for await (const item of inTurns(all, pause)) seen.push(item);
      expect(seen.filter((each) => each !== 'pause')).toEqual(all);
      const stretches = seen.join(' ').split(' pause ');
      expect(stretches).toHaveLength(Math.max(1, Math.ceil(all.length / 32)));
      expect(seen[0]).not.toBe('pause');
      expect(seen.at(-1)).not.toBe('pause');
    }),
  );
});
