import { parseExportedMeta, parseNewWorker, parseWorkerPatch } from '../../src/index.js';
import type { WorkerFields } from '../../src/index.js';
import { at, refusals, specimen } from './specimen.js';

const current = (): WorkerFields => parseNewWorker(specimen(), at).worker;
const patched = (input: unknown, worker = current()): WorkerFields =>
  parseWorkerPatch(input, worker, at).worker;

describe('a change to a worker', () => {
  it('leaves what is absent', () => {
    expect(patched({})).toEqual(current());
    expect(patched({ familyName: 'Russo' })).toEqual({ ...current(), familyName: 'Russo' });
  });

  it('takes null as never asked again', () => {
    expect(patched({ skills: null, consent: null })).toEqual({
      ...current(),
      skills: null,
      consent: null,
    });
  });

  it('changes a part field by field, and a list as a whole', () => {
    const { contacts, availability, licences } = patched({
      contacts: { email: null },
      availability: { commute: null },
      licences: ['B'],
    });
    expect(contacts).toEqual({ phone: '+39081000000', email: null });
    expect(availability).toEqual({ ...current().availability, commute: null });
    expect(licences).toEqual(['B']);
  });

  it('does not carry the street and point of one comune over to another', () => {
    expect(patched({ residence: { comune: '002133' } }).residence).toEqual({
      comune: '002133',
      address: null,
      cap: null,
      point: null,
    });
  });

  it('drops the last day of a pause that is over', () => {
    const paused = patched({ status: { state: 'paused', until: '2027-01-31' } });
    expect(patched({ status: { state: 'active' } }, paused).status).toEqual({
      state: 'active',
      until: null,
    });
  });

  it.each([
    [{ familyName: null }, ['familyName required']],
    [{ nickname: 'M' }, ['nickname unknownField']],
    [{ consent: { on: '2027-01-01' } }, ['consent.on future']],
    [{ status: null, sex: 'X' }, ['sex notInList', 'status required']],
    [
      { skills: [{ code: 'x y' }] },
      ['skills[0].code codeForm', 'skills[0].evidence required', 'skills[0].months required'],
    ],
  ])('%j is refused', (input, refused) => {
    expect([...refusals(() => patched(input))].sort()).toEqual(refused);
  });

  it('is not refused for faults of the record that it does not touch', () => {
    const old = { ...current(), licences: ['Z'] };
    expect(patched({ familyName: 'Russo' }, old)).toEqual({ ...old, familyName: 'Russo' });
    expect(refusals(() => patched({ licences: ['Z'] }, old))).toEqual([
      'licences[0] unknownLicence',
    ]);
  });

  it('refuses what is not an object', () => {
    expect(refusals(() => patched([]))).toEqual([' type']);
  });
});

describe('a row of an export', () => {
  it('comes apart into what the registry had added and the rest', () => {
    const meta = {
      id: '019aaaaa-0000-7000-8000-000000000001',
      rev: 3,
      lot: 281474976710655,
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-02-01T00:00:00.000Z',
    };
    expect(parseExportedMeta({ ...meta, ...specimen() }, at)).toEqual({ meta, fields: specimen() });
  });

  it('is refused for each wrong part', () => {
    const row = { id: 'x', rev: 0, lot: 2 ** 48, createdAt: 'ieri' };
    expect(refusals(() => parseExportedMeta(row, at))).toHaveLength(4);
  });
});
