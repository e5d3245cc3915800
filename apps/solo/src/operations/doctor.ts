import { readiness } from '../process/readiness.js';
import type { Rosa } from '../process/compose.js';
import type { Io } from '../process/control.js';
import { outOfService } from '@rosa/domain';

/** Looks the installation over: every engine, the index beside the store, what waits. */
export const doctor = async (rosa: Rosa, _args: object, io: Io): Promise<void> => {
  const checks = await readiness(rosa);
  const lag = await rosa.indexer.lag();
  for (const { name, ok, detail } of checks)
    await io.data(`${ok ? 'ok ' : 'NO '} ${name}: ${detail}\n`);
  await io.data(
    `    in attesa di indice: ${lag.backlog}; fermati da un errore: ${lag.held.length}\n`,
  );
  await io.data(
    `    dati: ${rosa.config.data}; Node ${process.version}; classificazioni ${rosa.reference.version}\n`,
  );
  const wrong = checks.filter(({ ok }) => !ok);
  if (wrong.length > 0)
    throw outOfService(wrong.map(({ name }) => name).join(', '), 'process.unsound', {});
};
