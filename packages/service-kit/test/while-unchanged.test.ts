import { WhileUnchanged } from '../src/index.js';

/** A store that is told when it changes, and records that are counted when they are read. */
const bench = (of: 'records' | 'findings', own = true) => {
  const changed: string[] = [];
  /** As a store forgets what it cannot go on remembering. */
  let forgotten = 0;
  const values = new Map([['a', 1]]);
  const read: string[][] = [];
  const store = {
    commits: () => changed.length,
    changedSince: (at: number) => (at < forgotten ? undefined : changed.slice(at)),
  };
  const kept = new WhileUnchanged<number>(own ? store : {}, of, 3);
  const ask = async (...ids: string[]) =>
    Object.fromEntries(
      await kept.get(ids, async (some) => {
        read.push([...some]);
        return new Map(some.flatMap((id) => (values.has(id) ? [[id, values.get(id)!]] : [])));
      }),
    );
  const change = (id: string, value: number) => {
    values.set(id, value);
    changed.push(id);
  };
  const forgets = () => void (forgotten = changed.length);
  return { kept, ask, change, forgets, read };
};

describe.each(['records', 'findings'] as const)('what is kept of %s while a store stands', (of) => {
  it('is read once, and only what is missing is read beside it', async () => {
    const { ask, change, read } = bench(of);
    change('b', 2);
    expect(await ask('a')).toEqual({ a: 1 });
    expect(await ask('b', 'a')).toEqual({ a: 1, b: 2 });
    expect(await ask('a', 'b')).toEqual({ a: 1, b: 2 });
    expect(read).toEqual([['a'], ['b']]);
  });

  it('is read again after a commit about it', async () => {
    const { ask, change } = bench(of);
    await ask('a');
    change('a', 5);
    expect(await ask('a')).toEqual({ a: 5 });
  });

  it('is not kept where a commit came while it was being read', async () => {
    const { kept, ask, change } = bench(of);
    const during = await kept.get(['a'], async () => {
      change('a', 7);
      return new Map([['a', 1]]);
    });
    expect(during.get('a')).toBe(1);
    expect(await ask('a')).toEqual({ a: 7 });
  });

  it('asks again for those there were none of', async () => {
    const { ask, read } = bench(of);
    expect(await ask('nobody')).toEqual({});
    expect(await ask('nobody')).toEqual({});
    expect(read).toHaveLength(2);
  });

  it('lets all go rather than growing without end', async () => {
    const { ask, change, read } = bench(of);
    for (const id of ['b', 'c', 'd']) change(id, 1);
    await ask('a', 'b', 'c', 'd');
    await ask('d');
    await ask('a');
    expect(read).toEqual([['a', 'b', 'c', 'd'], ['a']]);
  });

  it('keeps nothing of a store others write to', async () => {
    const { ask, read } = bench(of, false);
    await ask('a');
    await ask('a');
    expect(read).toEqual([['a'], ['a']]);
  });
});

describe('a commit about something else', () => {
  it('leaves a record as it was read', async () => {
    const { ask, change, read } = bench('records');
    await ask('a');
    change('b', 2);
    expect(await ask('a', 'b')).toEqual({ a: 1, b: 2 });
    change('b', 3);
    expect(await ask('a', 'b')).toEqual({ a: 1, b: 3 });
    expect(read).toEqual([['a'], ['b'], ['b']]);
  });

  it('lets records go where the store does not remember what it was about', async () => {
    const { ask, change, forgets, read } = bench('records');
    await ask('a');
    change('b', 2);
    change('a', 5);
    forgets();
    expect(await ask('a')).toEqual({ a: 5 });
    expect(read).toEqual([['a'], ['a']]);
  });

  it('lets findings go, which any record may have changed', async () => {
    const { ask, change, read } = bench('findings');
    await ask('a');
    change('b', 2);
    await ask('a');
    expect(read).toEqual([['a'], ['a']]);
  });
});
