import { newId } from '@rosa/domain';
import { Link, useNavigate } from 'react-router';
import { useSay } from '../../i18n/language.js';
import type { LoggedEntry } from '../../offline/logged-entry.js';
import { useDrafts } from '../../offline/use-device.js';
import { Icon } from '../../shared/Icon.js';
import { Empty } from '../../shared/states/Empty.js';
import { useAddress } from '../../shared/use-address.js';
import { useSession } from '../session/session.js';
import { dayFromNow, daysUntil } from './days.js';
import { useDayWord } from './EntryCard.js';
import { FieldPage } from './FieldPage.js';
import { useCompanyName, useDueSteps, useOpenLeads, type LeadRecord } from './logbook.js';
import { Shown } from './Shown.js';

/** Something to do on a day: the next step of a meeting, or a lead to follow up. */
interface Step {
  readonly id: string;
  readonly on: string;
  readonly what: string;
  readonly companyId: string | null;
  readonly of: string | null;
  readonly to: string;
  /** Whose it is, where it is a colleague's. */
  readonly by: string | null;
}

const stepOf = ({ id, nextStep, companyId, projectCode, writtenBy }: LoggedEntry): Step => ({
  id,
  on: nextStep!.on,
  what: nextStep!.what,
  companyId,
  of: projectCode,
  to: `/incontri/${id}`,
  by: writtenBy,
});

const followUpOf = ({ id, followUpOn, title, companyId, employer }: LeadRecord): Step => ({
  id,
  on: followUpOn!,
  what: title,
  companyId,
  of: employer,
  to: '/segnalazioni',
  by: null,
});

const StepRow = ({ step }: { readonly step: Step }) => {
  const say = useSay();
  const dayWord = useDayWord();
  const { name: me } = useSession();
  const company = useCompanyName(step.companyId);
  const navigate = useNavigate();
  const late = -daysUntil(step.on);
  const about = company ?? step.of ?? '';
  const visit = () =>
    void navigate(`/incontri/${newId()}/scrivi?impresa=${step.companyId}&passo=${step.id}`);
  return (
    <li className="card-row step">
      <div className="card-row-main">
        <h3>
          <Link to={step.to} className="stretched">
            {about || step.what}
          </Link>
        </h3>
        {about && <p>{step.what}</p>}
        <p className="facts">
          <span className={late > 0 ? 'late' : undefined}>
            {late > 0 ? say('animator.late', { n: late }) : dayWord(step.on)}
          </span>
          {step.by !== null && step.by !== me && <span>{step.by}</span>}
        </p>
      </div>
      {step.companyId && step.to !== '/segnalazioni' && (
        <button
          type="button"
          className="btn btn-outline-primary above"
          aria-label={say('animator.visitAt', { name: about })}
          onClick={visit}
        >
          {say('animator.visit')}
        </button>
      )}
    </li>
  );
};

const WHEN = [
  ['animator.overdue', (away: number) => away < 0],
  ['animator.forToday', (away: number) => away === 0],
  ['animator.nextDays', (away: number) => away > 0],
] as const;

const Steps = ({ steps }: { readonly steps: readonly Step[] }) => {
  const say = useSay();
  const ordered = steps.toSorted((a, b) => a.on.localeCompare(b.on));
  if (steps.length === 0) {
    return <Empty title={say('animator.noSteps')} hint={say('animator.noStepsHint')} />;
  }
  return WHEN.map(([code, holds]) => {
    const these = ordered.filter(({ on }) => holds(daysUntil(on)));
    return (
      these.length > 0 && (
        <section key={code} aria-labelledby={code}>
          <h2 id={code}>
            {say(code)} <span className="tally">{these.length}</span>
          </h2>
          <ul className="card-list">
            {these.map((step) => (
              <StepRow key={step.id} step={step} />
            ))}
          </ul>
        </section>
      )
    );
  });
};

const HalfWritten = ({ owner }: { readonly owner: string }) => {
  const say = useSay();
  const drafts = useDrafts(owner);
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts">{say('animator.drafts')}</h2>
      <ul className="card-list">
        {drafts.map(({ id, title, path }) => (
          <li key={id} className="card-row">
            <h3>
              <Link to={path} className="stretched">
                {title}
              </Link>
            </h3>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** How far ahead a lead's day is looked at. */
const SOON = 7;

/** The day's work outside: what is overdue, what is for today, what comes next. */
const DayPage = () => {
  const say = useSay();
  const { actor } = useSession();
  const navigate = useNavigate();
  const [{ colleghi }, change] = useAddress(['colleghi']);
  const due = useDueSteps(colleghi === '');
  const leads = useOpenLeads();
  const followUps = (leads.data ?? []).filter(
    ({ followUpOn }) => followUpOn !== null && followUpOn <= dayFromNow(SOON),
  );
  return (
    <FieldPage
      title={say('animator.dayTitle')}
      lead={say('animator.day', { on: dayFromNow(0) })}
      aside={
        <button
          type="button"
          className="btn btn-primary"
          onClick={() => void navigate(`/incontri/${newId()}/scrivi`)}
        >
          <Icon name="plus" />
          {say('animator.newVisit')}
        </button>
      }
    >
      <HalfWritten owner={actor} />
      <label className="check">
        <input
          type="checkbox"
          checked={colleghi !== ''}
          onChange={({ target }) => change({ colleghi: target.checked ? 'si' : '' })}
        />
        {say('animator.colleagues')}
      </label>
      <Shown known={due}>
        {(entries) => <Steps steps={[...entries.map(stepOf), ...followUps.map(followUpOf)]} />}
      </Shown>
    </FieldPage>
  );
};

export default DayPage;
