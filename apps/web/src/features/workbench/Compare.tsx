import type { ListedPerson } from '@rosa/opportunities';
import { useLanguage } from '../../i18n/language.js';
import type { PersonNames } from './person-names.js';
import { ScoreBar, shadesOf } from './ScoreBar.js';

interface Placed {
  readonly person: ListedPerson;
  readonly place: number;
}

/** Two people side by side: for each thing asked, who brings what, and by which fact. */
export const Compare = ({
  people,
  names,
  close,
}: {
  readonly people: readonly Placed[];
  readonly names: PersonNames;
  readonly close: () => void;
}) => {
  const { say, number } = useLanguage();
  const [one, other] = people;
  if (!one) return null;
  const called = ({ person, place }: Placed) => names.person(person, place);
  const shades = shadesOf(one.person.contributions);
  return (
    <div className="compare panel">
      <div className="panel-head">
        <h3 id="compare">{say('bench.compareTitle')}</h3>
        <button type="button" className="btn btn-link" onClick={close}>
          {say('bench.endCompare')}
        </button>
      </div>
      {!other ? (
        <p>{say('bench.compareOne', { name: called(one) })}</p>
      ) : (
        <div className="scroll-x" tabIndex={0} role="region" aria-labelledby="compare">
          <table className="data">
            <thead>
              <tr>
                <th scope="col">{say('bench.what')}</th>
                {people.map((each) => (
                  <th key={each.person.workerId} scope="col">
                    {called(each)}
                    <ScoreBar person={each.person} nameOf={names.asked} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {one.person.contributions.map(({ of }, at) => (
                <tr key={of}>
                  <th scope="row">
                    <i className={`swatch ${shades[at]}`} />
                    {names.asked(of)}
                  </th>
                  {people.map(({ person }) => {
                    const theirs = person.contributions.find((each) => each.of === of);
                    const best = Math.max(
                      ...people.map(
                        (each) =>
                          each.person.contributions.find((its) => its.of === of)?.points ?? 0,
                      ),
                    );
                    return (
                      <td key={person.workerId}>
                        <strong className={theirs?.points === best ? 'num best' : 'num'}>
                          {number(theirs?.points ?? 0, 3)}
                        </strong>
                        <small>{theirs?.because.text}</small>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{say('bench.total')}</th>
                {people.map(({ person }) => (
                  <td key={person.workerId}>
                    <strong className="num">{number(person.score, 3)}</strong>
                    <small>
                      {number(person.certain, 2)}–{number(person.potential, 2)}
                    </small>
                  </td>
                ))}
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </div>
  );
};
