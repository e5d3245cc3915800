import { targetGroupSchema } from '@rosa/domain';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { z } from 'zod';
import { withQuery } from '../../api/client.js';
import { useLanguage } from '../../i18n/language.js';
import { ErrorSummary } from '../../shared/form/ErrorSummary.js';
import { TextField } from '../../shared/form/TextField.js';
import { useZodForm } from '../../shared/form/use-zod-form.js';
import { Refused } from '../../shared/states/Refused.js';
import { chosenOf } from '../people/people.js';
import { useSearchLine } from '../people/search-words.js';
import { CONVENERS } from '../session/roles.js';
import { useSession } from '../session/session.js';
import { groupCountQuery, useGroupActs, type Group } from './groups.js';

const Count = ({ id }: { readonly id: string }) => {
  const { say } = useLanguage();
  const count = useQuery(groupCountQuery(id));
  if (count.isError) return <span className="tag tag-warn">{say('group.uncounted')}</span>;
  return (
    <strong className="num group-count">
      {count.data ? say('group.count', { n: count.data.total }) : say('group.counting')}
    </strong>
  );
};

const wanted = z.strictObject({ name: targetGroupSchema.shape.name });

const Rename = ({
  group,
  done,
}: {
  readonly group: Group;
  readonly done: (name: string) => void;
}) => {
  const { say } = useLanguage();
  const { rename } = useGroupActs();
  const form = useZodForm(wanted, { name: group.name });
  const submit = form.submit(async ({ name }) => {
    await rename.mutateAsync({ ...group, name });
    done(name);
  });
  return (
    <form className="inline-form" onSubmit={submit} noValidate>
      <ErrorSummary form={form} labels={{ name: say('group.name') }} />
      <TextField form={form} name="name" label={say('group.name')} />
      <button type="submit" className="btn btn-primary" disabled={form.busy}>
        {say('form.save')}
      </button>
    </form>
  );
};

/** A kept group: what it asks, how many it finds now, and what to do with it. */
export const GroupRow = ({
  group,
  told,
}: {
  readonly group: Group;
  readonly told: (what: string) => void;
}) => {
  const { say } = useLanguage();
  const session = useSession();
  const line = useSearchLine(group.search);
  const { remove } = useGroupActs();
  const [asked, setAsked] = useState<'rename' | 'remove' | null>(null);
  const { id, name } = group;
  // The row goes with the group: what is told outlives it.
  const take = () =>
    remove.mutateAsync(group).then(
      () => told(say('group.removed', { name })),
      () => undefined,
    );
  const toggle = (what: 'rename' | 'remove') => setAsked(asked === what ? null : what);
  return (
    <li className="card-row group">
      <div className="card-row-main">
        <h3>{name}</h3>
        <p className="facts">{line}</p>
      </div>
      <Count id={id} />
      <div className="group-acts">
        <Link
          className="btn btn-outline-primary btn-sm"
          to={withQuery('/persone', chosenOf(group.search))}
          aria-label={say('group.openNamed', { name })}
        >
          {say('group.open')}
        </Link>
        {CONVENERS.includes(session.role) && (
          <>
            <Link
              className="btn btn-primary btn-sm"
              to={`/convocazioni/nuova?gruppo=${id}`}
              aria-label={say('group.conveneNamed', { name })}
            >
              {say('group.convene')}
            </Link>
            <button
              type="button"
              className="btn btn-link"
              aria-expanded={asked === 'rename'}
              aria-label={say('group.renameNamed', { name })}
              onClick={() => toggle('rename')}
            >
              {say('group.rename')}
            </button>
            <button
              type="button"
              className="btn btn-link"
              aria-expanded={asked === 'remove'}
              aria-label={say('group.removeNamed', { name })}
              onClick={() => toggle('remove')}
            >
              {say('group.remove')}
            </button>
          </>
        )}
      </div>
      {asked === 'rename' && (
        <Rename
          group={group}
          done={(renamed) => {
            setAsked(null);
            told(say('group.renamed', { name: renamed }));
          }}
        />
      )}
      {asked === 'remove' && (
        <div className="notice notice-warning sure">
          <span>{say('group.removeSure', { name })}</span>
          <button
            type="button"
            className="btn btn-outline-primary btn-sm"
            disabled={remove.isPending}
            onClick={() => void take()}
          >
            {say('group.remove')}
          </button>
        </div>
      )}
      <Refused error={remove.error} />
    </li>
  );
};
