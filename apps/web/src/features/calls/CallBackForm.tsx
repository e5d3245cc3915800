import { candidateNoteSchema } from '@rosa/domain';
import { useSay } from '../../i18n/language.js';
import { ErrorSummary } from '../../shared/form/ErrorSummary.js';
import { TextField } from '../../shared/form/TextField.js';
import { useZodForm } from '../../shared/form/use-zod-form.js';

/** When to call again, where a day was agreed. */
export const CallBackForm = ({
  save,
  saved,
}: {
  readonly save: (on: string | null) => Promise<void>;
  readonly saved: () => void;
}) => {
  const say = useSay();
  const form = useZodForm(candidateNoteSchema, { call: 'call_back', callBackOn: '' });
  const submit = form.submit(async ({ callBackOn }) => {
    await save(callBackOn);
    saved();
  });
  return (
    <form className="inline-form" onSubmit={submit} noValidate>
      <ErrorSummary form={form} labels={{ callBackOn: say('calls.callBackOn') }} />
      <TextField
        form={form}
        name="callBackOn"
        type="date"
        label={say('calls.callBackOn')}
        hint={say('calls.callBackOnHint')}
        autoFocus
      />
      <button type="submit" className="btn btn-primary btn-sm" disabled={form.busy}>
        {say('calls.saveCallBack')}
      </button>
    </form>
  );
};
