import type { Command } from 'commander';
import type { OperationName } from '../operations/index.js';

/** What could not be delivered: to look at, and to try again. */
export const addQueueCommands = (
  program: Command,
  operation: (name: OperationName & `queue-${string}`, args: object) => Promise<void>,
): void => {
  const queue = program
    .command('queue')
    .description('cambiamenti che non si è riusciti a consegnare');
  queue
    .command('failed')
    .description('li elenca: identificativi, errore, tentativi, quando')
    .action(() => operation('queue-failed', {}));
  queue
    .command('retry')
    .description('li riprova tutti')
    .action(() => operation('queue-retry', {}));
};
