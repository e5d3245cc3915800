import type { Appointment, Convocation, Interview, Outcome } from '@rosa/domain';
import { figureRoutes, type FigureSource, type Route } from '@rosa/service-kit';
import { registryBanks, type Paper } from '../banks.js';
import type { RegistryDeps } from '../ports.js';

const { convocations, appointments, interviews, outcomes } = registryBanks;

const sources: readonly FigureSource[] = [
  {
    bank: convocations,
    indicators: ['invited', 'came'],
    row: ({ from, title }: Convocation) => ({ on: from, title }),
  },
  {
    bank: appointments,
    indicators: ['appointments_kept', 'appointments_missed'],
    row: ({ on, workerId }: Appointment) => ({ on, workerId }),
  },
  {
    bank: interviews,
    indicators: ['interviews'],
    row: ({ on, workerId }: Paper<Interview>) => ({ on, workerId }),
  },
  {
    bank: outcomes,
    indicators: [
      'taken_in_charge',
      'contract_starts',
      'contract_starts_roster',
      'active_policies',
      'internships',
      'trainings',
      'exits',
      'lasted_6',
      'ended_6',
      'lasted_12',
      'ended_12',
    ],
    row: ({ on, workerId, companyId }: Paper<Outcome>) => ({ on, workerId, companyId }),
  },
];

/** What was done with people, and what came of it. */
export const peopleFigureRoutes = (deps: RegistryDeps): readonly Route[] =>
  figureRoutes({
    ...deps,
    path: 'people',
    summary: 'Attività ed esiti per territorio, sportello, operatore e mese',
    sources,
  });
