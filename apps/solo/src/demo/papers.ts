import { formatDay } from '@rosa/domain';
import { Draw, drawId } from './random.js';
import { drawWorker } from './worker.js';
import type { DrawnBody, DrawnProject } from './bodies.js';
import type { World } from './world.js';

/** The rows of bodies, projects, desks, and of what came of the work: outcomes over three years. */

export const bodyRow = ({ id, code, comune }: DrawnBody): Record<string, unknown> => ({
  id,
  code,
  name: `Comune di ${comune.name}`,
  kind: 'comune',
  comune: comune.code,
});

const TITLES: Readonly<Record<string, string>> = {
  environment: 'Cura del verde e pulizia urbana',
  personal_services: 'Assistenza alle famiglie',
  cultural_heritage: 'Apertura e custodia dei beni culturali',
  rural_development: 'Recupero del territorio rurale e montano',
  public_administration: 'Supporto agli uffici',
};
const FIELDS = Object.keys(TITLES);

export const projectRow = (
  world: World,
  project: DrawnProject,
  serial: number,
): Record<string, unknown> => {
  const draw = new Draw(world.seed, 6, serial);
  const sector = draw.one(FIELDS);
  const year = draw.whole(1998, 2001);
  const engaged = draw.whole(5, 220);
  return {
    id: project.id,
    code: project.code,
    title: `${TITLES[sector]!}, ${project.body.comune.name}`,
    bodyCode: project.body.code,
    kind: draw.one(['lpu', 'lsu_training', 'lsu_extraordinary', 'lsu_benefit']),
    sector,
    comune: project.body.comune.code,
    conventionYear: year,
    from: `${year}-0${draw.whole(1, 9)}-01`,
    months: 12,
    weeklyHours: 20,
    workersForeseen: engaged + draw.whole(0, 20),
    workersEngaged: engaged,
    stage: draw.one(['started', 'extended', 'extended', 'ended']),
    outletsForeseen: draw.some(['company', 'cooperative', 'mixed_company'], 2),
    outsourceable: draw.one(['yes', 'partly', 'no']),
  };
};

/** The seven desks of the LIFT programme (its own page, 2017), by comune: open weekly or fortnightly. */
const LIFT_DESKS = ['002071', '002049', '002011', '002164', '002133', '002042', '002150'];
const OPENED = Date.UTC(2022, 0, 10, 8);

export const DESKS = LIFT_DESKS.length;

export const deskRow = (world: World, serial: number): Record<string, unknown> => {
  const draw = new Draw(world.seed, 7, serial);
  const code = LIFT_DESKS[serial]!;
  return {
    id: drawId(draw, OPENED),
    name: `Sportello lavoro di ${world.reference.comune(code)!.name}`,
    kind: 'desk',
    comune: code,
    openings: [
      {
        weekday: 1 + (serial % 5),
        every: serial % 2 === 0 ? 'week' : 'fortnight',
        startingOn: '2022-01-10',
        from: '09:00',
        to: '12:30',
      },
    ],
  };
};

const OUTCOMES = [
  { kind: 'taken_in_charge' },
  { kind: 'taken_in_charge' },
  { kind: 'taken_in_charge' },
  { kind: 'active_policy' },
  { kind: 'training' },
  { kind: 'internship' },
  { kind: 'contract_start' },
] as const;

/** Something that came of the work for one of the invented people, in the last three years. */
export const outcomeRow = (
  world: World,
  people: number,
  serial: number,
): Record<string, unknown> => {
  const draw = new Draw(world.seed, 8, serial);
  const worker = drawWorker(world, draw.whole(0, people - 1));
  const { kind } = draw.one(OUTCOMES);
  const on = world.asOf - draw.whole(1, 1095);
  const home = (worker['domicile'] ?? worker['residence']) as { comune: string } | null;
  return {
    id: drawId(draw, on * 86_400_000 + 36e6),
    workerId: worker['id'],
    territory: home?.comune ?? '',
    enteredBy: 'Op. A. B.',
    kind,
    on: formatDay(on),
    places: { residence: home?.comune ?? null, desk: null, workplace: null },
    ...(kind === 'contract_start'
      ? {
          contract: draw.one(['permanent', 'fixed_term']),
          hours: draw.one(['part_time', 'full_time']),
        }
      : {}),
  };
};
