import {
  dayOfInstant,
  formatDay,
  messageOf,
  todayOf,
  wordOf,
  type Label,
  type Lang,
  type MessageCode,
  type Scope,
  type Worker,
} from '@rosa/domain';
import { getRecord, refuse } from '@rosa/service-kit';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import { openRoster } from './look-at-roster.js';
import { peopleOf, type RosterPerson } from './show-roster.js';

const { companies, opportunities } = opportunityBanks;

/** One person of a roster in words, each field as it is read; blank where nothing is known. */
export interface SheetPerson {
  /** Family name first; what is said in its place where the reader may not know it. */
  readonly name: string;
  readonly comune: string;
  readonly phone: string;
  readonly email: string;
  readonly schooling: string;
  readonly experiences: readonly string[];
  readonly skills: readonly string[];
  readonly licences: readonly string[];
  readonly languages: readonly string[];
}

/** A roster on paper or in a spreadsheet: what the employer may know, in one language. */
export interface RosterSheet {
  readonly lang: Lang;
  readonly company: string;
  readonly opportunity: string;
  /** The line's occupation; blank while its code is still to come. */
  readonly occupation: string;
  readonly workplace: string;
  /** Days, `YYYY-MM-DD`. */
  readonly givenOn: string;
  readonly expiresOn: string;
  readonly people: readonly SheetPerson[];
}

/** Words for codes, in the sheet's language. */
interface Words {
  readonly say: (code: MessageCode) => string;
  readonly label: (of: { readonly label: Label } | undefined, code: string) => string;
  readonly day: (day: string) => string;
}

const wordsIn = (lang: Lang): Words => ({
  say: (code) => wordOf(lang, code),
  label: (of, code) => of?.label[lang] ?? code,
  day: (day) => messageOf(lang, 'sheet.day', { day }),
});

type Experience = NonNullable<Worker['experiences']>[number];

const experienceLine = (
  { reference }: OpportunityDeps,
  words: Words,
  { occupation, employer, from, to, tasks }: Experience,
): string => {
  const what = words.label(reference.occupation(occupation), occupation);
  const until = to === null ? words.say('sheet.today') : words.day(to);
  const where = employer === null ? '' : `, ${employer}`;
  return `${what}${where} (${words.day(from)} – ${until})${tasks === null ? '' : `: ${tasks}`}`;
};

/** Skills held; those asked and denied are no part of what is shown. */
const skillLines = (
  { reference }: OpportunityDeps,
  words: Words,
  lang: Lang,
  skills: Worker['skills'],
): readonly string[] =>
  (skills ?? [])
    .filter(({ months }) => months > 0)
    .map(({ code, months, evidence }) =>
      messageOf(lang, 'sheet.skill', {
        what: words.label(reference.skill(code), code),
        months,
        evidence,
      }),
    );

const languageName = (lang: Lang, code: string): string =>
  new Intl.DisplayNames([lang], { type: 'language' }).of(code) ?? code;

const sheetPerson = (deps: OpportunityDeps, lang: Lang, person: RosterPerson): SheetPerson => {
  const words = wordsIn(lang);
  const { reference } = deps;
  const { contacts, schooling, experiences, skills, licences, languages } = person;
  const names = [person.familyName, person.givenName].filter((name) => name !== null);
  const inPlace = person.masked ? 'sheet.masked' : 'sheet.unnamed';
  const name = names.length > 0 ? names.join(' ') : words.say(inPlace);
  return {
    name: person.withdrawn ? `${name} (${words.say('sheet.unavailable')})` : name,
    comune: person.comune ? (reference.comune(person.comune)?.name ?? person.comune) : '',
    phone: contacts?.phone ?? '',
    email: contacts?.email ?? '',
    schooling: schooling
      ? (schooling.title ?? words.say(`isced.${schooling.level}` as MessageCode))
      : '',
    experiences: (experiences ?? []).map((one) => experienceLine(deps, words, one)),
    skills: skillLines(deps, words, lang, skills ?? null),
    licences: (licences ?? []).map((code) => words.label(reference.licence(code), code)),
    languages: (languages ?? []).map(({ code, level }) => `${languageName(lang, code)} ${level}`),
  };
};

/**
 * A roster to be printed or saved: read with the employer's eyes, whoever asks; that its people were looked at is kept.
 *
 * @throws `notFound`; `conflict` once it has expired, for those who gave it
 */
export const sheetOf = async (
  deps: OpportunityDeps,
  scope: Scope,
  id: string,
  lang: Lang,
): Promise<RosterSheet> => {
  const roster = await openRoster(deps, scope, id);
  const { expiresOn, workerIds } = roster;
  if (expiresOn < formatDay(todayOf(deps.clock))) {
    throw refuse('conflict', 'opportunities.rosterExpired', { on: expiresOn });
  }
  const company = await getRecord(deps.store, scope, companies, roster.companyId);
  const opportunity = await getRecord(deps.store, scope, opportunities, roster.opportunityId);
  const known = await deps.registry.people(scope, workerIds);
  const people = peopleOf(deps, { scope, toEmployer: true }, roster, known);
  await deps.audit.record({ scope, action: 'rosters.print', subjects: workerIds, detail: { id } });
  const line = opportunity.lines.find((one) => one.id === roster.lineId);
  const { occupation } = line ?? { occupation: null };
  return {
    lang,
    company: company.name,
    opportunity: opportunity.title,
    occupation: occupation
      ? wordsIn(lang).label(deps.reference.occupation(occupation), occupation)
      : '',
    workplace: deps.reference.comune(roster.comune)?.name ?? roster.comune,
    givenOn: dayOfInstant(roster.givenAt),
    expiresOn,
    people: people.map((person) => sheetPerson(deps, lang, person)),
  };
};
