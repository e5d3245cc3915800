import type { ListedPerson } from '@rosa/opportunities';
import { useLanguage } from '../../i18n/language.js';
import { PersonLink } from '../../shared/PersonLink.js';
import { usePersonNames } from './person-names.js';

/** Those whom an answer could bring into the list: the people one question away. */
export const ToInterview = ({
  list: { toInterview, people },
}: {
  readonly list: {
    readonly toInterview: readonly ListedPerson[];
    readonly people: readonly unknown[];
  };
}) => {
  const { say, number } = useLanguage();
  const names = usePersonNames(toInterview);
  return (
    <section className="panel" aria-labelledby="to-interview">
      <h2 id="to-interview">{say('bench.toInterview')}</h2>
      <p className="field-hint">
        {say(toInterview.length > 0 ? 'bench.toInterviewHint' : 'bench.toInterviewNone')}
      </p>
      <ul className="plain asks">
        {toInterview.map((person, at) => {
          const name = names.person(person, people.length + at + 1);
          const [first] = person.toAscertain;
          return (
            <li key={person.workerId}>
              <span className="asks-who">
                <PersonLink id={person.workerId} name={name} masked={person.masked} />
                <small>{say('bench.couldReach', { score: number(person.potential, 2) })}</small>
              </span>
              {first && <span className="asks-what">{names.asked(first.of)}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
