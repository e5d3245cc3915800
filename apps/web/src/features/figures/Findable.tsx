import type { FindableAnswer } from '@rosa/registry';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/language.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { findableQuery, peopleAddress } from './standing.js';

type Key = FindableAnswer['missing'][number]['key'];

const People = ({
  n,
  what,
  group,
  to,
}: {
  readonly n: number;
  readonly what: string;
  readonly group: string;
  readonly to: string;
}) => {
  const { say, number } = useLanguage();
  if (n === 0) return <span className="nought">0</span>;
  return (
    <Link to={to} aria-label={say('report.openPeople', { what, group, n })}>
      {number(n)}
    </Link>
  );
};

const usePartName = (): ((key: Key) => string) => {
  const { say } = useLanguage();
  return (key) => say(`people.never.${key}`);
};

const Missing = ({ missing, people }: Pick<FindableAnswer, 'missing' | 'people'>) => {
  const { say } = useLanguage();
  const nameOf = usePartName();
  const others = (key: Key) => missing.map((each) => each.key).filter((each) => each !== key);
  return (
    <table className="data figures narrow">
      <caption className="visually-hidden">{say('report.findableMissing')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('report.findablePart')}</th>
          <th scope="col" className="num">
            {say('report.findableNever')}
          </th>
          <th scope="col" className="num">
            {say('report.findableOnly')}
          </th>
        </tr>
      </thead>
      <tbody>
        {missing.map(({ key, people: n, only }) => (
          <tr key={key}>
            <th scope="row">
              {nameOf(key)}
              <span className="bar-track" aria-hidden="true">
                <span className="bar" style={{ inlineSize: `${(n / people) * 100}%` }} />
              </span>
            </th>
            <td className="num">
              <People
                n={n}
                what={say('report.findableNever')}
                group={nameOf(key)}
                to={peopleAddress({ never: key })}
              />
            </td>
            <td className="num">
              <People
                n={only}
                what={say('report.findableOnly')}
                group={nameOf(key)}
                to={peopleAddress({ never: key, asked: others(key) })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Proposing = ({ proposing }: Pick<FindableAnswer, 'proposing'>) => {
  const { say } = useLanguage();
  const nameOf = usePartName();
  return (
    <>
      <h3>{say('report.findableProposing')}</h3>
      <dl className="pairs">
        {proposing.map(({ key, people }) => (
          <div key={key}>
            <dt>{nameOf(key)}</dt>
            <dd>
              <People
                n={people}
                what={say('report.findableNever')}
                group={nameOf(key)}
                to={peopleAddress({ never: key })}
              />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
};

const Share = ({ findable, people, missing }: FindableAnswer) => {
  const { say, number } = useLanguage();
  return (
    <div className="panel findable">
      <p>
        <Link
          className="findable-count"
          to={peopleAddress({ asked: missing.map(({ key }) => key) })}
          aria-label={say('report.openPeople', {
            what: say('report.findableTitle'),
            group: say('report.total'),
            n: findable,
          })}
        >
          {number(findable)}
        </Link>{' '}
        {say('report.findableOf', { n: people })} ({Math.round((findable / people) * 100)}%)
      </p>
      <span className="bar-track" aria-hidden="true">
        <span className="bar" style={{ inlineSize: `${(findable / people) * 100}%` }} />
      </span>
      <p className="field-hint">{say('report.findableHidden', { n: people - findable })}</p>
    </div>
  );
};

/** How many people lists can find, and which questions would let them find the others. */
export const Findable = () => {
  const { say } = useLanguage();
  const query = useQuery(findableQuery);
  return (
    <section aria-labelledby="findable">
      <h2 id="findable">{say('report.findableTitle')}</h2>
      <p className="field-hint">{say('report.findableLead')}</p>
      <Answer query={query}>
        {(counted) =>
          counted.people === 0 ? (
            <Empty title={say('report.findableNobody')} />
          ) : (
            <>
              <Share {...counted} />
              <div className="panel">
                <h3>{say('report.findableMissing')}</h3>
                <Missing {...counted} />
                <p className="field-hint">{say('report.findableOnlyHint')}</p>
                <Proposing {...counted} />
              </div>
            </>
          )
        }
      </Answer>
    </section>
  );
};
