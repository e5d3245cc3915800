import { leadSchema, newId } from '@rosa/domain';
import { useState, type SyntheticEvent } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { useLanguage, useSay } from '../../i18n/language.js';
import type { Act, ActOf } from '../../offline/acts.js';
import { putActs, sendAll } from '../../offline/outbox.js';
import { useWaiting } from '../../offline/use-device.js';
import { formReader } from '../../shared/form/read-form.js';
import { Loading } from '../../shared/states/Loading.js';
import { useSession } from '../session/session.js';
import { dayFromNow } from './days.js';
import type { Meeting } from './EntryCard.js';
import { errorsIn, refusalOf } from './errors.js';
import { FieldPage } from './FieldPage.js';
import { Line, Prose } from './fields.js';
import { useEntry } from './logbook.js';
import { newAct } from './new-act.js';
import { Shown } from './Shown.js';
import { actOf, useBegun, useWriting } from './use-writing.js';
import { Wrong } from './Wrong.js';

/** A lead as it is typed. */
interface Typed {
  readonly id: string;
  readonly title: string;
  readonly employer: string;
  readonly words: string;
  readonly followUpOn: string;
}

const readLead = formReader(leadSchema);

const typedOf = ({ lead }: ActOf<'lead'>): Typed => ({
  id: lead.id,
  title: lead.title ?? '',
  employer: lead.employer ?? '',
  words: lead.words ?? '',
  followUpOn: lead.followUpOn ?? '',
});

const inputOf = (typed: Typed, entry: Meeting): unknown => ({
  title: typed.title || undefined,
  companyId: entry.companyId ?? null,
  employer: typed.employer || null,
  comune: entry.comune,
  words: typed.words || null,
  on: dayFromNow(0),
  followUpOn: typed.followUpOn || null,
  logbookId: entry.id,
});

const LeadForm = ({
  formId,
  entry,
  start,
  waiting,
}: {
  readonly formId: string;
  readonly entry: Meeting;
  readonly start: Typed;
  readonly waiting: ActOf<'lead'> | undefined;
}) => {
  const { lang, say } = useLanguage();
  const { actor } = useSession();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const about = { title: start.title || say('animator.makeLead'), path: pathname };
  const [typed, put] = useWriting<Typed>(formId, about, () => start);
  const [errors, setErrors] = useState(() => errorsIn(lang, refusalOf(waiting)));
  const [attempts, setAttempts] = useState(0);
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    const checked = readLead(inputOf(typed, entry));
    if (!checked.ok) {
      setErrors(errorsIn(lang, checked.errors));
      setAttempts(attempts + 1);
      return;
    }
    const lead = { id: typed.id, ...checked.value };
    const act: Act = { ...newAct(formId, actor, typed.title, entry.id), kind: 'lead', lead };
    await putActs([act]);
    void sendAll(actor);
    void navigate(`/incontri/${entry.id}`, { replace: true });
  };
  const field = (name: keyof Typed) => ({
    name,
    value: typed[name],
    error: errors[name],
    change: (value: string) => put({ [name]: value }),
  });
  return (
    <form onSubmit={(event) => void save(event)} noValidate className="visit">
      <Wrong
        errors={errors}
        detail={waiting?.problem?.detail}
        attempts={attempts}
        labelOf={(name) => say.word(`animator.field.${name}`)}
      />
      <div className="panel">
        <Line {...field('title')} label={say('animator.leadTitle')} />
        {!entry.companyId && <Line {...field('employer')} label={say('animator.employer')} />}
        <Prose {...field('words')} label={say('animator.words')} rows={4} />
        <Line {...field('followUpOn')} label={say('animator.followUpOn')} type="date" />
      </div>
      <button type="submit" className="btn btn-primary btn-save">
        {say('animator.saveLead')}
      </button>
    </form>
  );
};

const Begin = ({ entry }: { readonly entry: Meeting }) => {
  const formId = `lead ${entry.id}`;
  const begun = useBegun<Typed>(formId);
  if (!begun) return <Loading />;
  const waiting = actOf('lead', begun.act);
  const fresh: Typed = {
    id: newId(),
    title: '',
    employer: '',
    words: entry.words ?? '',
    followUpOn: '',
  };
  const start = begun.values ?? (waiting ? typedOf(waiting) : fresh);
  return <LeadForm formId={formId} entry={entry} start={start} waiting={waiting} />;
};

/** A hint of work heard at a meeting, to be followed up. */
const LeadPage = () => {
  const { id = '' } = useParams();
  const say = useSay();
  const { actor, name: me } = useSession();
  const waiting = useWaiting(actor).find((act) => act.id === id);
  const known = useEntry(id);
  return (
    <FieldPage
      title={say('animator.makeLead')}
      trail={[{ to: `/incontri/${id}`, label: say('animator.meeting') }]}
    >
      {waiting?.kind === 'visit' ? (
        <Begin entry={{ ...waiting.entry, writtenBy: me }} />
      ) : (
        <Shown known={known}>{(entry) => <Begin entry={entry} />}</Shown>
      )}
    </FieldPage>
  );
};

export default LeadPage;
