import { createHash } from 'node:crypto';
import { newId } from '@rosa/domain';
import { newEngines, type TestEngines } from '@rosa/test-kit/engines';
import { newFolder } from '../support/folders.js';
import { drawPeople, ndjson, rowsOf } from '../support/registry.js';
import { rosa } from '../support/rosa.js';
import { describeCluster } from './support/cluster.js';

/** A registry moved between one machine and the cluster by the command line is the same registry, byte by byte. */

const LONG = 240_000;
const PEOPLE = 60;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Where a registry is: a data folder and, on the cluster, the servers. */
interface Home {
  readonly data: string;
  readonly env: Readonly<Record<string, string>>;
}

const onOneMachine = (): Home => ({ data: newFolder(), env: {} });

const onCluster = ({ folder, storeUrl, queueUrl, searchUrl }: TestEngines): Home => ({
  data: folder,
  env: { STORE_URL: storeUrl, QUEUE_URL: queueUrl, SEARCH_URL: searchUrl },
});

const run = async (home: Home, args: readonly string[], input?: string): Promise<string> => {
  const { code, out, err } = await rosa(args, { ...home, ...(input !== undefined && { input }) });
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  return out;
};

const exported = (home: Home): Promise<string> => run(home, ['export', '--restricted']);

const CHANGED = 20;
const RESTRICTED = 3;

const people = drawPeople(CHANGED).map((row) => ({ ...row, id: newId() }));

const changed = (licences: readonly string[]) => people.map((row) => ({ ...row, licences }));

const restricted = people.slice(0, RESTRICTED).map(({ id }) => ({
  type: 'restricted',
  id,
  workerId: id,
  territory: '002133',
  enteredBy: 'Piera Operatrice',
  family: 'Un figlio',
  judicial: null,
}));

/** Records of every bank, people with a history, restricted parts. */
const fill = async (home: Home): Promise<void> => {
  await run(home, ['seed', '--people', String(PEOPLE), '--seed', '3', '--on', '2026-11-22']);
  await run(home, ['import', '-'], ndjson([...changed(['AM']), ...restricted]));
  await run(home, ['import', '-'], ndjson(changed(['B'])));
};

describeCluster('a registry moved by export --restricted and import', () => {
  let engines: TestEngines;
  beforeAll(async () => {
    engines = await newEngines();
  });
  afterAll(() => engines.remove());

  const expectLevel = async (home: Home, text: string): Promise<void> => {
    const live = rowsOf(text).filter(({ type }) => type === 'worker').length;
    const level = { missing: 0, stale: 0, extra: 0, repaired: 0 };
    const found = JSON.parse(await run(home, ['reconcile'])) as object;
    expect(found).toEqual({ store: live, index: live, ...level });
  };

  /** What was moved, and what came of it there. */
  const move = async (from: Home, to: Home): Promise<readonly [string, string]> => {
    const text = await exported(from);
    const rows = rowsOf(text);
    const said = await run(to, ['import', '-'], text);
    expect(said).toContain(`${rows.length} righe lette: ${rows.length} aggiunte`);
    expect(rows.filter(({ type }) => type === 'restricted')).toHaveLength(RESTRICTED);
    expect(rows.filter(({ former }) => former !== undefined)).toHaveLength(CHANGED);
    return [text, await exported(to)];
  };

  it(
    'from one machine to the cluster, changed there, and back, is the same by checksum',
    async () => {
      const [first, cluster, back] = [onOneMachine(), onCluster(engines), onOneMachine()];
      await fill(first);
      const [moved, there] = await move(first, cluster);
      expect(sha256(there)).toBe(sha256(moved));
      await run(cluster, ['import', '-'], ndjson(changed(['B', 'C', 'D'])));
      await expectLevel(cluster, moved);
      const [changedThere, here] = await move(cluster, back);
      expect(sha256(changedThere)).not.toBe(sha256(moved));
      expect(sha256(here)).toBe(sha256(changedThere));
      await expectLevel(back, moved);
    },
    LONG,
  );
});
