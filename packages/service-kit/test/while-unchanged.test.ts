import { WhileUnchanged } from '../src/index.js';

/** A store that is told when it changes, and records that are counted when they are read. */
const bench = (own = true) => {
  let commits = 0;
  const values = new Map([['a', 1]]);
  const read: string[][] = [];
  const kept = new WhileUnchanged<number>(own ? { commits: () => commits } : {}, 3);
  const ask = async (...ids: string[]) =>
    Object.fromEntries(
      await kept.of(ids, async (some) => {
        read.push([...some]);
        return new Map(some.flatMap((id) => (values.has(id) ? [[id, values.get(id)!]] : [])));
      }),
    );
  const change = (id: string, value: number) => {
    values.set(id, value);
    commits += 1;
  };
  return { kept, ask, change, read };
};

describe('what is kept while a store stands unchanged', () => {
  it('is read once, and only what is missing is read beside it', async () => {
    const { ask, change, read } = bench();
    change('b', 2);
    expect(await ask('a')).toEqual({ a: 1 });
    expect(await ask('b', 'a')).toEqual({ a: 1, b: 2 });
    expect(await ask('a', 'b')).toEqual({ a: 1, b: 2 });
    expect(read).toEqual([['a'], ['b']]);
  });

  it('is read again after any commit', async () => {
    const { ask, change } = bench();
    await ask('a');
    change('a', 5);
    expect(await ask('a')).toEqual({ a: 5 });
  });

  it('is not kept where a commit came while it was being read', async () => {
    const { kept, ask, change } = bench();
    const during = await kept.of(['a'], async () => {
      change('a', 7);
      return new Map([['a', 1]]);
    });
    expect(during.get('a')).toBe(1);
    expect(await ask('a')).toEqual({ a: 7 });
  });

  it('asks again for those there were none of', async () => {
    const { ask, read } = bench();
    expect(await ask('nobody')).toEqual({});
    expect(await ask('nobody')).toEqual({});
    expect(read).toHaveLength(2);
  });

  it('lets all go rather than growing without end', async () => {
    const { ask, change, read } = bench();
    for (const id of ['b', 'c', 'd']) change(id, 1);
    await ask('a', 'b', 'c', 'd');
    await ask('d');
    await ask('a');
    expect(read).toEqual([['a', 'b', 'c', 'd'], ['a']]);
  });

  it('keeps nothing of a store others write to', async () => {
    const { ask, read } = bench(false);
    await ask('a');
    await ask('a');
    expect(read).toEqual([['a'], ['a']]);
  });
});
