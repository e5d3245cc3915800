import { omocodeOf } from '@rosa/domain';
import { bodyRow, deskRow, DESKS, outcomeRow, projectRow } from './papers.js';
import { companyRow, drawCompany } from './companies.js';
import { drawOpportunity, drawVisit } from './opportunities.js';
import { drawWorker } from './worker.js';
import type { World } from './world.js';

/** One bank of the invented registry: what `type` its rows have, how many there are, and how to draw each. */
export interface DrawnBank {
  readonly type: string;
  /** As the progress bar names it. */
  readonly label: string;
  readonly count: number;
  draw(serial: number): Readonly<Record<string, unknown>>;
}

/** The figures for a registry of 130,000; smaller ones keep no more companies than people. */
const COMPANIES = 2000;
const OPPORTUNITIES = 500;
const VISITS = 1500;
/** One outcome for every six people, over three years. */
const OUTCOME_SHARE = 1 / 6;

/** The first company of the seed: the demonstration employer's own, with opportunities of its own. */
export const demoCompanyId = (world: World): string => drawCompany(world.seed, world.places, 0).id;

/**
 * The people in turn. Two who would share a codice fiscale are told apart as the tax office does, by a variant for the
 * second (omocodia): it depends on those before only, so a larger registry begins with the smaller one.
 */
const peopleInTurn = (world: World): ((serial: number) => Readonly<Record<string, unknown>>) => {
  const codes: string[] = [];
  const taken = new Set<string>();
  const name = (row: Readonly<Record<string, unknown>>): void => {
    const own = row['fiscalCode'] as string;
    let code = own;
    for (let variant = 1; taken.has(code); variant += 1) code = omocodeOf(own, variant);
    codes.push(code);
    taken.add(code);
  };
  return (serial) => {
    while (codes.length < serial) name(drawWorker(world, codes.length));
    const row = drawWorker(world, serial);
    if (codes.length === serial) name(row);
    return { ...row, fiscalCode: codes[serial] };
  };
};

/** Every bank, in the order in which one names another. */
export const drawRegistry = (world: World, people: number): readonly DrawnBank[] => {
  const company = (serial: number) => drawCompany(world.seed, world.places, serial);
  const worker = peopleInTurn(world);
  const companies = Math.min(COMPANIES, people);
  return [
    {
      type: 'body',
      label: 'Enti',
      count: world.bodies.length,
      draw: (n) => bodyRow(world.bodies[n]!),
    },
    {
      type: 'project',
      label: 'Progetti',
      count: world.projects.length,
      draw: (n) => projectRow(world, world.projects[n]!, n),
    },
    { type: 'desk', label: 'Sportelli', count: DESKS, draw: (n) => deskRow(world, n) },
    { type: 'worker', label: 'Lavoratori', count: people, draw: worker },
    {
      type: 'outcome',
      label: 'Esiti',
      count: Math.floor(people * OUTCOME_SHARE),
      draw: (n) => outcomeRow(world, people, n),
    },
    { type: 'company', label: 'Imprese', count: companies, draw: (n) => companyRow(company(n)) },
    {
      type: 'logbook',
      label: 'Libro di bordo',
      count: Math.min(VISITS, people),
      draw: (n) => drawVisit(world, company, companies, n),
    },
    {
      type: 'opportunity',
      label: 'Opportunità',
      count: Math.min(OPPORTUNITIES, people),
      draw: (n) => drawOpportunity(world, company, companies, n),
    },
  ];
};
