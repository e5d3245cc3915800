import { resolve } from 'node:path';
import type { Command } from 'commander';
import { bench, LARGE, USUAL } from '../bench/bench.js';
import { readConfig } from '../process/config.js';
import { positive } from './positive.js';
import { terminal } from './terminal.js';

const counts = (text: string): number[] => text.split(',').map(positive);

interface Flags {
  readonly people: number[];
  readonly large: boolean;
  readonly queries: number;
  readonly out?: string;
  readonly doc?: string;
}

/** The benchmark works in a folder of its own: a server may run on the data meanwhile, at the figures' cost. */
const run = async ({ people, large, queries, out, doc }: Flags): Promise<void> => {
  const io = terminal();
  const sizes = new Set([...people, ...(large ? [LARGE] : [])]);
  const request = {
    people: [...sizes].sort((a, b) => a - b),
    questions: queries,
    startCommand: [process.execPath, ...process.execArgv, process.argv[1]!, 'start'],
    ...(out === undefined ? {} : { out: resolve(out) }),
    ...(doc === undefined ? {} : { doc: resolve(doc) }),
  };
  try {
    await bench(request, readConfig(process.env), io);
  } finally {
    io.close();
  }
};

export const addBenchCommand = (program: Command): void => {
  program
    .command('bench')
    .description('misura velocità e memoria, ogni riga accanto a un termine di paragone')
    .option('--people <n,…>', 'persone del registro, una o più misure', counts, [USUAL])
    .option('--large', `anche con ${LARGE} persone: molti minuti e molto disco`, false)
    .option('--queries <n>', 'domande poste a /match', positive, 500)
    .option('--out <file>', 'dove scrivere il JSON (bench/ nella cartella dei dati)')
    .option('--doc <file>', 'scrive anche la pagina della documentazione')
    .action(run);
};
