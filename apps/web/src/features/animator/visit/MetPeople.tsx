import { MET_AS, type ContactPerson } from '@rosa/domain';
import { useSay } from '../../../i18n/language.js';
import { Icon } from '../../../shared/Icon.js';
import type { Errors } from '../errors.js';
import { Choose, Line } from '../fields.js';
import { nobody, type Met } from './visit.js';

/** Who was met: those the company is known by, with one tap, or anyone else. */
export const MetPeople = ({
  met,
  known,
  errors,
  change,
}: {
  readonly met: readonly Met[];
  readonly known: readonly ContactPerson[];
  readonly errors: Errors;
  readonly change: (met: readonly Met[]) => void;
}) => {
  const say = useSay();
  const put = (at: number, part: Partial<Met>) =>
    change(met.map((each, index) => (index === at ? { ...each, ...part } : each)));
  const add = ({ name, role, phone }: ContactPerson) => {
    const person = { ...nobody, name, role: role ?? '', phone: phone ?? '' };
    change([...met.filter((each) => each.name.trim() !== ''), person]);
  };
  const others = known.filter(({ name }) => !met.some((each) => each.name === name));
  return (
    <fieldset className="panel">
      <legend>{say('animator.met')}</legend>
      {others.length > 0 && (
        <div className="chips">
          {others.map((person) => (
            <button
              key={person.name}
              type="button"
              className="chip-add"
              onClick={() => add(person)}
            >
              <Icon name="plus" className="icon-xs" />
              {person.name}
              {person.role && <small>{person.role}</small>}
            </button>
          ))}
        </div>
      )}
      {met.map((person, at) => (
        // The people of a meeting have no id: their place is who they are, until it is sent.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className="met-person">
          <Line
            name={`met[${at}].name`}
            label={say('animator.metName')}
            value={person.name}
            error={errors[`met[${at}].name`]}
            change={(name) => put(at, { name })}
          />
          <Choose
            name={`met[${at}].as`}
            label={say('animator.metAs')}
            value={person.as}
            error={errors[`met[${at}].as`]}
            change={(as) => put(at, { as })}
            options={MET_AS.map((value) => ({ value, label: say(`animator.metAs.${value}`) }))}
          />
          <Line
            name={`met[${at}].phone`}
            label={say('animator.metPhone')}
            type="tel"
            value={person.phone}
            error={errors[`met[${at}].phone`]}
            change={(phone) => put(at, { phone })}
          />
          {met.length > 1 && (
            <button
              type="button"
              className="btn btn-link"
              onClick={() => change(met.filter((_each, index) => index !== at))}
            >
              {say('form.remove', { what: person.name || say('animator.metNobody') })}
            </button>
          )}
        </div>
      ))}
      <button
        type="button"
        className="btn btn-outline-primary"
        onClick={() => change([...met, nobody])}
      >
        <Icon name="plus" />
        {say('animator.metAdd')}
      </button>
    </fieldset>
  );
};
