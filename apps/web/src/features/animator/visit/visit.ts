import {
  checkAnswers,
  logbookEntrySchema,
  type FieldError,
  type LogbookEntry,
  type QuestionSet,
} from '@rosa/domain';
import { formReader } from '../../../shared/form/read-form.js';
import { dayFromNow } from '../days.js';
import { thrownBy } from '../errors.js';

/** A meeting as it is typed: every answer as the form has it, empty where nothing was said. */

export type Track = LogbookEntry['track'];

export interface Met {
  readonly name: string;
  readonly as: string;
  readonly role: string;
  readonly phone: string;
  readonly organisation: string;
}

export interface Visit {
  readonly track: Track;
  readonly on: string;
  readonly companyId: string | null;
  readonly projectCode: string;
  readonly comune: string;
  readonly met: readonly Met[];
  /** Of the questions it answers. */
  readonly version: number | null;
  readonly answers: Readonly<Record<string, string>>;
  readonly words: string;
  readonly promised: string;
  readonly stepWhat: string;
  readonly stepOn: string;
  readonly note: string;
}

export const nobody: Met = { name: '', as: '', role: '', phone: '', organisation: '' };

export const newVisit = (track: Track, companyId: string | null): Visit => ({
  track,
  on: dayFromNow(0),
  companyId,
  projectCode: '',
  comune: '',
  met: [nobody],
  version: null,
  answers: {},
  words: '',
  promised: '',
  stepWhat: '',
  stepOn: '',
  note: '',
});

/** The questions a visit answers: those it was begun with, else the latest in force. */
export const questionsOf = (
  sets: readonly QuestionSet[],
  { track, version, on }: Pick<Visit, 'track' | 'version' | 'on'>,
): QuestionSet | undefined => {
  const own = sets.filter((set) => set.track === track);
  const begun = own.find((set) => set.version === version);
  return begun ?? own.find((set) => set.validFrom <= on) ?? own.at(-1);
};

type Question = QuestionSet['questions'][number];
type Answer = NonNullable<LogbookEntry['answered']>['answers'][number];

const answerOf = ({ kind }: Question, typed: string): Answer['answer'] => {
  if (kind === 'yes_no') return typed === 'yes';
  const number = Number(typed.replace(',', '.'));
  return kind === 'number' && !Number.isNaN(number) ? number : typed;
};

const said = (text: string): string | null => (text.trim() === '' ? null : text);

/** The answers given to a set, in the order of its questions; what was typed to each by its code. */
export const answersOf = (
  set: QuestionSet,
  { answers }: Pick<Visit, 'answers'>,
): readonly Answer[] =>
  set.questions.flatMap((question) => {
    const typed = said(answers[question.code] ?? '');
    return typed === null ? [] : [{ question: question.code, answer: answerOf(question, typed) }];
  });

const stepOf = ({ stepWhat, stepOn }: Visit): object | null =>
  said(stepWhat) || stepOn
    ? { what: stepWhat || undefined, on: stepOn || undefined, by: null }
    : null;

/** What is sent of a visit, as far as it is filled in. */
export const entryOf = (visit: Visit, set: QuestionSet | undefined): unknown => ({
  track: visit.track,
  on: visit.on || undefined,
  comune: visit.comune || undefined,
  companyId: visit.track === 'company_interest' ? visit.companyId : null,
  projectCode: visit.track === 'project_stage' ? said(visit.projectCode) : null,
  met: visit.met.map(({ name, as, role, phone, organisation }) => ({
    name: name || undefined,
    as: as || undefined,
    role: said(role),
    phone: said(phone),
    organisation: said(organisation),
  })),
  answered: set ? { version: set.version, answers: answersOf(set, visit) } : null,
  words: said(visit.words),
  promised: said(visit.promised),
  nextStep: stepOf(visit),
  note: said(visit.note),
});

const typedOf = (answer: Answer['answer']): string => {
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  return String(answer);
};

/** A visit as its form has it, from what was sent and refused. */
export const visitOf = (entry: Partial<LogbookEntry>): Visit => ({
  ...newVisit(entry.track ?? 'company_interest', entry.companyId ?? null),
  on: entry.on ?? '',
  projectCode: entry.projectCode ?? '',
  comune: entry.comune ?? '',
  met: (entry.met ?? []).map(({ name, as, role, phone, organisation }) => ({
    name,
    as,
    role: role ?? '',
    phone: phone ?? '',
    organisation: organisation ?? '',
  })),
  version: entry.answered?.version ?? null,
  answers: Object.fromEntries(
    (entry.answered?.answers ?? []).map(({ question, answer }) => [question, typedOf(answer)]),
  ),
  words: entry.words ?? '',
  promised: entry.promised ?? '',
  stepWhat: entry.nextStep?.what ?? '',
  stepOn: entry.nextStep?.on ?? '',
  note: entry.note ?? '',
});

const readEntry = formReader(logbookEntrySchema);

export type Checked =
  | { readonly ok: true; readonly entry: LogbookEntry }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Holds a visit to the rules the server holds it to, so that little comes back refused when the signal does. */
export const checkVisit = (visit: Visit, set: QuestionSet | undefined): Checked => {
  const reading = readEntry(entryOf(visit, set));
  const answers = set ? { version: set.version, answers: answersOf(set, visit) } : undefined;
  const wrong =
    set && answers ? thrownBy(() => checkAnswers(set, answers as never, 'answered.')) : [];
  if (reading.ok && wrong.length === 0) return { ok: true, entry: reading.value };
  return { ok: false, errors: [...(reading.ok ? [] : reading.errors), ...wrong] };
};

/** The form's name of a field: an answer is known by its question, not by its place. */
export const nameOfField =
  (visit: Visit, set: QuestionSet | undefined) =>
  ({ field, params }: FieldError): string => {
    if (field === 'answered.answers') return `answers.${String(params?.['kind'])}`;
    const at = /^answered\.answers\[(\d+)\]/.exec(field)?.[1];
    const code = at && set && answersOf(set, visit)[Number(at)]?.question;
    if (code) return `answers.${code}`;
    return field === 'nextStep' ? 'nextStep.what' : field;
  };
