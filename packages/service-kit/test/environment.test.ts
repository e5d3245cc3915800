import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readEnvironment, secret } from '../src/environment.js';

const schema = z.object({ PORT: z.coerce.number().int().default(8080), MODE: z.enum(['a', 'b']) });

it('reads the environment, defaults filled in', () => {
  expect(readEnvironment(schema, { MODE: 'a' })).toEqual({ PORT: 8080, MODE: 'a' });
});

it('names every variable that is wrong, in Italian, one a line', () => {
  const read = () => readEnvironment(schema, { PORT: 'x', MODE: 'c' });
  expect(read).toThrow(/^PORT: .*atteso.*\nMODE: .*attes/);
});

describe('a secret', () => {
  const keyed = z.object({ KEY: secret(z.string().min(8)), PLAIN: z.string().optional() });
  const folder = mkdtempSync(join(tmpdir(), 'rosa-secret-'));
  const file = join(folder, 'key');
  writeFileSync(file, 'molto segreto\n');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('may lie in a file', () => {
    expect(readEnvironment(keyed, { KEY_FILE: file })).toEqual({ KEY: 'molto segreto' });
  });

  it('is judged as any other, without being said', () => {
    writeFileSync(join(folder, 'short'), 'abc');
    const read = () => readEnvironment(keyed, { KEY_FILE: join(folder, 'short') });
    expect(read).toThrow(/^KEY: /);
    expect(read).not.toThrow(/abc/);
  });

  it.each([
    ['in a file that is not there', { KEY_FILE: join(folder, 'none') }, /^KEY: .*KEY_FILE.*ENOENT/],
    ['given twice', { KEY_FILE: file, KEY: 'molto segreto' }, /^KEY: vale una sola fra/],
  ])('%s is refused in words', (_what, environment, words) => {
    expect(() => readEnvironment(keyed, environment)).toThrow(words);
  });

  it('is what is marked as one: nothing else is read from a file', () => {
    expect(readEnvironment(keyed, { KEY: 'molto segreto', PLAIN_FILE: file })).toEqual({
      KEY: 'molto segreto',
    });
  });
});
