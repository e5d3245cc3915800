import { newId } from '@rosa/domain';
import { useId, useState, type SyntheticEvent } from 'react';
import { useSay } from '../../i18n/language.js';
import { putActs, sendAll } from '../../offline/outbox.js';
import { useWaiting } from '../../offline/use-device.js';
import { useSession } from '../session/session.js';
import { Prose } from './fields.js';
import { newAct } from './new-act.js';

/** Drops a lead nothing comes of, with the reason; without a signal it is sent when there is one. */
export const DropLead = ({ id, title }: { readonly id: string; readonly title: string }) => {
  const say = useSay();
  const { actor } = useSession();
  const panel = useId();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const waiting = useWaiting(actor).some((act) => act.kind === 'drop' && act.leadId === id);
  if (waiting) {
    return (
      <p role="status">
        {say('animator.dropping')} <span className="tag tag-warn">{say('animator.unsent')}</span>
      </p>
    );
  }
  const drop = async (event: SyntheticEvent) => {
    event.preventDefault();
    const why = reason.trim();
    setMissing(why === '');
    if (why === '') return;
    await putActs([{ ...newAct(newId(), actor, title), kind: 'drop', leadId: id, reason: why }]);
    void sendAll(actor);
  };
  return (
    <>
      <button
        type="button"
        className="btn btn-link"
        aria-expanded={open}
        aria-controls={panel}
        aria-label={say('animator.dropOf', { title })}
        onClick={() => setOpen(!open)}
      >
        {say('animator.drop')}
      </button>
      <div id={panel} hidden={!open}>
        {open && (
          <form onSubmit={(event) => void drop(event)} noValidate>
            <Prose
              name={`reason-${id}`}
              label={say('animator.dropReason')}
              rows={2}
              value={reason}
              error={missing ? say('animator.dropReasonMissing') : undefined}
              change={setReason}
            />
            <button type="submit" className="btn btn-outline-primary">
              {say('animator.saveDrop')}
            </button>
          </form>
        )}
      </div>
    </>
  );
};
