import { RosaError, systemScope, type Role } from '@rosa/domain';
import { createAccount } from '@rosa/gateway';
import type { Rosa } from '../process/compose.js';

/** An account for each role that signs in, on invented data only. */
interface DemoAccount {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly territory?: readonly string[];
  /** The first invented company is this employer's. */
  readonly employer?: true;
}

/** Vercelli and Novara, the country of the LIFT desks; Naples, where most of the programme's people were. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    username: 'operatore.vercelli',
    name: 'Operatrice di laboratorio, Vercelli',
    role: 'operator',
    territory: ['002'],
  },
  {
    username: 'operatore.napoli',
    name: 'Operatore di laboratorio, Napoli',
    role: 'operator',
    territory: ['063'],
  },
  {
    username: 'animatore.piemonte',
    name: 'Animatrice territoriale, Piemonte',
    role: 'animator',
    territory: ['01'],
  },
  {
    username: 'responsabile.piemonte',
    name: 'Responsabile territoriale, Piemonte',
    role: 'lead',
    territory: ['01'],
  },
  { username: 'equipe.centrale', name: 'Équipe centrale', role: 'central' },
  { username: 'impresa', name: 'Impresa di dimostrazione', role: 'employer', employer: true },
];

/** Makes those that are not there yet: a load taken up again makes none twice. */
export const addDemoAccounts = async (rosa: Rosa, companyId: string): Promise<void> => {
  const { stores, clock, reference: catalogue, audit, config } = rosa;
  const context = { store: stores.gateway, clock, catalogue, audit };
  for (const { employer, ...account } of DEMO_ACCOUNTS) {
    const input = { ...account, password: config.demoPassword, companyId: employer && companyId };
    try {
      await createAccount(context, systemScope('seed'), input);
    } catch (error) {
      if (!(error instanceof RosaError && error.kind === 'conflict')) throw error;
    }
  }
};
