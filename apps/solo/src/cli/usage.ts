import { isMessageCode, messageOf, wordOf } from '@rosa/domain';
import type { Command, CommanderError } from 'commander';

/** The parser's own words, from the catalogue: it says in English what is wrong, and names it between quotes. */

const namedIn = (message: string): readonly string[] =>
  [...message.matchAll(/'([^']*)'/g)].map(([, name]) => name!);

const MEANT = /\(Did you mean (?:one of )?(.+)\?\)/;
const CHOICES = /Allowed choices are (.+)\.$/;

const whyInvalid = (message: string): string => {
  const choices = CHOICES.exec(message)?.[1];
  if (choices !== undefined) return messageOf('it', 'cli.choices', { choices });
  return message.slice(message.indexOf('is invalid') + 'is invalid'.length).replace(/^\S*\s/, '');
};

/** `error: option '--people <n>' argument 'x' is invalid. …`; an argument of a command names its value first. */
const invalidText = (message: string): string => {
  const [first = '', second = ''] = namedIn(message);
  const [what, value] = message.includes('command-argument') ? [second, first] : [first, second];
  return messageOf('it', 'cli.invalidArgument', { what, value, why: whyInvalid(message) });
};

const saidOf = ({ code, message }: CommanderError): string | undefined => {
  const known = code.replace('commander.', 'cli.');
  if (known === 'cli.invalidArgument') return invalidText(message);
  if (!isMessageCode(known)) return undefined;
  return messageOf('it', known, { what: namedIn(message)[0] ?? '' } as never);
};

/** What a person who mistyped a command reads; `undefined` where help or the version was asked for, and has been said. */
export const usageText = (error: CommanderError): string | undefined => {
  if (error.exitCode === 0) return undefined;
  const said = saidOf(error);
  if (said === undefined) return undefined;
  const what = MEANT.exec(error.message)?.[1];
  const whole = what === undefined ? said : messageOf('it', 'cli.meant', { said, what });
  return messageOf('it', 'cli.seeHelp', { said: whole });
};

/** Commands made of this one say nothing of errors themselves, and write the titles of their help in Italian. */
export const speakItalian = (program: Command): Command =>
  program
    .configureOutput({ outputError: () => undefined })
    .configureHelp({ styleTitle: (title) => wordOf('it', `cli.${title}`).replace('cli.', '') })
    .helpOption('-h, --help', wordOf('it', 'cli.help'))
    .helpCommand('help [command]', wordOf('it', 'cli.help'));
