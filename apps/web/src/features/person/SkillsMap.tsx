import { EVIDENCES } from '@rosa/domain';
import type { WorkerAnswer } from '@rosa/registry';
import { useLanguage } from '../../i18n/language.js';
import { useEntries } from '../../shared/reference/names.js';

type Skill = NonNullable<WorkerAnswer['skills']>[number];

const FAMILIES = ['technical', 'base', 'transversal'] as const;
/** Ten years fill the bar: beyond, more months say little more. */
const FULL = 120;

const Bar = ({ skill, name }: { readonly skill: Skill; readonly name: string }) => {
  const { say } = useLanguage();
  const { months, evidence } = skill;
  if (months === 0) {
    return (
      <li className="skill">
        <span>{name}</span>
        <small>{say('person.skillDenied')}</small>
      </li>
    );
  }
  return (
    <li className="skill">
      <span>{name}</span>
      <svg
        width="100%"
        height="10"
        role="img"
        aria-label={say('person.skillBar', { what: name, months, evidence })}
      >
        <rect className="bar-ground" width="100%" height="10" rx="2" />
        <rect
          className={`skill-bar skill-${evidence}`}
          width={`${Math.min(1, months / FULL) * 100}%`}
          height="10"
          rx="2"
        />
      </svg>
      <small aria-hidden="true">{say('person.skillMonths', { n: months })}</small>
    </li>
  );
};

/** The skills map in its three families: how long each was practised, and how it is known. Its table holds the same. */
export const SkillsMap = ({ skills }: { readonly skills: WorkerAnswer['skills'] }) => {
  const { lang, say, number } = useLanguage();
  const entries = useEntries(
    'skills',
    (skills ?? []).map(({ code }) => code),
  );
  const name = (code: string) => entries.get(code)?.label[lang] ?? code;
  if (!skills || skills.length === 0)
    return <p>{say(skills ? 'person.skillsNone' : 'person.skillsUnknown')}</p>;
  const sorted = skills.toSorted((a, b) => b.months - a.months);
  return (
    <>
      <p className="legend">
        {EVIDENCES.map((evidence) => (
          <span key={evidence}>
            <i className={`swatch skill-${evidence}`} />
            {say(`evidence.${evidence}`)}
          </span>
        ))}
      </p>
      <div className="families">
        {FAMILIES.map((family) => {
          const own = sorted.filter(
            ({ code }) => (entries.get(code)?.family ?? 'technical') === family,
          );
          if (own.length === 0) return null;
          return (
            <div key={family}>
              <h3>{say(`person.family.${family}`)}</h3>
              <ul className="plain">
                {own.map((skill) => (
                  <Bar key={skill.code} skill={skill} name={name(skill.code)} />
                ))}
              </ul>
            </div>
          );
        })}
      </div>
      <details>
        <summary>{say('person.asTable')}</summary>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{say('person.skill')}</th>
              <th scope="col" className="num">
                {say('person.practice')}
              </th>
              <th scope="col">{say('person.evidence')}</th>
              <th scope="col">{say('person.lastUsed')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map(({ code, months, evidence, lastUsed }) => (
              <tr key={code}>
                <th scope="row">{name(code)}</th>
                <td className="num">{number(months)}</td>
                <td>{say(`evidence.${evidence}`)}</td>
                <td>{lastUsed ? say('frame.day', { on: lastUsed }) : say('person.neverAsked')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
};
