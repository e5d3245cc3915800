import { LABORATORY_ANSWERS, LABORATORY_REASONS, laboratoryAnswerSchema } from '@rosa/domain';
import { useSay } from '../../i18n/language.js';
import { ErrorSummary } from '../../shared/form/ErrorSummary.js';
import { SelectField } from '../../shared/form/SelectField.js';
import { TextField } from '../../shared/form/TextField.js';
import { useZodForm } from '../../shared/form/use-zod-form.js';
import { useAnswer } from './laboratory.js';

/** What the person's own laboratory answers; one form at a time is open on a page. */
export const AnswerForm = ({
  id,
  answered,
}: {
  readonly id: string;
  readonly answered: () => void;
}) => {
  const say = useSay();
  const { mutateAsync } = useAnswer(id);
  const form = useZodForm(laboratoryAnswerSchema, { reason: '', note: '' } as never);
  const declined = form.watch('answer') === 'declined';
  const submit = form.submit(async (answer) => {
    await mutateAsync(answer);
    answered();
  });
  return (
    <form className="call-panel" onSubmit={submit} noValidate>
      <ErrorSummary
        form={form}
        labels={{
          answer: say('lab.answer'),
          reason: say('lab.reason'),
          note: say('lab.answerNote'),
        }}
      />
      <SelectField
        form={form}
        name="answer"
        label={say('lab.answer')}
        hint={say('lab.answerHint')}
        options={LABORATORY_ANSWERS.map((value) => ({ value, label: say(`lab.answer.${value}`) }))}
        autoFocus
      />
      {declined && (
        <SelectField
          form={form}
          name="reason"
          label={say('lab.reason')}
          options={LABORATORY_REASONS.map((value) => ({
            value,
            label: say(`lab.reason.${value}`),
          }))}
        />
      )}
      <TextField form={form} name="note" label={say('lab.answerNote')} />
      <button type="submit" className="btn btn-primary btn-sm" disabled={form.busy}>
        {say('lab.saveAnswer')}
      </button>
    </form>
  );
};
