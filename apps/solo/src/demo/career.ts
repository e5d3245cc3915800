import { formatDay, parseDay, type Day } from '@rosa/domain';
import type { Comune } from '@rosa/domain';
import type { Draw } from './random.js';
import { tradeOf, type Trade } from './trades.js';

/** What an invented person has done: rows as the import reads them. */
export interface CareerRow {
  readonly occupation: string;
  readonly sector: string;
  readonly employer: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly evidence: 'certified' | 'observed' | 'declared';
  readonly tasks: string | null;
}

const FIRMS = [
  'Coop. Sociale Aurora',
  'Servizi Integrati',
  'Multiservizi',
  'Ecologia Oggi',
  'La Rondine',
  'Edil Sud',
  'Consorzio Verde',
  'Global Service',
  'Il Girasole',
  'Nuova Impresa',
];

/** The day people recall: half of old spells are known by year only. */
const recalled = (draw: Draw, day: Day, asOf: Day): string => {
  const old = asOf - day > 3650;
  const text = formatDay(day);
  if (old && draw.chance(0.35)) return text.slice(0, 4);
  return draw.chance(0.2) ? text.slice(0, 7) : text;
};

/** One spell between two days, said as this person would say it: it ends after it starts, whatever is left unsaid. */
const spell = (
  draw: Draw,
  trade: Trade,
  employer: string | null,
  from: Day,
  to: Day | null,
  asOf: Day,
): CareerRow => {
  const start = recalled(draw, from, asOf);
  const end = to === null ? null : recalled(draw, to, asOf);
  const exact = end !== null && end < start;
  return {
    occupation: trade.occupation,
    sector: trade.sector,
    employer,
    from: exact ? formatDay(from) : start,
    to: exact ? formatDay(to!) : end,
    evidence: draw.chance(0.3) ? 'certified' : draw.chance(0.25) ? 'observed' : 'declared',
    tasks: draw.chance(0.6) ? draw.one(trade.tasks) : null,
  };
};

export interface CareerInput {
  readonly trade: Trade;
  readonly comune: Comune;
  readonly birth: Day;
  readonly asOf: Day;
  /** Day of entry in the programme; `null` for those outside LSU/LPU projects. */
  readonly since: Day | null;
}

/** Earlier jobs, then the project or the last job: without overlaps but for the odd second job. */
export const drawCareer = (draw: Draw, input: CareerInput): CareerRow[] => {
  const rows: CareerRow[] = [];
  const adult = input.birth + Math.round(365.25 * draw.whole(16, 24));
  const end = input.since ?? input.asOf - draw.whole(10, 2500);
  let day = adult;
  for (let job = draw.whole(0, 3); job > 0 && day < end - 200; job -= 1) {
    const from = day + draw.whole(30, 900);
    const to = Math.min(from + draw.whole(60, 2200), end - 1);
    if (to <= from) break;
    const trade =
      (draw.chance(0.6) ? tradeOf(draw.one(input.trade.beside)) : undefined) ?? input.trade;
    rows.push(
      spell(
        draw,
        trade,
        draw.chance(0.7) ? `${draw.one(FIRMS)}, ${input.comune.name}` : null,
        from,
        to,
        input.asOf,
      ),
    );
    day = to + 1;
  }
  if (input.since !== null) {
    const open = draw.chance(0.45);
    const to = open ? null : Math.min(input.since + draw.whole(400, 6000), input.asOf - 5);
    rows.push(
      spell(draw, input.trade, `Comune di ${input.comune.name}`, input.since, to, input.asOf),
    );
  }
  return rows;
};

/** The programme's own years: LSU from 1996, LPU from 1998 (D.Lgs. 468/1997), later entries rarer. */
export const drawSince = (draw: Draw, kind: 'LSU' | 'LPU', asOf: Day): Day => {
  const first = parseDay(kind === 'LSU' ? '1996-02-01' : '1998-03-01')!;
  const last = draw.chance(0.85) ? parseDay('2000-12-31')! : asOf - 900;
  return draw.whole(first, Math.max(first, last));
};
