import { applyInterview, parseInterview, parseNewWorker } from '../../src/index.js';
import { EXAMPLES } from '../banks/records.js';
import { at, changed, specimen } from './specimen.js';

const HELD = { id: '019aaaaa-0000-7000-8000-000000000099', operator: 'Carla Neri' };
const worker = () => parseNewWorker(specimen(), at).worker;
const after = (fields: object) => {
  const interview = { kind: 'first', on: '2026-11-20', ...fields };
  return applyInterview(worker(), parseInterview(interview, at), HELD);
};

describe('after an interview', () => {
  it('nothing it did not touch on has changed', () => expect(after({})).toEqual(worker()));

  it('its answers stand after the earlier ones, with who, when and where', () => {
    const { answers } = after({ answers: [{ key: 'shift:early', answer: 'no' }] }).availability;
    expect(answers).toEqual([
      ...worker().availability.answers!,
      {
        key: 'shift:early',
        answer: 'no',
        source: 'ascertained',
        on: '2026-11-20',
        by: 'Carla Neri',
        interviewId: HELD.id,
      },
    ]);
  });

  it('commute and consent are those of that day', () => {
    const { availability, consent } = after({ commute: { km: 5 }, consent: { proposals: false } });
    expect(availability.commute).toEqual({
      km: 5,
      source: 'ascertained',
      on: '2026-11-20',
      by: 'Carla Neri',
    });
    expect(consent).toEqual({ proposals: false, on: '2026-11-20' });
  });

  it('entered late does not undo what was said on a later day', () => {
    const late = { on: '2020-01-10', commute: { km: 5 }, consent: { proposals: false } };
    const { availability, consent } = after(late);
    expect(availability.commute).toEqual(worker().availability.commute);
    expect(consent).toEqual(worker().consent);
  });

  it('a skill denied is denied, unless a paper certifies it', () => {
    const code = 'technical.office_cleaning';
    const skills = [{ code, months: 0, evidence: 'observed' }];
    expect(after({ skills }).skills).toMatchObject([{ code, months: 0 }]);
    const certified = changed(specimen(), 'skills.0.evidence', 'certified');
    const interview = parseInterview({ kind: 'return', on: '2026-11-20', skills }, at);
    expect(
      applyInterview(parseNewWorker(certified, at).worker, interview, HELD).skills,
    ).toMatchObject([{ code, months: 60 }]);
  });

  it('motivation and contacts change field by field', () => {
    const { motivation, contacts } = after({
      motivation: { note: 'preferisce il verde' },
      contacts: { phone: '333 1234567' },
    });
    expect(motivation).toEqual({ ...worker().motivation, note: 'preferisce il verde' });
    expect(contacts).toEqual({ phone: '333 1234567', email: 'mario.rossi@example.org' });
  });

  it('a full one leaves a record that reads as itself', () => {
    const { parse, record } = EXAMPLES['interview']!;
    const changedWorker = applyInterview(worker(), parse(record, at) as never, HELD);
    expect(changedWorker).toMatchObject({ careerComplete: true, licences: ['B'] });
    expect(changedWorker.experiences).toHaveLength(2);
    expect(parseNewWorker(changedWorker, at).worker).toEqual(changedWorker);
  });
});
