import { resolve } from 'node:path';
import { parseDay, ROLES, todayOf, systemClock, wordOf, type Role } from '@rosa/domain';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { ArgumentsOf, OperationName } from '../operations/index.js';
import { VERSION } from '../process/compose.js';
import { readConfig } from '../process/config.js';
import { addBenchCommand } from './bench.js';
import { addQueueCommands } from './queue.js';
import { failureText } from './failure.js';
import { positive } from './positive.js';
import { restore } from './restore.js';
import { runOperation } from './run.js';
import { start } from './start.js';
import { terminal } from './terminal.js';
import { speakItalian, usageText } from './usage.js';

const day = (text: string): number => {
  const value = parseDay(text);
  if (value === undefined) throw new InvalidArgumentError('serve un giorno come 2026-11-22');
  return value;
};

const codes = (text: string): string[] => text.split(',').map((code) => code.trim());

/** `-` is standard input; the process that owns the folder may stand elsewhere, so paths are made whole. */
const absolute = (file: string): string => (file === '-' ? file : resolve(file));

const operation = async <N extends OperationName>(name: N, args: ArgumentsOf<N>): Promise<void> => {
  const io = terminal();
  try {
    await runOperation(readConfig(process.env), name, args, io);
  } finally {
    io.close();
  }
};

const roleOption = () => new Option('--role <role>', 'ruolo').choices(ROLES).makeOptionMandatory();

interface StandingFlags {
  readonly role: Role;
  readonly territory?: string[];
  readonly company?: string;
  readonly body?: string;
  readonly worker?: string;
  readonly name?: string;
}

const standing = (flags: StandingFlags) => ({
  role: flags.role,
  territory: flags.territory,
  companyId: flags.company,
  bodyCode: flags.body,
  workerId: flags.worker,
});

const withStanding = (command: Command): Command =>
  command
    .addOption(roleOption())
    .option(
      '--territory <codes>',
      'codici ISTAT separati da virgole: regione 2 cifre, provincia 3, comune 6',
      codes,
    )
    .option('--company <id>', 'impresa, per il ruolo employer')
    .option('--body <code>', 'ente, per il ruolo body')
    .option('--worker <id>', 'lavoratore, per il ruolo worker')
    .option('--name <name>', 'nome scritto accanto agli atti');

const addAccountCommands = (program: Command): void => {
  withStanding(
    program.command('account').description('account che accedono con parola chiave').command('add'),
  )
    .description('crea un account; la parola chiave si legge da ROSA_PASSWORD')
    .requiredOption('--username <username>', 'nome utente')
    .action((flags: StandingFlags & { username: string }) =>
      operation('account-add', {
        ...standing(flags),
        username: flags.username,
        name: flags.name ?? flags.username,
        password: process.env['ROSA_PASSWORD'] ?? '',
      }),
    );
  withStanding(
    program.command('token').description('token per script e integrazioni').command('add'),
  )
    .description('crea un token Bearer e lo stampa')
    .action((flags: StandingFlags) =>
      operation('token-add', { ...standing(flags), name: flags.name }),
    );
};

const addDataCommands = (program: Command): void => {
  program
    .command('import <files...>')
    .description('legge NDJSON o CSV (- è lo standard input)')
    .option('--dry-run', 'giudica ogni riga e non cambia nulla', false)
    .action((files: string[], { dryRun }: { dryRun: boolean }) =>
      operation('import', { files: files.map(absolute), dryRun }),
    );
  program
    .command('export')
    .description('scrive NDJSON di ogni banca sullo standard output')
    .option('--restricted', 'con le parti riservate', false)
    .action((flags: { restricted: boolean }) => operation('export', flags));
  program
    .command('seed')
    .description('carica un registro di persone inventate')
    .requiredOption('--people <n>', 'quante', positive)
    .option('--seed <s>', 'seme: lo stesso seme e giorno danno lo stesso registro', positive, 1)
    .option('--on <day>', 'giorno del registro (oggi)', day)
    .action((flags: { people: number; seed: number; on?: number }) =>
      operation('seed', { ...flags, on: flags.on ?? todayOf(systemClock) }),
    );
};

const addCareCommands = (program: Command): void => {
  program
    .command('reindex')
    .description('rifà l’indice accanto a quello in uso e lo sostituisce')
    .option('--back', 'torna all’indice di prima dell’ultimo rifacimento (Elasticsearch)', false)
    .action((flags: { back: boolean }) => operation('reindex', flags));
  program
    .command('reconcile')
    .description('confronta indice e archivio e rimette a posto le differenze')
    .action(() => operation('reconcile', {}));
  program
    .command('doctor')
    .description('controlla l’installazione')
    .action(() => operation('doctor', {}));
  program
    .command('backup <folder>')
    .description('copia gli archivi, anche in uso')
    .action((folder: string) => operation('backup', { folder: resolve(folder) }));
  program
    .command('restore <folder>')
    .description('rimette una copia al posto dei dati; a server fermo')
    .action(async (folder: string) => {
      const io = terminal();
      try {
        await restore(readConfig(process.env), resolve(folder), io);
      } finally {
        io.close();
      }
    });
};

const programOf = (): Command => {
  const program = speakItalian(new Command('rosa'))
    .description('Anagrafe dei lavoratori e banca delle opportunità')
    .version(VERSION, '-V, --version', wordOf('it', 'cli.version'));
  program
    .command('start')
    .description('avvia tutto in un processo')
    .action(() => start(readConfig(process.env)));
  addDataCommands(program);
  addCareCommands(program);
  addAccountCommands(program);
  addBenchCommand(program);
  addQueueCommands(program, operation);
  return program;
};

const exitCodeOf = (command: Command): void => {
  command.exitOverride();
  for (const each of command.commands) exitCodeOf(each);
};

/** Runs a command; answers the exit code. Every failure is said in words on standard error. */
export const commandLine = async (argv: readonly string[]): Promise<number> => {
  const program = programOf();
  exitCodeOf(program);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      const said = usageText(error);
      if (said !== undefined) process.stderr.write(`${said}\n`);
      return error.exitCode;
    }
    // Nobody reads any more: there is nothing to say, and no one to say it to.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0;
    process.stderr.write(`${failureText(error)}\n`);
    return 1;
  }
};
