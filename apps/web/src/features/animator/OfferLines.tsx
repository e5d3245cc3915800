import { CONTRACTS, TERM_VALUES } from '@rosa/domain';
import { useLanguage } from '../../i18n/language.js';
import { Icon } from '../../shared/Icon.js';
import { Typeahead } from '../../shared/typeahead/Typeahead.js';
import { entriesLike, type EntryChoice } from './entries-like.js';
import type { Errors } from './errors.js';
import { Choose, Line } from './fields.js';
import { newLine, type OfferLine } from './offer.js';

/** A role broken into what one must be able to do. */
const Skills = ({
  line,
  change,
}: {
  readonly line: OfferLine;
  readonly change: (skills: OfferLine['skills']) => void;
}) => {
  const { lang, say } = useLanguage();
  const suggest = async (text: string, signal: AbortSignal): Promise<readonly EntryChoice[]> =>
    (await entriesLike('skills', text, signal, lang)).map((entry) => ({
      key: entry.code,
      label: entry.label[lang],
      entry,
    }));
  const add = ({ key: code, label }: EntryChoice) => {
    if (!line.skills.some((each) => each.code === code)) change([...line.skills, { code, label }]);
  };
  return (
    <div className="field">
      <Typeahead
        label={say('animator.skills')}
        hint={say('animator.skillsHint')}
        scope={`skills-${lang}`}
        suggest={suggest}
        choose={add}
      />
      <ul className="plain chips">
        {line.skills.map(({ code, label }) => (
          <li key={code} className="chip-held">
            {label}
            <button
              type="button"
              aria-label={say('form.remove', { what: label })}
              onClick={() => change(line.skills.filter((each) => each.code !== code))}
            >
              <Icon name="close" className="icon-xs" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** What is asked for, line by line: three cleaners and a gardener are two. */
export const OfferLines = ({
  lines,
  errors,
  change,
}: {
  readonly lines: readonly OfferLine[];
  readonly errors: Errors;
  readonly change: (lines: readonly OfferLine[]) => void;
}) => {
  const { say } = useLanguage();
  const put = (id: string, part: Partial<OfferLine>) =>
    change(lines.map((line) => (line.id === id ? { ...line, ...part } : line)));
  return (
    <>
      {lines.map((line, at) => {
        const name = (field: string) => `lines[${at}].${field}`;
        return (
          <fieldset key={line.id} className="panel">
            <legend>{say('animator.line', { n: at + 1 })}</legend>
            <div className="pair">
              <Line
                name={name('title')}
                label={say('animator.lineTitle')}
                value={line.title}
                error={errors[name('title')]}
                change={(title) => put(line.id, { title })}
              />
              <Line
                name={name('positions')}
                label={say('animator.positions')}
                type="number"
                value={line.positions}
                error={errors[name('positions')]}
                change={(positions) => put(line.id, { positions })}
              />
            </div>
            <Skills line={line} change={(skills) => put(line.id, { skills })} />
            <div className="pair">
              <Choose
                name={name('contract')}
                label={say('animator.contract')}
                value={line.contract}
                error={errors[name('contract')]}
                change={(contract) => put(line.id, { contract })}
                options={CONTRACTS.map((value) => ({
                  value,
                  label: say(`term.contract:${value}`),
                }))}
              />
              <Choose
                name={name('hours')}
                label={say('animator.hours')}
                value={line.hours}
                error={errors[name('hours')]}
                change={(hours) => put(line.id, { hours })}
                options={TERM_VALUES.hours.map((value) => ({
                  value,
                  label: say(`term.hours:${value}`),
                }))}
              />
            </div>
            {lines.length > 1 && (
              <button
                type="button"
                className="btn btn-link"
                onClick={() => change(lines.filter(({ id }) => id !== line.id))}
              >
                {say('form.remove', { what: say('animator.line', { n: at + 1 }) })}
              </button>
            )}
          </fieldset>
        );
      })}
      <button
        type="button"
        className="btn btn-outline-primary"
        onClick={() => change([...lines, newLine()])}
      >
        <Icon name="plus" />
        {say('animator.addLine')}
      </button>
    </>
  );
};
