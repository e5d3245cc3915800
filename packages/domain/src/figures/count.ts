import { convocationCount, type Appointment, type Convocation } from '../banks/desk.js';
import { dayOfInstant } from '../time/day.js';
import type { Interview } from '../banks/interview.js';
import type { LogbookEntry } from '../banks/logbook.js';
import type { Lead } from '../banks/company.js';
import type { Opportunity } from '../banks/opportunity.js';
import type { Outcome } from '../banks/outcome.js';
import type { RecordedAnswer } from '../banks/roster.js';
import { divisionOf } from '../reference.js';
import { cellOf, type Cell } from './cell.js';

/** What each record counts as: the indicators' definitions. */

/** A paper about a person, as far as figures ask. */
interface About {
  readonly territory: string;
  readonly enteredBy: string;
}

const homeOf = ({ territory }: About): string | null => territory || null;

/** One interview counts once, on its day; a person seen twice counts twice. */
export const cellOfInterview = (interview: Interview & About): Cell =>
  cellOf(
    interview.on,
    { interviews: 1 },
    {
      residence: homeOf(interview),
      deskId: interview.deskId,
      by: interview.operator ?? interview.enteredBy,
    },
  );

const countsOfOutcome = (outcome: Outcome): Cell['counts'] => {
  switch (outcome.kind) {
    case 'taken_in_charge':
      return { taken_in_charge: 1 };
    case 'contract_start':
      return { contract_starts: 1, ...(outcome.rosterId ? { contract_starts_roster: 1 } : {}) };
    case 'active_policy':
      return { active_policies: 1 };
    case 'internship':
      return { internships: 1 };
    case 'training':
      return { trainings: 1 };
    case 'exit':
      return { exits: 1 };
    case 'lasting':
      return { [`${outcome.lasted ? 'lasted' : 'ended'}_${outcome.months}`]: 1 };
  }
};

/** Each outcome counts once, on its own day: of the start, of the exit, of the day on which lasting was seen. */
export const cellOfOutcome = (outcome: Outcome & About): Cell =>
  cellOf(outcome.on, countsOfOutcome(outcome), {
    residence: outcome.places.residence ?? homeOf(outcome),
    desk: outcome.places.desk,
    workplace: outcome.places.workplace,
    deskId: outcome.deskId,
    companyId: outcome.companyId,
    by: outcome.enteredBy,
  });

/** A booking counts on its day once it was kept or missed; one that waits or was cancelled counts nowhere. */
export const cellOfAppointment = (booking: Appointment & { readonly territory: string }): Cell => {
  const counts =
    booking.state === 'kept'
      ? { appointments_kept: 1 }
      : booking.state === 'missed'
        ? { appointments_missed: 1 }
        : {};
  return cellOf(booking.on, counts, { desk: booking.territory, deskId: booking.deskId });
};

/** Everyone called in counts on the first day of the convocation; someone called twice counts twice. */
export const cellOfConvocation = (convocation: Convocation): Cell => {
  const { came, invited } = convocationCount(convocation);
  const { from, deskId, comune } = convocation;
  return cellOf(from, { invited, came }, { desk: comune, deskId });
};

/** One meeting counts once, on its day, in the comune it speaks of. */
export const cellOfEntry = (entry: LogbookEntry & { readonly writtenBy: string | null }): Cell =>
  cellOf(
    entry.on,
    { visits: 1 },
    {
      workplace: entry.comune,
      companyId: entry.companyId,
      by: entry.writtenBy,
      kind: entry.track,
    },
  );

/** A lead counts on the day it was told, and as taken up once it has become an opportunity. */
export const cellOfLead = ({ on, state, comune, companyId, ateco }: Lead): Cell =>
  cellOf(
    on,
    { leads: 1, ...(state === 'became_opportunity' ? { leads_taken_up: 1 } : {}) },
    { workplace: comune, companyId, sector: ateco && divisionOf(ateco) },
  );

/**
 * An opportunity counts on the day it entered the bank, with the positions it asks, those filled today, and those it still
 * looks for while it is open; drafts do not.
 */
export const cellOfOpportunity = (
  opportunity: Opportunity & { readonly createdAt: string; readonly comune: string },
): Cell => {
  const { createdAt, state, lines, comune, companyId, kind, sector } = opportunity;
  const sum = (of: (line: (typeof lines)[number]) => number): number =>
    lines.reduce((total, line) => total + of(line), 0);
  const counts =
    state === 'draft'
      ? {}
      : {
          opportunities: 1,
          positions: sum(({ positions }) => positions),
          positions_filled: sum(({ filled }) => filled),
          ...(state === 'open'
            ? { positions_open: sum(({ positions, filled }) => positions - filled) }
            : {}),
        };
  return cellOf(dayOfInstant(createdAt), counts, {
    workplace: comune,
    companyId,
    kind,
    sector: sector && divisionOf(sector),
  });
};

/** A list counts on the day it was drawn; drawn again, it counts again. */
export const cellOfShortlist = (list: {
  readonly drawnAt: string;
  readonly comune: string;
}): Cell => cellOf(dayOfInstant(list.drawnAt), { shortlists: 1 }, { workplace: list.comune });

/** A roster counts on the day it was given, with its people and what became of each: the employer's last answer holds. */
export const cellOfRoster = (roster: {
  readonly givenAt: string;
  readonly givenBy: string;
  readonly comune: string;
  readonly companyId: string;
  readonly workerIds: readonly string[];
  readonly answers: readonly RecordedAnswer[];
  readonly confirmed: readonly unknown[];
}): Cell => {
  const last = new Map(roster.answers.map(({ workerId, answer }) => [workerId, answer]));
  const answered = (asked: RecordedAnswer['answer']): number =>
    [...last.values()].filter((answer) => answer === asked).length;
  return cellOf(
    dayOfInstant(roster.givenAt),
    {
      rosters: 1,
      people_proposed: roster.workerIds.length,
      hires_claimed: answered('hired'),
      hires_confirmed: roster.confirmed.length,
      people_refused: answered('refused'),
    },
    { workplace: roster.comune, companyId: roster.companyId, by: roster.givenBy },
  );
};
