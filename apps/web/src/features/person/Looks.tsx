import { useQuery } from '@tanstack/react-query';
import { useSay } from '../../i18n/language.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { looksQuery } from './person.js';

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
                    <td className="nowrap">{`${at.slice(0, 10)} ${at.slice(11, 16)}`}</td>
                    <td>
                      {name} <small>({say.word(`role.${role}`)})</small>
                    </td>
                    <td className="code">{action}</td>
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
