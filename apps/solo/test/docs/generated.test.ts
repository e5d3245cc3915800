import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GatewayEnvironment } from '@rosa/gateway';
import { IndexerEnvironment } from '@rosa/indexer';
import { OpportunityEnvironment } from '@rosa/opportunities';
import { RegistryEnvironment } from '@rosa/registry';
import { isSecret } from '@rosa/service-kit';
import type { z } from 'zod';
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

const variablesOf = ({ shape }: z.ZodObject): string =>
  table(
    ['variable', 'default', 'what it sets'],
    Object.entries(shape).map(([name, field]) => {
      const schema = field as z.ZodType;
      const fallback = schema.safeParse(undefined);
      const value = fallback.success && fallback.data !== undefined ? `\`${fallback.data}\`` : '';
      return [`\`${name}\`${isSecret(schema) ? ' *' : ''}`, value, schema.description ?? ''];
    }),
  );

/** What can be started, and the environment each reads. */
const PROCESSES: Readonly<Record<string, z.ZodObject>> = {
  'Everything in one process': Environment,
  'The registry': RegistryEnvironment,
  'The opportunity bank': OpportunityEnvironment,
  'The indexer': IndexerEnvironment,
  'The gateway': GatewayEnvironment,
};

describe('generated documentation', () => {
  let rosa: Rosa;

  beforeAll(async () => {
    const data = mkdtempSync(join(tmpdir(), 'rosa-docs-'));
    rosa = await compose(readConfig({ ROSA_DATA: data, ROSA_LOG: 'silent' }));
  });

  afterAll(() => rosa.stop());

  it('lists every variable that can be set, process by process', () => {
    const sections = Object.entries(PROCESSES).map(
      ([title, schema]) => `## ${title}\n\n${variablesOf(schema)}\n`,
    );
    expectDocument(
      'configuration.md',
      `# Configuration\n\nGenerated from the code by \`npm run docs\`. Variables marked * may also be given as a file: \`NAME_FILE\` holds its path.\n\n${sections.join('\n')}`,
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
