import { useState } from 'react';
import { useSay } from '../../../i18n/language.js';
import { findTerritory, type KeptCompany } from '../../../offline/territory.js';
import { useNames } from '../../../shared/reference/names.js';
import { Typeahead, type Option } from '../../../shared/typeahead/Typeahead.js';
import { ComuneBox } from '../ComuneBox.js';
import type { Errors } from '../errors.js';
import { Choose, Line } from '../fields.js';
import { useCompanies } from '../logbook.js';
import { namedLike } from '../named-like.js';
import { Shown } from '../Shown.js';
import type { Visit } from './visit.js';

type Change = (part: Partial<Visit>) => void;

/** Which company it was, out of those that may be found again. */
export const CompanyPick = ({
  error,
  choose,
}: {
  readonly error: string | undefined;
  readonly choose: (company: KeptCompany) => void;
}) => {
  const say = useSay();
  const [text, setText] = useState('');
  return (
    <div className="panel">
      <Line
        name="companyId"
        label={say('animator.companySearch')}
        value={text}
        error={error}
        change={setText}
      />
      {text.trim().length > 1 && <Found text={text.trim()} choose={choose} />}
    </div>
  );
};

const Found = ({
  text,
  choose,
}: {
  readonly text: string;
  readonly choose: (company: KeptCompany) => void;
}) => {
  const say = useSay();
  const companies = useCompanies(text);
  const comune = useNames('comuni', companies.data?.map((each) => each.comune) ?? []);
  return (
    <Shown known={companies}>
      {(items) =>
        items.length === 0 ? (
          <p>{say('animator.noCompanies')}</p>
        ) : (
          <ul className="plain picks">
            {items.map((company) => (
              <li key={company.id}>
                <button type="button" onClick={() => choose(company)}>
                  <strong>{company.name}</strong>
                  <span>{comune(company.comune)}</span>
                </button>
              </li>
            ))}
          </ul>
        )
      }
    </Shown>
  );
};

/** Where the meeting was: a company with sites in several comuni says at which. */
export const SitePick = ({
  company,
  visit,
  change,
}: {
  readonly company: KeptCompany;
  readonly visit: Visit;
  readonly change: Change;
}) => {
  const say = useSay();
  const places = [...new Set([company.comune, ...company.sites.map((site) => site.comune)])];
  const comune = useNames('comuni', places);
  if (places.length < 2) return null;
  return (
    <Choose
      name="comune"
      label={say('animator.site')}
      value={visit.comune}
      change={(code) => change({ comune: code })}
      options={places.map((code) => ({ value: code, label: comune(code) }))}
    />
  );
};

interface ProjectChoice extends Option {
  readonly comune: string;
}

/** The project a body was met about, out of the copy of the territory's. */
export const ProjectPick = ({
  visit,
  errors,
  change,
}: {
  readonly visit: Visit;
  readonly errors: Errors;
  readonly change: Change;
}) => {
  const say = useSay();
  const suggest = async (text: string): Promise<readonly ProjectChoice[]> => {
    const projects = (await findTerritory())?.value.projects ?? [];
    const named = projects.map((each) => ({ ...each, name: `${each.code} ${each.title}` }));
    return namedLike(named, text)
      .slice(0, 8)
      .map(({ code, title, comune }) => ({ key: code, label: title, detail: code, comune }));
  };
  return (
    <div className="field">
      <Typeahead
        label={say('animator.project')}
        scope="projects"
        suggest={suggest}
        choose={({ key, comune }) => change({ projectCode: key, comune })}
      />
      {visit.projectCode && <p className="chosen">{visit.projectCode}</p>}
      {errors['projectCode'] && <p className="field-error">{errors['projectCode']}</p>}
    </div>
  );
};

/** Where it was, where no company says so. */
export const PlacePick = ({
  visit,
  errors,
  change,
}: {
  readonly visit: Visit;
  readonly errors: Errors;
  readonly change: Change;
}) => {
  const say = useSay();
  return (
    <ComuneBox
      label={say('animator.comune')}
      code={visit.comune}
      error={errors['comune']}
      choose={({ code }) => change({ comune: code })}
    />
  );
};
