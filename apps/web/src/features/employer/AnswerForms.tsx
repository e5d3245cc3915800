import { REFUSAL_REASONS, rosterAnswerSchema, type RosterAnswer } from '@rosa/domain';
import { useId } from 'react';
import { useSay } from '../../i18n/language.js';
import { ErrorSummary } from '../../shared/form/ErrorSummary.js';
import { SelectField } from '../../shared/form/SelectField.js';
import { TextField } from '../../shared/form/TextField.js';
import { useZodForm } from '../../shared/form/use-zod-form.js';

interface Form {
  readonly workerId: string;
  readonly send: (answer: RosterAnswer) => Promise<void>;
}

const CONTRACTS = [
  'permanent',
  'fixed_term',
  'agency',
  'apprenticeship',
  'internship',
  'self_employed',
  'cooperative_member',
] as const;

const [, hiredSchema, refusedSchema] = rosterAnswerSchema.options;

/** A hire, with its contract and first day. */
export const HiredForm = ({ workerId, send }: Form) => {
  const say = useSay();
  const id = useId();
  const form = useZodForm(hiredSchema, { answer: 'hired', workerId, startOn: '' });
  const labels = { contract: say('received.contract'), startOn: say('received.startOn') };
  return (
    <form className="inline-form" onSubmit={form.submit(send)} noValidate aria-describedby={id}>
      <p id={id} className="field-hint">
        {say('received.hiredHint')}
      </p>
      <ErrorSummary form={form} labels={labels} />
      <SelectField
        form={form}
        name="contract"
        label={labels.contract}
        options={CONTRACTS.map((value) => ({ value, label: say(`term.contract:${value}`) }))}
        autoFocus
      />
      <TextField form={form} name="startOn" type="date" label={labels.startOn} />
      <button type="submit" className="btn btn-primary btn-sm" disabled={form.busy}>
        {say('received.saveHired')}
      </button>
    </form>
  );
};

/** A person not taken, with one reason of the closed list. */
export const RefusedForm = ({ workerId, send }: Form) => {
  const say = useSay();
  const form = useZodForm(refusedSchema, { answer: 'refused', workerId });
  return (
    <form className="inline-form" onSubmit={form.submit(send)} noValidate>
      <ErrorSummary form={form} labels={{ reason: say('received.reason') }} />
      <SelectField
        form={form}
        name="reason"
        label={say('received.reason')}
        options={REFUSAL_REASONS.map((value) => ({ value, label: say(`refusal.${value}`) }))}
        autoFocus
      />
      <button type="submit" className="btn btn-primary btn-sm" disabled={form.busy}>
        {say('received.saveRefused')}
      </button>
    </form>
  );
};
