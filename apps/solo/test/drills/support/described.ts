import { missingEngines } from './engines.js';

/** How often each drill is done: `ROSA_DRILLS`, once unless said. */
export const timesEach = (): number => Number(process.env['ROSA_DRILLS'] ?? 1);

/** `describe` where the servers were brought in; elsewhere a skipped group that says how to. */
export const describeDrills = (name: string, body: () => void): void => {
  const missing = missingEngines().join(', ');
  if (missing === '') describe(name, body);
  else if (process.env['ROSA_FORBID_SKIP'] === '1')
    it(name, () => {
      throw new Error(`${missing}: not installed, and no test may be skipped`);
    });
  else describe.skip(`${name}: skipped, ${missing} not installed (npm run engines)`, body);
};
