import type { ImportAnswer } from '@rosa/registry';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { Paged } from '../../shared/Paged.js';
import { Empty } from '../../shared/states/Empty.js';
import { Refused } from '../../shared/states/Refused.js';
import { ImportState } from './ImportState.js';
import { useImportTitle } from './import-title.js';
import { importsQuery, startImport } from './imports.js';

const NewImport = () => {
  const say = useSay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const [dryRun, setDryRun] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: startImport,
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: importsQuery.queryKey });
      void navigate(`/importazioni/${id}`);
    },
  });
  return (
    <form
      className="panel import-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (file) mutate({ file, dryRun });
      }}
    >
      <Refused error={error} />
      <div className="field">
        <label htmlFor="file">{say('import.file')}</label>
        <input
          id="file"
          type="file"
          className="form-control"
          accept=".ndjson,.jsonl,.json,.csv"
          onChange={({ target }) => setFile(target.files?.[0])}
        />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={dryRun}
          onChange={({ target }) => setDryRun(target.checked)}
        />
        {say('import.dryRun')}
      </label>
      <button type="submit" className="btn btn-primary" disabled={!file || isPending}>
        {say('import.start')}
      </button>
      <p role="status">{isPending && say('import.sending')}</p>
    </form>
  );
};

const Row = ({ job }: { readonly job: ImportAnswer }) => {
  const say = useSay();
  const title = useImportTitle();
  const { id, report, dryRun } = job;
  return (
    <li className="card-row">
      <div className="card-row-main">
        <h3>
          <Link className="stretched" to={`/importazioni/${id}`}>
            {title(job)}
          </Link>
        </h3>
        <p className="facts">
          {dryRun && <span>{say('import.rehearsal')}</span>}
          {report && <span>{`${say('import.read')} ${report.read}`}</span>}
          {report && <span>{`${say('import.refused')} ${report.refused}`}</span>}
        </p>
      </div>
      <ImportState state={job.state} />
    </li>
  );
};

/** Files taken in, the latest first, and a new one. */
const ImportsPage = () => {
  const say = useSay();
  const query = useInfiniteQuery(importsQuery);
  return (
    <Page title={say('import.title')} lead={say('import.lead')}>
      <NewImport />
      <section aria-labelledby="imports">
        <h2 id="imports" className="visually-hidden">
          {say('import.title')}
        </h2>
        <Paged
          query={query}
          empty={<Empty title={say('import.empty')} hint={say('import.emptyHint')} />}
        >
          {(jobs) => (
            <ul className="card-list">
              {jobs.map((job) => (
                <Row key={job.id} job={job} />
              ))}
            </ul>
          )}
        </Paged>
      </section>
    </Page>
  );
};

export default ImportsPage;
