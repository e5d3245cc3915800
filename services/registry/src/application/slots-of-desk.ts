import { parseDay, type Day, type Desk } from '@rosa/domain';

/** A stretch of a desk's opening in which it receives as many people as it has places. */
export interface Slot {
  /** `HH:MM`. */
  readonly at: string;
  readonly minutes: number;
  readonly places: number;
}

/** 1 is Monday; day 0, 1 January 1970, was a Thursday. */
const weekdayOf = (day: Day): number => ((day + 3) % 7) + 1;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const two = (value: number): string => String(value).padStart(2, '0');
const timeOf = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

const WEEK = 7;

const isOpen = ({ weekday, every, startingOn }: Desk['openings'][number], day: Day): boolean => {
  if (weekdayOf(day) !== weekday) return false;
  const start = startingOn === null ? undefined : parseDay(startingOn);
  if (start === undefined) return true;
  const weeks = Math.floor((day - start) / WEEK);
  return day >= start && (every === 'week' || weeks % 2 === 0);
};

/** The slots of a day, in order; none when the desk is closed. A rest too short for a slot is not one. */
export const slotsOn = (desk: Desk, on: string): readonly Slot[] => {
  const day = parseDay(on);
  if (day === undefined || desk.closedOn.includes(on)) return [];
  return desk.openings
    .filter((opening) => isOpen(opening, day))
    .flatMap(({ from, to, slotMinutes: minutes, places }) => {
      const start = minutesOf(from);
      const count = Math.floor((minutesOf(to) - start) / minutes);
      return Array.from({ length: count }, (_, turn) => ({
        at: timeOf(start + turn * minutes),
        minutes,
        places,
      }));
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
};
