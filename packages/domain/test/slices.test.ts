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

describe('in turns', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('everything comes in its order, with a pause after some milliseconds and none at either end', async () => {
    await fc.assert(
      fc.asyncProperty(items, fc.integer({ min: 0, max: 6 }), async (all, ms) => {
        const seen: (number | 'pause')[] = [];
        const pause = async () => void seen.push('pause');
        for await (const item of inTurns(all, pause)) {
          seen.push(item);
          jest.advanceTimersByTime(ms);
        }
        expect(seen.filter((each) => each !== 'pause')).toEqual(all);
        const aStretch = ms === 0 ? Infinity : Math.ceil(4 / ms);
        const pauses = Math.max(0, Math.ceil(all.length / aStretch) - 1);
        expect(seen.filter((each) => each === 'pause')).toHaveLength(pauses);
        expect([seen[0], seen.at(-1)]).not.toContain('pause');
      }),
    );
  });
});
