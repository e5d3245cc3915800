import * as fc from 'fast-check';
import { formatDay, parseDay, parsePartialDay } from '../../src/index.js';

const MS_PER_DAY = 86_400_000;

/** Does the calendar have this `YYYY-MM-DD`? */
const formatsBack = (day: string): boolean => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return day > '0001' && !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day;
};

describe('days', () => {
  it('count from 1970 as the calendar does, in every year from 1 to 9999', () => {
    const days = fc.integer({ min: -719162, max: 2932896 });
    fc.assert(
      fc.property(days, (day) => {
        expect(parseDay(formatDay(day))).toBe(day);
        expect(parseDay(formatDay(day))).toBe(
          Date.parse(`${formatDay(day)}T00:00:00Z`) / MS_PER_DAY,
        );
      }),
    );
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
  ])('%s does not exist', (text) => expect(parseDay(text)).toBeUndefined());

  it.each(['2000-02-29', '2024-02-29', '2026-12-31'])('%s exists', (text) =>
    expect(parseDay(text)).toBeDefined(),
  );

  it.each(['', '94', '1994-3', '1994-03-1', '1994/03', 'Primavera 1994', '1994-03-01T00:00'])(
    '%j is not a day',
    (text) => expect(parsePartialDay(text)).toBeUndefined(),
  );

  it('takes digits and dashes in their places and nothing else', () => {
    const near = fc.string({ unit: fc.constantFrom(...'0123-/ '), maxLength: 11 });
    const slipped = fc
      .tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom(...'0-/ x١'))
      .map(([at, char]) => `2024-02-10`.slice(0, at) + char + `2024-02-10`.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(near, slipped), (text) => {
        const full = /^(\d{4})-(\d{2})-(\d{2})$/.test(text);
        const form = full || /^\d{4}(?:-\d{2})?$/.test(text);
        const padded = `${text}-01-01`.slice(0, 10);
        const exists = form && formatsBack(padded);
        expect(parsePartialDay(text) !== undefined).toBe(exists);
        expect(parseDay(text) !== undefined).toBe(exists && full);
      }),
    );
  });

  it('counts a partial day from its first', () => {
    expect(parsePartialDay('1994')).toBe(parseDay('1994-01-01'));
    expect(parsePartialDay('1994-03')).toBe(parseDay('1994-03-01'));
    expect(parsePartialDay('1994-13')).toBeUndefined();
  });
});
