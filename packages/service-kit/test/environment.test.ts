import { z } from 'zod';
import { readEnvironment } from '../src/environment.js';

const schema = z.object({ PORT: z.coerce.number().int().default(8080), MODE: z.enum(['a', 'b']) });

it('reads the environment, defaults filled in', () => {
  expect(readEnvironment(schema, { MODE: 'a' })).toEqual({ PORT: 8080, MODE: 'a' });
});

it('names every variable that is wrong, in Italian, one a line', () => {
  const read = () => readEnvironment(schema, { PORT: 'x', MODE: 'c' });
  expect(read).toThrow(/^PORT: .*atteso.*\nMODE: .*attes/);
});
