import { newId, targetGroupSchema } from '@rosa/domain';
import type { SearchBody } from '@rosa/registry';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { useSay } from '../../i18n/language.js';
import { ErrorSummary } from '../../shared/form/ErrorSummary.js';
import { SelectField } from '../../shared/form/SelectField.js';
import { TextField } from '../../shared/form/TextField.js';
import { useZodForm } from '../../shared/form/use-zod-form.js';
import { Answer } from '../../shared/states/Answer.js';
import { useSearchLine } from '../people/search-words.js';
import { desksQuery, useGroupActs, type DeskRecord } from './groups.js';

const wanted = z.strictObject({ name: targetGroupSchema.shape.name, deskId: z.string().min(1) });

const Fields = ({
  search,
  desks,
  saved,
}: {
  readonly search: SearchBody;
  readonly desks: readonly DeskRecord[];
  readonly saved: (name: string) => void;
}) => {
  const say = useSay();
  const line = useSearchLine(search);
  const { save } = useGroupActs();
  const [id] = useState(newId);
  const form = useZodForm(wanted, { name: '', deskId: desks[0]?.id ?? '' });
  const submit = form.submit(async ({ name, deskId }) => {
    const { comune } = desks.find((desk) => desk.id === deskId)!;
    await save.mutateAsync({ id, name, comune, search });
    saved(name);
  });
  const labels = { name: say('group.name'), deskId: say('group.desk') };
  if (desks.length === 0) return <p className="notice notice-info">{say('group.noDesk')}</p>;
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary form={form} labels={labels} />
      <p>
        <strong>{line}</strong>
      </p>
      <p className="field-hint">{say('group.saveLead')}</p>
      <div className="inline-form">
        <TextField form={form} name="name" label={labels.name} />
        <SelectField
          form={form}
          name="deskId"
          label={labels.deskId}
          options={desks.map((desk) => ({ value: desk.id, label: desk.name }))}
        />
        <button type="submit" className="btn btn-primary" disabled={form.busy}>
          {say('form.save')}
        </button>
      </div>
      <p className="field-hint">{say('group.deskHint')}</p>
    </form>
  );
};

/** Keeps the filters chosen under a name. What was typed may be someone's name, and is never kept. */
export const SaveGroup = ({
  search,
  saved,
}: {
  readonly search: SearchBody;
  readonly saved: (name: string) => void;
}) => {
  const say = useSay();
  const desks = useQuery(desksQuery);
  return (
    <section className="panel save-group" aria-labelledby="save-group">
      <h2 id="save-group">{say('group.save')}</h2>
      {search.text ? (
        <p className="notice notice-info">{say('group.textNotKept')}</p>
      ) : (
        <Answer query={desks}>
          {({ items }) => <Fields search={search} desks={items} saved={saved} />}
        </Answer>
      )}
    </section>
  );
};
