import { systemScope } from '@rosa/domain';
import { createAccount, createToken, type NewAccount, type NewToken } from '@rosa/gateway';
import type { Rosa } from '../process/compose.js';
import type { Io } from '../process/control.js';

const contextOf = (rosa: Rosa) => ({
  store: rosa.stores.gateway,
  clock: rosa.clock,
  catalogue: rosa.reference,
  audit: rosa.audit,
});

/** Makes an account that signs in with a password. */
export const addAccount = async (rosa: Rosa, input: NewAccount, io: Io): Promise<void> => {
  const { account } = await createAccount(contextOf(rosa), systemScope('command'), input);
  io.line(`Account ${account.username}, ruolo ${account.role}`);
};

/** Makes a Bearer token: it is printed, and nothing else, on standard output. */
export const addToken = async (rosa: Rosa, input: NewToken, io: Io): Promise<void> => {
  const { token, notes } = await createToken(contextOf(rosa), systemScope('command'), input);
  await io.data(`${token}\n`);
  for (const note of notes) io.line(note);
};
