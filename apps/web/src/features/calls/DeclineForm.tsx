import { candidateNoteSchema, DECLINE_REASONS, type DeclineReason } from '@rosa/domain';
import { useSay } from '../../i18n/language.js';
import { ErrorSummary } from '../../shared/form/ErrorSummary.js';
import { SelectField } from '../../shared/form/SelectField.js';
import { useZodForm } from '../../shared/form/use-zod-form.js';

/** Why a proposal was declined: one of a closed list, and never a refusal of an adequate offer. */
export const DeclineForm = ({
  save,
  saved,
}: {
  readonly save: (reason: DeclineReason) => Promise<void>;
  readonly saved: () => void;
}) => {
  const say = useSay();
  const form = useZodForm(candidateNoteSchema, { call: 'declined', reason: '' });
  const submit = form.submit(async ({ reason }) => {
    await save(reason as DeclineReason);
    saved();
  });
  return (
    <form className="inline-form" onSubmit={submit} noValidate>
      <ErrorSummary form={form} labels={{ reason: say('calls.reason') }} />
      <SelectField
        form={form}
        name="reason"
        label={say('calls.reason')}
        hint={say('calls.reasonHint')}
        options={DECLINE_REASONS.map((reason) => ({
          value: reason,
          label: say(`decline.${reason}`),
        }))}
        autoFocus
      />
      <button type="submit" className="btn btn-primary btn-sm" disabled={form.busy}>
        {say('calls.saveDeclined')}
      </button>
    </form>
  );
};
