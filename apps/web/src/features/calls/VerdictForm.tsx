import { candidateNoteSchema, VERDICTS, type CandidateNote } from '@rosa/domain';
import { useId, useState } from 'react';
import { useSay } from '../../i18n/language.js';
import { ErrorSummary } from '../../shared/form/ErrorSummary.js';
import { SelectField } from '../../shared/form/SelectField.js';
import { TextField } from '../../shared/form/TextField.js';
import { useZodForm } from '../../shared/form/use-zod-form.js';

type Given = Pick<CandidateNote, 'verdict' | 'reason'>;

/** The suitability verdict: a person decides, with a reason; the score only orders. */
export const VerdictForm = ({
  current,
  save,
}: {
  readonly current:
    { readonly verdict: NonNullable<Given['verdict']>; readonly reason: string | null } | undefined;
  readonly save: (verdict: Given) => Promise<void>;
}) => {
  const say = useSay();
  const id = useId();
  const [open, setOpen] = useState(false);
  const form = useZodForm(candidateNoteSchema, {
    verdict: current?.verdict,
    reason: current?.reason ?? '',
  });
  const submit = form.submit(async ({ verdict, reason }) => {
    await save({ verdict, reason });
    setOpen(false);
  });
  const labels = {
    verdict: say('calls.verdict'),
    call: say('calls.verdict'),
    reason: say('calls.verdictReason'),
  };
  return (
    <>
      <button
        type="button"
        className="btn btn-link"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {say('calls.verdict')}
        {current && `: ${say(`calls.verdict.${current.verdict}`)}`}
      </button>
      <form id={id} className="inline-form" hidden={!open} onSubmit={submit} noValidate>
        <ErrorSummary form={form} labels={labels} />
        <SelectField
          form={form}
          name="verdict"
          label={labels.verdict}
          options={VERDICTS.map((verdict) => ({
            value: verdict,
            label: say(`calls.verdict.${verdict}`),
          }))}
        />
        <TextField form={form} name="reason" label={labels.reason} />
        <button type="submit" className="btn btn-primary btn-sm" disabled={form.busy}>
          {say('calls.saveVerdict')}
        </button>
      </form>
    </>
  );
};
