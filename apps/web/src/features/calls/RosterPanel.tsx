import { formatDay, newId, rosterRequestSchema, type RosterRequest } from '@rosa/domain';
import type { ShortlistAnswer, ShortlistCandidate } from '@rosa/opportunities';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { ErrorSummary } from '../../shared/form/ErrorSummary.js';
import { today } from '../../shared/form/read-form.js';
import { TextField } from '../../shared/form/TextField.js';
import { useZodForm } from '../../shared/form/use-zod-form.js';
import { companyQuery } from '../opportunities/opportunities.js';
import type { PersonNames } from '../workbench/person-names.js';
import { giveRoster, previewRoster, shortlistQuery, type Preview } from './calls.js';
import { NotReady } from './NotReady.js';
import { RosterSheet } from '../rosters/RosterSheet.js';

/** A roster lies open so many days unless said otherwise. */
const OPEN_FOR = 15;

/** Chooses who goes to the company, shows it with the company's eyes, and gives it. */
export const RosterPanel = ({
  list,
  chosen,
  names,
}: {
  readonly list: ShortlistAnswer;
  readonly chosen: readonly ShortlistCandidate[];
  readonly names: PersonNames;
}) => {
  const say = useSay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const company = useQuery(companyQuery(list.companyId)).data;
  const [seen, setSeen] = useState<{ readonly of: string; readonly preview: Preview }>();
  const [key] = useState(newId);
  const ids = chosen.map(({ workerId }) => workerId);
  const form = useZodForm(rosterRequestSchema, {
    workerIds: ids,
    companyId: list.companyId,
    expiresOn: formatDay(today() + OPEN_FOR),
    note: '',
  });
  const { setValue } = form;
  const signature = ids.join();
  useEffect(() => {
    setValue('workerIds', signature === '' ? [] : signature.split(','));
  }, [signature, setValue]);
  const look = form.submit(async (request) =>
    setSeen({ of: signature, preview: await previewRoster(list.id, request) }),
  );
  // What was seen of others says nothing of those chosen now.
  const preview = seen?.of === signature ? seen.preview : undefined;
  const give = form.submit(async (request: RosterRequest) => {
    const given = await giveRoster(list.id, request, key);
    await queries.invalidateQueries(shortlistQuery(list.id));
    void navigate(`/rose/${given.id}`, { state: { given: true } });
  });
  const labels = {
    expiresOn: say('roster.expiresOn'),
    note: say('roster.note'),
    workerIds: say('roster.prepareTitle'),
  };
  return (
    <aside className="panel roster-panel" aria-labelledby="roster">
      <h2 id="roster">{say('roster.prepareTitle')}</h2>
      {company && <p className="panel-title">{company.name}</p>}
      <p className="field-hint">{say('roster.prepareLead')}</p>
      {chosen.length === 0 ? (
        <p className="notice notice-info">{say('roster.noneChosen')}</p>
      ) : (
        <>
          <p role="status">
            <strong>{say('roster.chosen', { n: chosen.length })}</strong>
          </p>
          <ul className="plain chosen">
            {chosen.map((person) => (
              <li key={person.workerId}>{names.person(person, 0)}</li>
            ))}
          </ul>
          <form onSubmit={give} noValidate>
            <NotReady
              refused={form.refused}
              names={new Map(chosen.map((person) => [person.workerId, names.person(person, 0)]))}
              ids={ids}
            />
            <ErrorSummary form={form} labels={labels} />
            <TextField form={form} name="expiresOn" type="date" label={labels.expiresOn} />
            <TextField form={form} name="note" label={labels.note} />
            <div className="buttons">
              <button
                type="button"
                className="btn btn-outline-primary btn-sm"
                disabled={form.busy}
                onClick={look}
              >
                {say('roster.preview')}
              </button>
              <button type="submit" className="btn btn-primary" disabled={form.busy}>
                {say('roster.give')}
              </button>
            </div>
          </form>
          {preview && (
            <section className="preview" aria-labelledby="preview">
              <h3 id="preview">{say('roster.previewTitle')}</h3>
              <p className="field-hint">{say('roster.previewNote')}</p>
              <RosterSheet people={preview.people} />
            </section>
          )}
        </>
      )}
    </aside>
  );
};
