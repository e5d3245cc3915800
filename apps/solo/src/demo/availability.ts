import { COMMUTES, formatDay, TERM_VALUES, type Day } from '@rosa/domain';
import type { Draw } from './random.js';
import type { Trade } from './trades.js';

/** Operators' sheets are signed with initials: no invented full name stands beside an answer. */
const OPERATORS = ['Op. A. B.', 'Op. C. D.', 'Op. E. F.', 'Op. G. H.', 'Op. I. L.'];

/** How often a yes is given to each key, of those asked; what is not listed is a coin's toss. */
const YES: Readonly<Record<string, number>> = {
  'contract:permanent': 0.96,
  'contract:fixed_term': 0.72,
  'contract:agency': 0.45,
  'contract:apprenticeship': 0.2,
  'contract:internship': 0.3,
  'contract:self_employed': 0.12,
  'contract:cooperative_member': 0.48,
  'hours:full_time': 0.74,
  'hours:part_time': 0.82,
  'hours:on_call': 0.22,
  'shift:early': 0.7,
  'shift:evening': 0.5,
  'shift:night': 0.22,
  'shift:weekend': 0.44,
  'shift:rotating': 0.52,
  'other:heights': 0.25,
  'other:heavy_lifting': 0.5,
  'other:driving': 0.55,
  'other:travel': 0.3,
};

const KEYS = [
  ...TERM_VALUES.contract.map((value) => `contract:${value}`),
  ...TERM_VALUES.hours.map((value) => `hours:${value}`),
  ...TERM_VALUES.shift.map((value) => `shift:${value}`),
  ...TERM_VALUES.other.map((value) => `other:${value}`),
];

/** An interview asks some of the keys, on one day, by one operator; a few people were asked twice. */
export const drawAnswers = (draw: Draw, trade: Trade, asOf: Day) =>
  Array.from({ length: draw.chance(0.2) ? 2 : 1 }, () => {
    const on = formatDay(asOf - draw.whole(1, draw.chance(0.5) ? 200 : 1400));
    const ascertained = draw.chance(0.62);
    const by = ascertained ? draw.one(OPERATORS) : null;
    const keys = [
      ...draw.some(KEYS, draw.whole(3, 12)),
      `task:${trade.occupation}`,
      `sector:${trade.field}`,
    ];
    return keys.map((key) => ({
      key,
      answer: draw.chance(YES[key] ?? (key.startsWith('task:') ? 0.85 : 0.6)) ? 'yes' : 'no',
      source: ascertained ? 'ascertained' : 'declared',
      on,
      by,
    }));
  })
    .flat()
    .toSorted((one, other) => one.on.localeCompare(other.on));

export const drawCommute = (draw: Draw, asOf: Day) => {
  const ascertained = draw.chance(0.65);
  return {
    km: draw.one(COMMUTES.slice(1, 7)),
    source: ascertained ? 'ascertained' : 'declared',
    on: formatDay(asOf - draw.whole(1, 900)),
    by: ascertained ? draw.one(OPERATORS) : null,
  };
};
