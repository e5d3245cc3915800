import { ndjson, openPlace, someone, type Place } from './support/place.js';

describe('a file of NDJSON', () => {
  let place: Place;
  beforeEach(async () => void (place = await openPlace()));
  afterEach(() => place.close());

  it('goes in, and a row about someone known updates that person', async () => {
    const rows = [someone(1), someone(2), { ...someone(1), contacts: { phone: '+39081000000' } }];
    const report = await place.import([await place.file('people.ndjson', ndjson(rows))]);
    expect(report).toMatchObject({ read: 3, added: 2, updated: 1, unchanged: 0, refused: 0 });
    const people = await place.people();
    expect(people.map(({ rev }) => rev)).toEqual([1, 1]);
    expect(people[0]!.contacts).toEqual({ phone: '+39081000000', email: null });
  });

  it('taken again changes nothing and leaves no event', async () => {
    const file = await place.file('people.ndjson', ndjson([someone(1), someone(2)]));
    await place.import([file]);
    const before = await place.people();
    const events = await place.store.outbox.backlog();
    const report = await place.import([file]);
    expect(report).toMatchObject({ read: 2, added: 0, updated: 0, unchanged: 2 });
    expect(await place.people()).toEqual(before);
    expect(await place.store.outbox.backlog()).toEqual(events);
  });

  it('refuses a wrong row alone, and says where and why', async () => {
    const rows = [someone(1), { ...someone(2), sex: 'X', licences: ['B', 'Z'] }, someone(3)];
    const report = await place.import([await place.file('people.ndjson', ndjson(rows))]);
    expect(report).toMatchObject({ read: 3, added: 2, refused: 1 });
    const [header, ...errors] = (await place.read('people.ndjson.errors.csv')).trim().split('\n');
    expect(header).toBe('file,line,column,value,reason');
    expect(errors).toHaveLength(2);
    expect(errors[0]).toMatch(/people\.ndjson,2,sex,X,/);
    expect(errors[1]).toMatch(/people\.ndjson,2,licences\[1\],Z,/);
  });
});
