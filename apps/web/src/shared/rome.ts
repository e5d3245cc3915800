const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short' });
const TIME = new Intl.DateTimeFormat('it-IT', { timeZone: 'Europe/Rome', timeStyle: 'short' });

/** The day and the time of an instant, as clocks in Rome show it. */
export const romeInstant = (instant: string): { readonly on: string; readonly at: string } => {
  const date = new Date(instant);
  return { on: DAY.format(date), at: TIME.format(date) };
};

/** The day of an instant in Rome. */
export const romeDay = (instant: string): string => romeInstant(instant).on;
