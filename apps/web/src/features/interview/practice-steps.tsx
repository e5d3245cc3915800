import { useLanguage } from '../../i18n/language.js';
import { Icon } from '../../shared/Icon.js';
import { useNames } from '../../shared/reference/names.js';
import { suggestEntries } from '../../shared/reference/suggest.js';
import { Typeahead } from '../../shared/typeahead/Typeahead.js';
import { AnswerRow } from './AnswerRow.js';
import type { Draft } from './draft.js';
import type { StepProps } from './steps.js';

/** What the person can do and has done. */
export const SkillsStep = ({ worker, draft, put }: StepProps) => {
  const { lang, say } = useLanguage();
  const name = useNames(
    'skills',
    [...draft.skills, ...(worker.skills ?? [])].map(({ code }) => code),
  );
  const set = (code: string, months: number) =>
    put({ skills: draft.skills.map((skill) => (skill.code === code ? { code, months } : skill)) });
  const known = worker.skills ?? [];
  return (
    <>
      {known.length > 0 && (
        <p className="field-hint">
          {say('interview.before', { what: known.map(({ code }) => name(code)).join(', ') })}
        </p>
      )}
      <Typeahead
        label={say('interview.addSkill')}
        scope={`skills-${lang}`}
        suggest={async (text, signal) =>
          (await suggestEntries('skills', text, signal)).map(({ code, label }) => ({
            key: code,
            label: label[lang],
          }))
        }
        choose={({ key: code }) =>
          put({
            skills: [...draft.skills.filter((skill) => skill.code !== code), { code, months: 12 }],
          })
        }
      />
      <ul className="plain">
        {draft.skills.map(({ code, months }) => (
          <li key={code} className="entry entry-skill">
            <strong>{name(code)}</strong>
            <input
              type="number"
              min={0}
              max={840}
              className="form-control"
              aria-label={say('interview.monthsOf', { what: name(code) })}
              value={months}
              onChange={({ target }) => set(code, Number(target.value))}
            />
            <button
              type="button"
              className="icon-button"
              aria-label={say('form.remove', { what: name(code) })}
              onClick={() => put({ skills: draft.skills.filter((skill) => skill.code !== code) })}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};

export const ExperienceStep = ({ draft, put }: StepProps) => {
  const { lang, say } = useLanguage();
  const name = useNames(
    'occupations',
    draft.experiences.map(({ occupation }) => occupation),
  );
  const set = (at: number, change: Partial<Draft['experiences'][number]>) =>
    put({
      experiences: draft.experiences.map((each, index) =>
        index === at ? { ...each, ...change } : each,
      ),
    });
  return (
    <>
      <Typeahead
        label={say('interview.addExperience')}
        hint={say('interview.fromHint')}
        scope={`jobs-${lang}`}
        suggest={async (text, signal) =>
          (await suggestEntries('occupations', text, signal))
            .filter(({ code }) => code.length === 4)
            .map(({ code, label }) => ({ key: code, label: label[lang] }))
        }
        choose={({ key }) =>
          put({
            experiences: [
              ...draft.experiences,
              { occupation: key, employer: '', from: '', to: '' },
            ],
          })
        }
      />
      <ul className="plain">
        {draft.experiences.map(({ occupation, employer, from, to }, at) => {
          const what = name(occupation);
          const field = (key: 'employer' | 'from' | 'to', label: string, value: string) => (
            <input
              className="form-control"
              aria-label={`${label}: ${what}`}
              placeholder={label}
              value={value}
              onChange={({ target }) => set(at, { [key]: target.value })}
            />
          );
          return (
            <li key={`${occupation}-${String(at)}`} className="entry">
              <strong>{what}</strong>
              {field('employer', say('person.employer'), employer)}
              {field('from', say('person.from'), from)}
              {field('to', say('person.to'), to)}
              <button
                type="button"
                className="icon-button"
                aria-label={say('form.remove', { what })}
                onClick={() =>
                  put({ experiences: draft.experiences.filter((_each, index) => index !== at) })
                }
              >
                <Icon name="close" />
              </button>
            </li>
          );
        })}
      </ul>
      <AnswerRow
        what={say('interview.careerComplete')}
        before={null}
        said={draft.careerComplete === null ? null : draft.careerComplete ? 'yes' : 'no'}
        answer={(said) => put({ careerComplete: said && said === 'yes' })}
      />
    </>
  );
};
