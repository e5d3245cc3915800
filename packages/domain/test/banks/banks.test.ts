import { at, changed, refusals } from '../people/specimen.js';
import { EXAMPLES } from './records.js';

const example = (bank: string) => EXAMPLES[bank]!;

describe.each(Object.keys(EXAMPLES))('%s', (bank) => {
  const { parse, record } = example(bank);

  it('reads a full record as it stands', () => {
    expect(parse(record, at)).toEqual(record);
  });

  it('reads what it read as itself', () => {
    expect(parse(JSON.parse(JSON.stringify(parse(record, at))), at)).toEqual(parse(record, at));
  });

  it('refuses an unknown field by name', () => {
    expect(refusals(() => parse({ ...record, colour: 'red' }, at))).toEqual([
      'colour unknownField',
    ]);
  });
});

describe('wrong fields', () => {
  it.each([
    ['interview', 'kind', 'chat', 'kind notInList'],
    ['interview', 'on', '2026-11-23', 'on future'],
    ['interview', 'answers.0.key', 'shift:noon', 'answers[0].key unknownTerm'],
    ['interview', 'skills.0.code', 'none', 'skills[0].code unknownSkill'],
    ['interview', 'commute.km', 21, 'commute.km notInList'],
    ['questionSet', 'version', 0, 'version min'],
    ['questionSet', 'questions', [], 'questions minCount'],
    ['plan', 'units.0.skills', ['none'], 'units[0].skills[0] unknownSkill'],
    ['plan', 'units.0.to', '2026-12-01', 'units[0].to endsBeforeStart'],
    ['credit', 'skills', [], 'skills minCount'],
    ['outcome', 'kind', 'hired', 'kind notInList'],
    ['outcome', 'kind', undefined, 'kind required'],
    ['outcome', 'contract', 'forever', 'contract notInList'],
    ['outcome', 'until', '2026-11-15', 'until endsBeforeStart'],
    ['outcome', 'hours', 'many', 'hours format'],
    ['outcome', 'places.desk', '999999', 'places.desk unknownComune'],
    ['outcome', 'rosterId', 'x', 'rosterId badId'],
    ['refusal', 'offer', null, 'offer required'],
    ['project', 'kind', 'lsu', 'kind notInList'],
    ['project', 'comune', '047001', 'comune comuneMerged'],
    ['project', 'to', '1998-05-03', 'to endsBeforeStart'],
    ['project', 'attendance.0.attended', 88, 'attendance[0].attended attendanceExceedsEngaged'],
    ['project', 'ateco', '04', 'ateco unknownSector'],
    ['body', 'fiscalCode', '123', 'fiscalCode elevenDigits'],
    ['desk', 'openings.0.to', '08:00', 'openings[0].to endsBeforeStart'],
    ['desk', 'openings.0.startingOn', null, 'openings[0].startingOn neededFor'],
    ['desk', 'openings.0.from', '25:00', 'openings[0].from timeForm'],
    ['appointment', 'at', '9.30', 'at timeForm'],
    ['convocation', 'invited.0.end', 'ill', 'invited[0].end notInList'],
    ['targetGroup', 'search.ageTo', 40, 'search.ageTo min'],
    ['targetGroup', 'search.province', '99', 'search.province provinceForm'],
    ['targetGroup', 'search.text', 'rossi', 'search.text unknownField'],
    ['company', 'vatNumber', '00743110158', 'vatNumber badVat'],
    ['company', 'web', 'javascript:alert(1)', 'web webForm'],
    ['company', 'sites.0.comune', null, 'sites[0].comune required'],
    ['lead', 'state', 'dropped', 'reason reasonNeeded'],
    ['logbook', 'companyId', null, 'companyId neededFor'],
    ['logbook', 'met', [], 'met minCount'],
    ['opportunity', 'kind', 'vacancy', 'kind notInList'],
    ['opportunity', 'lines.0.filled', 4, 'lines[0].filled filledBeyondPositions'],
    ['opportunity', 'lines.0.criteria', { unknown: 2 }, 'lines[0].criteria.unknown max'],
    ['opportunity', 'lines', [], 'lines minCount'],
    ['candidateNote', 'reason', 'boh', 'reason notInList'],
    ['candidateNote', 'verdictReason', null, 'verdictReason reasonNeeded'],
    ['candidateNote', 'callBackOn', '2026-11-30', 'callBackOn callBackNotAllowed'],
    ['rosterRequest', 'expiresOn', '2026-11-21', 'expiresOn beforeToday'],
    ['rosterRequest', 'workerIds', [], 'workerIds minCount'],
    ['rosterAnswer', 'answer', 'maybe', 'answer notInList'],
    ['rosterAnswer', 'startOn', null, 'startOn required'],
    ['restricted', 'functionalLimits.0.limit', '', 'functionalLimits[0].limit empty'],
  ])('of %s: %s as %j is refused as %s', (bank, path, value, refusal) => {
    const { parse, record } = example(bank);
    expect(refusals(() => parse(changed(record, path, value), at))).toEqual([refusal]);
  });
});

describe('the day agreed with whoever asked to be called back', () => {
  const note = (callBackOn: unknown) => () =>
    example('candidateNote').parse({ call: 'call_back', callBackOn }, at);

  it.each(['2026-11-22', '2027-02-20', null])('%s is taken', (on) => {
    expect(note(on)()).toMatchObject({ call: 'call_back', callBackOn: on });
  });

  it.each([
    ['2026-11-21', 'callBackOn beforeToday'],
    ['2027-02-21', 'callBackOn tooFarAhead'],
    ['2026-11-31', 'callBackOn noSuchDay'],
    ['domani', 'callBackOn dayForm'],
  ])('%s is refused as %s', (on, refusal) => {
    expect(refusals(note(on))).toEqual([refusal]);
  });
});
