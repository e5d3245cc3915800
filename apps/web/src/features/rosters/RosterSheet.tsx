import type { RosterAnswered } from '@rosa/opportunities';
import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/language.js';
import { useNames } from '../../shared/reference/names.js';

export type RosterPerson = RosterAnswered['people'][number];
type Person = RosterPerson;

/** A person as their card is headed. */
export const personName = ({ familyName, givenName }: Person): string =>
  `${familyName ?? '—'} ${givenName ?? ''}`.trim();

const yearOf = (day: string): string => day.slice(0, 4);

/** What an employer reads of each person: what they did, can do and hold, and how to reach those who confirmed. */
export const RosterSheet = ({
  people,
  heading: Heading = 'h4',
  renderAfter,
}: {
  readonly people: readonly Person[];
  readonly heading?: 'h2' | 'h4';
  /** Below a person's card. */
  readonly renderAfter?: (person: Person) => ReactNode;
}) => {
  const { lang, say } = useLanguage();
  const comune = useNames(
    'comuni',
    people.map((person) => person.comune),
  );
  const occupation = useNames(
    'occupations',
    people.flatMap(({ experiences }) => (experiences ?? []).map((each) => each.occupation)),
  );
  const skill = useNames(
    'skills',
    people.flatMap(({ skills }) => (skills ?? []).map(({ code }) => code)),
  );
  const licence = useNames(
    'licences',
    people.flatMap(({ licences }) => licences ?? []),
  );
  const language = new Intl.DisplayNames([lang], { type: 'language' });
  const unknown = say('roster.unknown');
  const some = <T,>(items: readonly T[] | null | undefined, text: (item: T) => string) =>
    items && items.length > 0 ? (
      <ul>
        {items.map((item) => (
          <li key={text(item)}>{text(item)}</li>
        ))}
      </ul>
    ) : (
      unknown
    );
  return (
    <ul className="plain sheet">
      {people.map((person) => (
        <li key={person.workerId} className="sheet-person">
          <Heading>{personName(person)}</Heading>
          <p className="facts">
            {person.comune && <span>{comune(person.comune)}</span>}
            {person.contacts?.phone && <span>{person.contacts.phone}</span>}
            {person.contacts?.email && <span>{person.contacts.email}</span>}
          </p>
          {!person.withdrawn && (
            <dl>
              <div>
                <dt>{say('roster.experience')}</dt>
                <dd>
                  {some(person.experiences, ({ occupation: code, employer, from, to }) =>
                    [occupation(code), employer, `${yearOf(from)}–${to ? yearOf(to) : ''}`]
                      .filter(Boolean)
                      .join(', '),
                  )}
                </dd>
              </div>
              <div>
                <dt>{say('roster.skills')}</dt>
                <dd>
                  {some(
                    person.skills?.filter(({ months }) => months > 0),
                    ({ code, months }) => `${skill(code)} (${say('roster.months', { n: months })})`,
                  )}
                </dd>
              </div>
              <div>
                <dt>{say('roster.licences')}</dt>
                <dd>{some(person.licences, licence)}</dd>
              </div>
              <div>
                <dt>{say('roster.languages')}</dt>
                <dd>
                  {some(
                    person.languages,
                    ({ code, level }) => `${language.of(code) ?? code} ${level}`,
                  )}
                </dd>
              </div>
              <div>
                <dt>{say('roster.schooling')}</dt>
                <dd>
                  {person.schooling
                    ? (person.schooling.title ?? say.word(`isced.${person.schooling.level}`))
                    : unknown}
                </dd>
              </div>
            </dl>
          )}
          {renderAfter?.(person)}
        </li>
      ))}
    </ul>
  );
};
