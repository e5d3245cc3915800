import { commandLine } from '../../src/cli/command-line.js';

/** What is written where, and how it ends; none of these commands gets as far as the data folder. */
const asked = async (...argv: string[]) => {
  const written = { out: '', err: '' };
  const to = (name: keyof typeof written) => (text: unknown) => {
    written[name] += String(text);
    return true;
  };
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation(to('out')),
    jest.spyOn(process.stderr, 'write').mockImplementation(to('err')),
  ];
  const code = await commandLine(argv);
  for (const spy of spies) spy.mockRestore();
  return { code, ...written };
};

const HELP = 'I comandi e le opzioni: rosa --help\n';

describe('a command that cannot be read is told in Italian', () => {
  it.each([
    ['an option nobody knows', ['doctor', '--quick'], 'opzione sconosciuta: --quick'],
    [
      'one like another',
      ['export', '--restrict'],
      'opzione sconosciuta: --restrict (forse --restricted?)',
    ],
    ['a command nobody knows', ['zzz'], 'comando sconosciuto: zzz'],
    ['one like another command', ['exprt'], 'comando sconosciuto: exprt (forse export?)'],
    ['an argument too many', ['reindex', 'now'], 'troppi argomenti'],
    ['an argument too few', ['backup'], 'manca folder'],
    ['an option that must be there', ['token', 'add'], 'manca --role <role>'],
    ['an option without its value', ['seed', '--people'], '--people <n>: manca il valore'],
    [
      'a value that will not do',
      ['seed', '--people', 'x'],
      '--people <n>: x non va: serve un numero intero da 1 in su',
    ],
    [
      'a value that is no choice',
      ['token', 'add', '--role', 'boss'],
      /^--role <role>: boss non va: vale uno fra operator, animator, /,
    ],
  ])('%s', async (_what, argv, words) => {
    const { code, out, err } = await asked(...argv);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    if (typeof words === 'string') expect(err).toBe(`${words}. ${HELP}`);
    else expect(err).toMatch(words);
    expect(err).not.toMatch(/error:|invalid|Did you mean|Allowed/);
  });
});

it('help and version go to standard output, and are no failure', async () => {
  const help = await asked('seed', '--help');
  expect(help).toMatchObject({ code: 0, err: '' });
  expect(help.out).toMatch(/^Uso: rosa seed/);
  expect(help.out).toMatch(/Opzioni:[^]+mostra come si usa/);
  expect(help.out).not.toMatch(/Usage|Options|display help/);
  expect(await asked('--version')).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringMatching(/^\d/),
  });
});
