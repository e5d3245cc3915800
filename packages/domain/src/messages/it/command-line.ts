/** What the command line says of a command it cannot read. */
export const commandLine = {
  'cli.missingArgument': 'manca {what}',
  'cli.optionMissingArgument': '{what}: manca il valore',
  'cli.missingMandatoryOptionValue': 'manca {what}',
  'cli.unknownOption': 'opzione sconosciuta: {what}',
  'cli.unknownCommand': 'comando sconosciuto: {what}',
  'cli.excessArguments': 'troppi argomenti',
  'cli.invalidArgument': '{what}: {value} non va: {why}',
  'cli.choices': 'vale uno fra {choices}',
  'cli.meant': '{said} (forse {what}?)',
  'cli.seeHelp': '{said}. I comandi e le opzioni: rosa --help',
  'cli.Usage:': 'Uso:',
  'cli.Arguments:': 'Argomenti:',
  'cli.Options:': 'Opzioni:',
  'cli.Commands:': 'Comandi:',
  'cli.help': 'mostra come si usa',
  'cli.version': 'scrive la versione',
} as const;
