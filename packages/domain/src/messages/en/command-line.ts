import type { commandLine as italian } from '../it/command-line.js';

export const commandLine: Readonly<Record<keyof typeof italian, string>> = {
  'cli.missingArgument': '{what} is missing',
  'cli.optionMissingArgument': '{what}: its value is missing',
  'cli.missingMandatoryOptionValue': '{what} is missing',
  'cli.unknownOption': 'unknown option: {what}',
  'cli.unknownCommand': 'unknown command: {what}',
  'cli.excessArguments': 'too many arguments',
  'cli.invalidArgument': '{what}: {value} will not do: {why}',
  'cli.choices': 'it must be one of {choices}',
  'cli.meant': '{said} (did you mean {what}?)',
  'cli.seeHelp': '{said}. Commands and options: rosa --help',
  'cli.Usage:': 'Usage:',
  'cli.Arguments:': 'Arguments:',
  'cli.Options:': 'Options:',
  'cli.Commands:': 'Commands:',
  'cli.help': 'says how it is used',
  'cli.version': 'prints the version',
};
