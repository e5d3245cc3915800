import type { HeldPerson, Holding } from '@rosa/test-kit/engine-reader';
import { Ledger } from './support/ledger.js';

/** What the drills count by: each kind of harm has to be seen where it is done. */

const CODES = ['RSSMRA70A01F839U', 'BNCLCU74C42A859X'] as const;
const [mario] = CODES;

const held = (fields: Partial<HeldPerson> = {}): HeldPerson => ({
  rev: 1,
  deleted: false,
  fiscalCode: mario,
  address: 'Via Roma 1',
  ...fields,
});

const judge = (
  ledger: Ledger,
  people: Readonly<Record<string, HeldPerson>>,
  papers: Readonly<Record<string, Holding>> = {},
) =>
  ledger.judge({
    people: new Map(Object.entries(people)),
    records: async () => new Map(Object.entries(papers)),
  });

describe('a ledger', () => {
  let ledger: Ledger;
  beforeEach(() => {
    ledger = new Ledger();
    ledger.keepPerson('a', mario, 1, 'Via Roma 1');
  });

  it('is content with what was acknowledged', async () => {
    expect(await judge(ledger, { a: held() })).toEqual({ lost: [], doubled: [], back: [] });
  });

  it.each<[string, Record<string, HeldPerson>]>([
    ['is not there', {}],
    ['was deleted by nobody', { a: held({ deleted: true, rev: 2 }) }],
    ['is older', { a: held({ rev: 0 }) }],
    ['holds another change at its revision', { a: held({ address: 'Via Po 2' }) }],
    ['was changed by nobody', { a: held({ rev: 2 }) }],
  ])('sees as lost who %s', async (_what, people) => {
    expect(await judge(ledger, people)).toMatchObject({ lost: ['a'] });
  });

  it('takes a change in doubt as made or not, and never as made twice', async () => {
    ledger.people.get('a')!.isInDoubt = true;
    expect(await judge(ledger, { a: held() })).toMatchObject({ lost: [] });
    const changed = { rev: 2, address: 'Via Po 2' };
    expect(await judge(ledger, { a: held(changed) })).toMatchObject({ lost: [] });
    expect(await judge(ledger, { a: held({ ...changed, rev: 3 }) })).toMatchObject({ lost: ['a'] });
  });

  it('sees who is there under two ids', async () => {
    expect(await judge(ledger, { a: held(), b: held() })).toMatchObject({ doubled: [mario] });
  });

  it('sees who is back', async () => {
    ledger.people.get('a')!.isDeleted = true;
    expect(await judge(ledger, { a: held({ rev: 2 }) })).toMatchObject({ back: ['a'] });
    const tombstone = held({ rev: 2, deleted: true, fiscalCode: null });
    expect(await judge(ledger, { a: tombstone })).toMatchObject({ back: [], lost: [] });
  });

  it('sees a paper and a row of a file that are missing', async () => {
    ledger.keepPaper('registry', 'interviews', 'p');
    ledger.keepImport(CODES);
    const { lost } = await judge(ledger, { a: held() });
    expect(lost).toEqual([CODES[1], 'interviews p']);
    const whole = { a: held(), b: held({ fiscalCode: CODES[1] }) };
    const kept = await judge(ledger, whole, { p: { rev: 1, deleted: false } });
    expect(kept.lost).toEqual([]);
  });
});
