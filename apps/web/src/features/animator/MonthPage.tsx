import { Link } from 'react-router';
import { useSay } from '../../i18n/language.js';
import type { LoggedEntry } from '../../offline/logged-entry.js';
import { Icon } from '../../shared/Icon.js';
import { useNames } from '../../shared/reference/names.js';
import { useAddress } from '../../shared/use-address.js';
import { useSession } from '../session/session.js';
import { dayFromNow, monthOf } from './days.js';
import { FieldPage } from './FieldPage.js';
import { useCompanyName, useLeads, useOwnEntries } from './logbook.js';
import { reportOf, type MonthReport, type Tally } from './month.js';
import { Shown } from './Shown.js';

const Count = ({ n, label }: { readonly n: number; readonly label: string }) => (
  <div className="figure">
    <dt>{label}</dt>
    <dd className="num">{n}</dd>
  </div>
);

const Counts = ({
  caption,
  tally,
  word,
}: {
  readonly caption: string;
  readonly tally: Tally;
  readonly word: (value: string) => string;
}) => {
  const say = useSay();
  return (
    <table className="data">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{caption}</th>
          <th scope="col" className="num">
            {say('animator.visits')}
          </th>
        </tr>
      </thead>
      <tbody>
        {tally.map(([value, count]) => (
          <tr key={value}>
            <td>{word(value)}</td>
            <td className="num">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const VisitRow = ({
  entry,
  comune,
}: {
  readonly entry: LoggedEntry;
  readonly comune: (code: string) => string;
}) => {
  const say = useSay();
  const company = useCompanyName(entry.companyId);
  const { id, on, track, nextStep, results } = entry;
  const step = nextStep && say('animator.stepWas', { what: nextStep.what, on: nextStep.on });
  return (
    <tr>
      <td>
        <Link to={`/incontri/${id}`}>{say('animator.day', { on })}</Link>
      </td>
      <td>
        {company ?? entry.projectCode ?? say(`animator.track.${track}`)}
        <br />
        <small>{comune(entry.comune)}</small>
      </td>
      <td>{results.length > 0 ? results.map(({ what }) => what).join('; ') : step}</td>
    </tr>
  );
};

const Report = ({
  entries,
  report,
}: {
  readonly entries: readonly LoggedEntry[];
  readonly report: MonthReport;
}) => {
  const say = useSay();
  const comune = useNames(
    'comuni',
    report.byComune.map(([code]) => code),
  );
  const { kept, overdue, open } = report.steps;
  return (
    <>
      <dl className="figures">
        <Count n={entries.length} label={say('animator.visits')} />
        <Count n={report.leads.length} label={say('animator.leads')} />
        <Count n={report.opportunities} label={say('animator.offers')} />
        <Count n={kept.length} label={say('animator.stepsKept')} />
        <Count n={overdue.length} label={say('animator.stepsOverdue')} />
        <Count n={open.length} label={say('animator.stepsOpen')} />
      </dl>
      {entries.length > 0 && (
        <>
          <div className="tables">
            <Counts
              caption={say('animator.byTrack')}
              tally={report.byTrack}
              word={(track) => say.word(`animator.track.${track}`)}
            />
            <Counts caption={say('animator.byComune')} tally={report.byComune} word={comune} />
          </div>
          <table className="data">
            <caption>{say('animator.monthVisits')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('animator.on')}</th>
                <th scope="col">{say('animator.where')}</th>
                <th scope="col">{say('animator.nextStep')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <VisitRow key={entry.id} entry={entry} comune={comune} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
};

/** The month's report of whoever is signed in, to read or to print. */
const MonthPage = () => {
  const say = useSay();
  const { name } = useSession();
  const [{ mese }, change] = useAddress(['mese']);
  const month = /^\d{4}-(?:0[1-9]|1[0-2])$/.test(mese) ? mese : dayFromNow(0).slice(0, 7);
  const { from, to } = monthOf(month);
  const entries = useOwnEntries(from, to);
  const leads = useLeads();
  return (
    <FieldPage
      title={say('animator.monthTitle', { month })}
      lead={name}
      aside={
        <div className="no-print month-tools">
          <label htmlFor="month">{say('animator.month')}</label>
          <input
            id="month"
            type="month"
            className="form-control"
            value={month}
            onChange={({ target }) => change({ mese: target.value })}
          />
          <button type="button" className="btn btn-outline-primary" onClick={() => print()}>
            <Icon name="print" />
            {say('animator.print')}
          </button>
        </div>
      }
    >
      <Shown known={entries}>
        {(own) => (
          <Shown known={leads}>
            {(all) => <Report entries={own} report={reportOf(own, all, dayFromNow(0))} />}
          </Shown>
        )}
      </Shown>
    </FieldPage>
  );
};

export default MonthPage;
