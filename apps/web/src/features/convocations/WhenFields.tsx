import { useId } from 'react';
import { useLanguage } from '../../i18n/language.js';
import type { ZodForm } from '../../shared/form/use-zod-form.js';
import { SelectField } from '../../shared/form/SelectField.js';
import { TextField } from '../../shared/form/TextField.js';
import { Empty } from '../../shared/states/Empty.js';
import type { DeskDay } from './chosen-slots.js';
import type { Wanted } from './convene-schema.js';

/** The days of a desk with places free, each to be left out. */
const Days = ({
  days,
  left,
  toggle,
}: {
  readonly days: readonly DeskDay[];
  readonly left: ReadonlySet<string>;
  readonly toggle: (day: string) => void;
}) => {
  const { lang, say } = useLanguage();
  const weekday = new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' });
  if (days.length === 0) {
    return <Empty title={say('convene.noDays')} hint={say('convene.noDaysHint')} />;
  }
  return (
    <fieldset className="convene-days">
      <legend>{say('convene.days')}</legend>
      {days.map(({ on, free }) => (
        <label key={on} className="check">
          <input type="checkbox" checked={!left.has(on)} onChange={() => toggle(on)} />
          <span>
            {`${weekday.format(new Date(`${on}T00:00:00Z`))} ${say('frame.day', { on })}`}
            <small>{say('convene.dayPlaces', { n: free })}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
};

/** When a group is received: one by one in slots of the desk, or all at once. */
export const WhenFields = ({
  form,
  labels,
  days,
  times,
  left,
  toggle,
}: {
  readonly form: ZodForm<Wanted>;
  readonly labels: Readonly<Record<keyof Wanted, string>>;
  /** `undefined` until the desk's slots are there. */
  readonly days: readonly DeskDay[] | undefined;
  /** At which the desk has slots. */
  readonly times: readonly string[];
  readonly left: ReadonlySet<string>;
  readonly toggle: (day: string) => void;
}) => {
  const { say } = useLanguage();
  const id = useId();
  const inSlots = form.watch('how') === 'slots';
  const hours = times.map((at) => ({ value: at, label: at }));
  return (
    <>
      <fieldset className="convene-how">
        <legend className="label">{say('convene.how')}</legend>
        {(['slots', 'once'] as const).map((how) => (
          <label key={how} className="check" htmlFor={`${id}-${how}`}>
            <input id={`${id}-${how}`} type="radio" value={how} {...form.register('how')} />
            {say(how === 'slots' ? 'convene.inSlots' : 'convene.atOnce')}
          </label>
        ))}
      </fieldset>
      {inSlots ? (
        <>
          <div className="columns">
            <TextField form={form} name="from" type="date" label={labels.from} />
            <TextField form={form} name="to" type="date" label={labels.to} />
            <SelectField form={form} name="fromTime" label={labels.fromTime} options={hours} />
            <SelectField form={form} name="toTime" label={labels.toTime} options={hours} />
          </div>
          {days ? (
            <Days days={days} left={left} toggle={toggle} />
          ) : (
            <p className="field-hint">{say('convene.chooseDesk')}</p>
          )}
        </>
      ) : (
        <div className="columns">
          <TextField form={form} name="on" type="date" label={labels.on} />
          <TextField form={form} name="at" type="time" label={labels.at} />
        </div>
      )}
    </>
  );
};
