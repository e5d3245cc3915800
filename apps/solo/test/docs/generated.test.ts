import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, type Rosa } from '../../src/process/compose.js';
import { Environment, readConfig } from '../../src/process/config.js';

/** Documentation that could drift is made from the code; `UPDATE_DOCS=1` writes it, a plain run compares. */

const DOCS = join(__dirname, '../../../../docs');

const expectDocument = (name: string, text: string): void => {
  const file = join(DOCS, name);
  if (process.env['UPDATE_DOCS']) writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
};

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

describe('generated documentation', () => {
  let rosa: Rosa;

  beforeAll(async () => {
    const data = mkdtempSync(join(tmpdir(), 'rosa-docs-'));
    rosa = await compose(readConfig({ ROSA_DATA: data, ROSA_LOG: 'silent' }));
  });

  afterAll(() => rosa.stop());

  it('lists every variable that can be set', () => {
    const rows = Object.entries(Environment.shape).map(([name, field]) => {
      const fallback = field.safeParse(undefined);
      const value = fallback.success && fallback.data !== undefined ? `\`${fallback.data}\`` : '';
      return [`\`${name}\``, value, field.description ?? ''];
    });
    expectDocument(
      'configuration.md',
      `# Configuration\n\nGenerated from the code by \`npm run docs\`.\n\n${table(['variable', 'default', 'what it sets'], rows)}\n`,
    );
  });

  it('lists every route, and who may call it', () => {
    const rows = rosa.gateway.routes
      .map((route) => [
        `\`${route.method.toUpperCase()} /api${route.path}\``,
        route.summary,
        route.roles === 'public' ? 'everyone' : route.roles.join(', '),
      ])
      .toSorted((one, other) => (one[0]! < other[0]! ? -1 : 1));
    expectDocument(
      'routes.md',
      `# Routes\n\nGenerated from the code by \`npm run docs\`; \`/docs\` of a running server lets you try them.\n\n${table(['route', 'what it does', 'roles'], rows)}\n`,
    );
  });
});
