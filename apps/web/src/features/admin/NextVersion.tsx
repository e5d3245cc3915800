import { formatDay, type QuestionSet } from '@rosa/domain';
import { useFieldArray } from 'react-hook-form';
import { useSay } from '../../i18n/language.js';
import { ErrorSummary } from '../../shared/form/ErrorSummary.js';
import { today } from '../../shared/form/read-form.js';
import { TextField } from '../../shared/form/TextField.js';
import { useZodForm } from '../../shared/form/use-zod-form.js';
import { ApiError } from '../../api/problem.js';
import { QuestionFields } from './QuestionFields.js';
import { usePublish } from './questions.js';
import { BLANK, readSet, toRead, toWrite, written } from './written-set.js';

/** What the domain says of a version, as the server would say it. */
const wrongIn = (errors: readonly { readonly field: string; readonly message: string }[]) =>
  new ApiError({
    type: '',
    title: '',
    status: 400,
    detail: errors.map(({ field, message }) => `${field}: ${message}`).join('; '),
    errors: [],
  });

/** The next version of a set, begun from the latest. */
export const NextVersion = ({
  track,
  latest,
  close,
  published,
}: {
  readonly track: QuestionSet['track'];
  readonly latest: QuestionSet | undefined;
  readonly close: () => void;
  readonly published: (version: number) => void;
}) => {
  const say = useSay();
  const publish = usePublish();
  const version = (latest?.version ?? 0) + 1;
  const form = useZodForm(written, {
    title: latest?.title ?? '',
    validFrom: formatDay(today()),
    questions: latest ? toWrite(latest) : [BLANK],
  });
  const { fields, append, remove, move } = useFieldArray({
    control: form.control,
    name: 'questions',
  });
  const submit = form.submit(async (set) => {
    const reading = readSet({ track, version, ...toRead(set) });
    if (!reading.ok) throw wrongIn(reading.errors);
    await publish.mutateAsync(reading.value);
    close();
    published(version);
  });
  const labels = { title: say('questions.name'), validFrom: say('questions.validFrom') };
  return (
    <form className="next-version" onSubmit={submit} noValidate>
      <h3>{say('questions.nextTitle', { n: version })}</h3>
      <ErrorSummary form={form} labels={labels} />
      <div className="columns">
        <TextField form={form} name="title" label={labels.title} />
        <TextField form={form} name="validFrom" type="date" label={labels.validFrom} />
      </div>
      {fields.map(({ id }, at) => (
        <QuestionFields
          key={id}
          form={form}
          at={at}
          up={() => move(at, at - 1)}
          remove={() => remove(at)}
        />
      ))}
      <div className="row-acts">
        <button
          type="button"
          className="btn btn-outline-primary btn-sm"
          onClick={() => append(BLANK)}
        >
          {say('questions.add')}
        </button>
        <button type="submit" className="btn btn-primary btn-sm" disabled={form.busy}>
          {say('questions.publish')}
        </button>
        <button type="button" className="btn btn-outline-primary btn-sm" onClick={close}>
          {say('form.cancel')}
        </button>
      </div>
    </form>
  );
};
