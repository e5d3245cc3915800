import { once } from 'node:events';
import type { Io } from '../process/control.js';
import { progressBar } from '../process/progress.js';

/** This process's own terminal: data on standard output, everything else on standard error. */
export const terminal = (): Io & { close(): void } => {
  const stop = new AbortController();
  let current: { readonly label: string; readonly bar: ReturnType<typeof progressBar> } | undefined;
  const endBar = (): void => {
    current?.bar.stop();
    current = undefined;
  };
  const interrupt = (): void => stop.abort(new Error('interrotto'));
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  // Whoever reads the output may leave (`| head`): the command leaves off too.
  let left: Error | undefined;
  process.stdout.on('error', (error) => {
    left = error;
    stop.abort(error);
  });
  return {
    input: process.stdin,
    signal: stop.signal,
    progress: (label, progress) => {
      if (current?.label !== label) {
        endBar();
        current = { label, bar: progressBar(label) };
      }
      current.bar.show(progress);
    },
    line: (text) => {
      endBar();
      process.stderr.write(`${text}\n`);
    },
    data: async (text) => {
      if (left) throw left;
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    },
    close: () => {
      endBar();
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    },
  };
};
