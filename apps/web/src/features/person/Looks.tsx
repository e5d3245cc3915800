import { useQuery } from '@tanstack/react-query';
import { useSay, type Say } from '../../i18n/language.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { romeInstant } from '../../shared/rome.js';
import { looksQuery } from './person.js';

/** What was done, in words; what has none is named as the trail names it. */
const lookOf = (action: string, say: Say): string => {
  const code = `look.${action}`;
  const words = say.word(code);
  return words === code ? action : words;
};

/** Who looked at the record, when and doing what. */
export const Looks = ({ id }: { readonly id: string }) => {
  const say = useSay();
  return (
    <Answer query={useQuery(looksQuery(id))}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={say('person.noLooks')} />
        ) : (
          <div
            className="panel scroll-x"
            tabIndex={0}
            role="region"
            aria-label={say('person.view.looks')}
          >
            <table className="data">
              <thead>
                <tr>
                  <th scope="col">{say('person.lookWhen')}</th>
                  <th scope="col">{say('person.look')}</th>
                  <th scope="col">{say('person.lookWhat')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ at, name, role, action }) => (
                  <tr key={at + action}>
                    <td className="nowrap">{say('frame.instant', romeInstant(at))}</td>
                    <td>
                      {name} <small>({say.word(`role.${role}`)})</small>
                    </td>
                    <td>{lookOf(action, say)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      }
    </Answer>
  );
};
