import { COMPANY_KINDS, companySchema, newId, type Company } from '@rosa/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { call } from '../../api/client.js';
import { ApiError } from '../../api/problem.js';
import { useLanguage, useSay } from '../../i18n/language.js';
import { formReader } from '../../shared/form/read-form.js';
import { useNames } from '../../shared/reference/names.js';
import { Refused } from '../../shared/states/Refused.js';
import { ComuneBox } from './ComuneBox.js';
import { errorsIn } from './errors.js';
import { FieldPage } from './FieldPage.js';
import { Choose, Line, Prose } from './fields.js';
import { Wrong } from './Wrong.js';

/** A company as it is typed; contacts and sites come with the meetings. */
interface Typed {
  readonly name: string;
  readonly kind: string;
  readonly vatNumber: string;
  readonly comune: string;
  readonly address: string;
  readonly note: string;
}

const NOTHING: Typed = {
  name: '',
  kind: 'private',
  vatNumber: '',
  comune: '',
  address: '',
  note: '',
};

const readCompany = formReader(companySchema);

const inputOf = (typed: Typed): object =>
  Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== ''));

interface Likely {
  readonly id: string;
  readonly name: string;
  readonly comune: string;
}

/** Those the server found alike, where that is why it refused. */
interface Alike {
  readonly likelyDuplicates?: readonly Likely[];
  /** How many of other territories. */
  readonly elsewhere?: number;
  /** The one with this partita IVA. */
  readonly existing?: Likely;
}

const alikeIn = (error: unknown): Alike =>
  error instanceof ApiError && error.status === 409 ? (error.problem as Alike) : {};

const AlikeList = ({
  alike: { likelyDuplicates, elsewhere = 0, existing },
  addAnyway,
}: {
  readonly alike: Alike;
  readonly addAnyway: () => void;
}) => {
  const say = useSay();
  const shown = existing ? [existing] : (likelyDuplicates ?? []);
  const comune = useNames(
    'comuni',
    shown.map((each) => each.comune),
  );
  return (
    <div className="panel" role="alert">
      <h2>{say('animator.likely')}</h2>
      <p>{say('animator.likelyHint')}</p>
      <ul className="plain picks">
        {shown.map(({ id, name, comune: code }) => (
          <li key={id}>
            <Link to={`/imprese/${id}`} className="tap">
              {[name, comune(code)].join(', ')}
            </Link>
          </li>
        ))}
      </ul>
      {elsewhere > 0 && <p>{say('animator.likelyElsewhere', { n: elsewhere })}</p>}
      {!existing && (
        <button type="button" className="btn btn-outline-primary" onClick={addAnyway}>
          {say('animator.saveAnyway')}
        </button>
      )}
    </div>
  );
};

/** Adds a company; those likely to be the same are shown before a second one is made. Asks for the signal: they are looked for everywhere. */
const NewCompanyPage = () => {
  const { lang, say } = useLanguage();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [id] = useState(newId);
  const [typed, setTyped] = useState(NOTHING);
  const [errors, setErrors] = useState<ReturnType<typeof errorsIn>>({});
  const [attempts, setAttempts] = useState(0);
  const adding = useMutation({
    mutationFn: ({ company, sure }: { readonly company: Company; readonly sure: boolean }) =>
      call(`/companies${sure ? '?confirmedDifferent=true' : ''}`, { body: { id, ...company } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['field', 'companies'] });
      void navigate(`/imprese/${id}`, { replace: true });
    },
    onError: (error) => {
      const found = error instanceof ApiError ? error.problem.errors : [];
      setErrors(errorsIn(lang, found));
      setAttempts((count) => count + 1);
    },
  });
  const alike = alikeIn(adding.error);
  const isAlike = alike.existing !== undefined || alike.likelyDuplicates !== undefined;
  const add = (sure: boolean) => {
    const checked = readCompany(inputOf(typed));
    setErrors(checked.ok ? {} : errorsIn(lang, checked.errors));
    if (checked.ok) adding.mutate({ company: checked.value, sure });
    else setAttempts(attempts + 1);
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    add(false);
  };
  const field = (name: keyof Typed) => ({
    name,
    value: typed[name],
    error: errors[name],
    change: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
  });
  const labels: Readonly<Record<string, string>> = {
    name: say('animator.companyName'),
    kind: say('animator.companyKind'),
    vatNumber: say('animator.vatNumber'),
    comune: say('animator.companyComune'),
    address: say('animator.companyAddress'),
    note: say('animator.companyNote'),
  };
  return (
    <FieldPage
      title={say('animator.newCompany')}
      lead={say('animator.newCompanyLead')}
      trail={[{ to: '/imprese', label: say('animator.companies') }]}
    >
      <form onSubmit={submit} noValidate className="visit">
        <Wrong errors={errors} attempts={attempts} labelOf={(name) => labels[name] ?? name} />
        {adding.isError && !alike.likelyDuplicates && Object.keys(errors).length === 0 && (
          <Refused error={adding.error} />
        )}
        {isAlike && <AlikeList alike={alike} addAnyway={() => add(true)} />}
        <div className="panel">
          <Line {...field('name')} label={labels['name']!} />
          <ComuneBox
            label={labels['comune']!}
            code={typed.comune}
            error={errors['comune']}
            choose={({ code }) => field('comune').change(code)}
          />
          <Line {...field('address')} label={labels['address']!} />
          <Line {...field('vatNumber')} label={labels['vatNumber']!} />
          <Choose
            {...field('kind')}
            label={labels['kind']!}
            options={COMPANY_KINDS.map((kind) => ({
              value: kind,
              label: say(`animator.companyKind.${kind}`),
            }))}
          />
          <Prose {...field('note')} label={labels['note']!} />
        </div>
        <button type="submit" className="btn btn-primary btn-save" disabled={adding.isPending}>
          {say('animator.saveCompany')}
        </button>
      </form>
    </FieldPage>
  );
};

export default NewCompanyPage;
