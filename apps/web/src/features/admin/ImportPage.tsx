import type { ImportAnswer } from '@rosa/registry';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { call } from '../../api/client.js';
import { useLanguage } from '../../i18n/language.js';
import { Icon } from '../../shared/Icon.js';
import { Page } from '../../shared/layout/Page.js';
import { Answer } from '../../shared/states/Answer.js';
import { Refused } from '../../shared/states/Refused.js';
import { ImportState } from './ImportState.js';
import { useImportTitle } from './import-title.js';
import { findingsQuery, importQuery } from './imports.js';

const COUNTS = ['read', 'added', 'updated', 'unchanged', 'refused', 'warnings'] as const;

type Counted = Readonly<Record<(typeof COUNTS)[number], number>>;

const Counts = ({ counts }: { readonly counts: Counted }) => {
  const { say, number } = useLanguage();
  return (
    <dl className="counts">
      {COUNTS.map((each) => (
        <div key={each}>
          <dt>{say(`import.${each}`)}</dt>
          <dd className="num">{number(counts[each])}</dd>
        </div>
      ))}
    </dl>
  );
};

const Progress = ({ progress }: Pick<ImportAnswer, 'progress'>) => {
  const { say, number } = useLanguage();
  return (
    <div className="import-progress">
      <label htmlFor="progress">{say('import.progress')}</label>
      {/* Without a value the bar says that nothing is known yet. */}
      <progress
        id="progress"
        {...(progress ? { value: progress.done, max: Math.max(progress.total, 1) } : {})}
      />
      {progress && (
        <p className="facts">
          <span>{say('import.rate', { n: number(Math.round(progress.rate)) })}</span>
          {progress.left !== null && (
            <span>{say('import.left', { n: Math.ceil(progress.left) })}</span>
          )}
        </p>
      )}
    </div>
  );
};

/** Shown here; the others are in the file. */
const MOST = 50;

const Findings = ({
  id,
  kind,
  wanted,
}: {
  readonly id: string;
  readonly kind: 'errors' | 'warnings';
  readonly wanted: boolean;
}) => {
  const { say, number } = useLanguage();
  const query = useQuery(findingsQuery(id, kind, wanted));
  if (!wanted) return null;
  const title = say(`import.${kind}Title`);
  return (
    <section>
      <h2>{title}</h2>
      <Answer query={query}>
        {(found) => (
          <div className="panel">
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
            <div className="scroll-x" role="region" aria-label={title} tabIndex={0}>
              <table className="data">
                <thead>
                  <tr>
                    <th scope="col" className="num">
                      {say('import.line')}
                    </th>
                    <th scope="col">{say('import.column')}</th>
                    <th scope="col">{say('import.value')}</th>
                    <th scope="col">{say('import.reason')}</th>
                  </tr>
                </thead>
                <tbody>
                  {found.slice(0, MOST).map(({ line, column, value, reason }) => (
                    <tr key={`${line} ${column} ${reason}`}>
                      <td className="num">{line}</td>
                      <td>{column}</td>
                      <td className="said">{value}</td>
                      <td>{reason}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {found.length > MOST && <p>{say('import.more', { n: number(MOST) })}</p>}
            <a className="btn btn-link" href={`/api/imports/${id}/${kind}`} download>
              <Icon name="download" className="icon-xs" /> {say('import.download')}
            </a>
          </div>
        )}
      </Answer>
    </section>
  );
};

const Shown = ({ job }: { readonly job: ImportAnswer }) => {
  const { say } = useLanguage();
  const importTitle = useImportTitle();
  const queries = useQueryClient();
  const { id, state, progress, report, errors } = job;
  const { mutate, error, isPending } = useMutation({
    mutationFn: (act: 'stop' | 'resume') =>
      call<unknown>(act === 'stop' ? `/imports/${id}` : `/imports/${id}/resume`, {
        method: act === 'stop' ? 'DELETE' : 'POST',
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  });
  const act = state === 'running' ? 'stop' : 'resume';
  const actable = ['running', 'stopped', 'interrupted'].includes(state);
  const counts = report ?? progress;
  const ended = report !== null;
  return (
    <Page
      title={importTitle(job)}
      trail={[{ to: '/importazioni', label: say('import.title') }]}
      lead={job.dryRun ? say('import.rehearsal') : undefined}
      aside={
        <>
          <span role="status">
            <ImportState state={state} />
          </span>
          {actable && (
            <button
              type="button"
              className="btn btn-outline-primary btn-sm"
              disabled={isPending}
              onClick={() => mutate(act)}
            >
              {say(`import.${act}`)}
            </button>
          )}
        </>
      }
    >
      <Refused error={error} />
      <div className="panel">
        {state === 'running' && <Progress progress={progress} />}
        {counts && <Counts counts={counts} />}
        {errors.length > 0 && (
          <div className="notice notice-danger" role="alert">
            <div>
              <strong>{say('import.why')}</strong>
              <ul>
                {errors.map(({ field, message }) => (
                  <li key={`${field} ${message}`}>{[field, message].filter(Boolean).join(': ')}</li>
                ))}
              </ul>
            </div>
          </div>
        )}
      </div>
      <Findings id={id} kind="errors" wanted={ended && report.refused > 0} />
      <Findings id={id} kind="warnings" wanted={ended && report.warnings > 0} />
    </Page>
  );
};

/** One import: how far it has come, what came of it, and each row that stayed out with its reason. */
const ImportPage = () => {
  const { id = '' } = useParams();
  const query = useQuery(importQuery(id));
  return (
    <Answer wholePage query={query}>
      {(job) => <Shown job={job} />}
    </Answer>
  );
};

export default ImportPage;
