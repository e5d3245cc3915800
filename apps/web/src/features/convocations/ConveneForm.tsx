import { CONVOCATION_MEANS, formatDay, newId } from '@rosa/domain';
import type { SeatingPlan } from '@rosa/registry';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { ErrorSummary } from '../../shared/form/ErrorSummary.js';
import { today } from '../../shared/form/read-form.js';
import { SelectField } from '../../shared/form/SelectField.js';
import { TextField } from '../../shared/form/TextField.js';
import { useZodForm } from '../../shared/form/use-zod-form.js';
import { Answer } from '../../shared/states/Answer.js';
import { desksQuery, type DeskRecord } from '../groups/groups.js';
import { daysOf } from './chosen-slots.js';
import { wanted, type Wanted } from './convene-schema.js';
import { convene, planQuery, slotsQuery, type CalledGroup } from './convocations.js';
import { Plan, type AtOnce } from './Plan.js';
import { WhenFields } from './WhenFields.js';

/** Days offered at first: letters take some to arrive. */
const NOTICE = 7;
const PERIOD = 14;

type Whom = Pick<CalledGroup, 'search' | 'again'>;

const useLabels = (): Readonly<Record<keyof Wanted, string>> => {
  const say = useSay();
  return {
    title: say('convene.name'),
    purpose: say('convene.purpose'),
    deskId: say('group.desk'),
    means: say('convene.means'),
    how: say('convene.how'),
    from: say('convene.from'),
    to: say('convene.to'),
    fromTime: say('convene.fromTime'),
    toTime: say('convene.toTime'),
    on: say('convene.on'),
    at: say('convene.at'),
  };
};

/** The slots of the chosen desk, and which of its days are left out. */
const useDays = ({ deskId, from = '', to = '', fromTime = '', toTime = '' }: Partial<Wanted>) => {
  const slots = useQuery(slotsQuery(deskId ?? '', from, to));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const items = slots.data?.items ?? [];
  const days = slots.data && daysOf(items, fromTime, toTime);
  const toggle = (day: string) => {
    const next = new Set(left);
    if (!next.delete(day)) next.add(day);
    setLeft(next);
  };
  const chosen = (days ?? []).filter(({ on }) => !left.has(on)).flatMap((day) => day.slots);
  const times = [...new Set(items.map(({ at }) => at))].toSorted();
  return { slots, days, left, toggle, times, chosen: chosen.map(({ on, at }) => ({ on, at })) };
};

/** What is asked of the registry once all is said. */
const bodyOf = (
  said: Wanted,
  { who, desk, plan, group }: { who: string; desk: DeskRecord; plan: SeatingPlan; group: object },
): object => {
  const first = plan.slots[0]?.on ?? said.on!;
  const last = plan.slots.at(-1)?.on ?? first;
  return {
    title: said.title,
    purpose: said.purpose ?? null,
    deskId: said.deskId,
    comune: desk.comune,
    targetGroup: who,
    from: first,
    to: last === first ? null : last,
    group: { ...group, means: said.means },
  };
};

const Fields = ({
  whom,
  who,
  title,
  desks,
}: {
  readonly whom: Whom;
  readonly who: string;
  readonly title: string;
  readonly desks: readonly DeskRecord[];
}) => {
  const say = useSay();
  const labels = useLabels();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [id] = useState(newId);
  const start = today() + NOTICE;
  const form = useZodForm(wanted, {
    title,
    purpose: '',
    deskId: desks[0]?.id ?? '',
    means: 'letter',
    how: 'slots',
    from: formatDay(start),
    to: formatDay(start + PERIOD),
    fromTime: '',
    toTime: '',
    on: '',
    at: '',
  });
  const said = form.watch();
  const inSlots = said.how === 'slots';
  const { slots, days, left, toggle, times, chosen } = useDays(said);
  const atOnce: AtOnce | null = !inSlots && said.on ? { on: said.on, at: said.at || null } : null;
  const group: CalledGroup = {
    ...whom,
    means: 'letter',
    ...(inSlots && chosen.length > 0 ? { slots: chosen } : {}),
    ...(atOnce ? { on: atOnce.on, ...(atOnce.at ? { at: atOnce.at } : {}) } : {}),
  };
  const asked = inSlots && chosen.length > 0 ? (said.deskId ?? '') : '';
  const plan = useQuery({
    ...planQuery(asked, group, true),
    placeholderData: keepPreviousData,
  });
  const seated = plan.data && (inSlots ? plan.data.slots.length > 0 : atOnce !== null);
  const fits = seated && (!inSlots || plan.data.places >= plan.data.people);
  const submit = form.submit(async (value) => {
    const desk = desks.find((each) => each.id === value.deskId)!;
    const about = { who, desk, plan: plan.data!, group };
    await convene({ id, ...bodyOf(value, about) });
    await queries.invalidateQueries({ queryKey: ['convocations', 'list'] });
    void queries.invalidateQueries({ queryKey: ['slots'] });
    void navigate(`/convocazioni/${id}`, { state: { made: true } });
  });
  return (
    <form className="with-aside convene" onSubmit={submit} noValidate>
      <div>
        <ErrorSummary form={form} labels={labels} />
        <section className="panel" aria-labelledby="who">
          <h2 id="who">{say('convene.whoTitle')}</h2>
          <p>
            <strong>{who}</strong>
          </p>
        </section>
        <section className="panel" aria-labelledby="what">
          <h2 id="what">{say('convene.whatTitle')}</h2>
          <TextField form={form} name="title" label={labels.title} hint={say('convene.nameHint')} />
          <TextField
            form={form}
            name="purpose"
            label={labels.purpose}
            hint={say('convene.purposeHint')}
          />
          <div className="columns">
            <SelectField
              form={form}
              name="deskId"
              label={labels.deskId}
              options={desks.map((desk) => ({ value: desk.id, label: desk.name }))}
            />
            <SelectField
              form={form}
              name="means"
              label={labels.means}
              options={CONVOCATION_MEANS.map((value) => ({
                value,
                label: say(`convene.means.${value}`),
              }))}
            />
          </div>
        </section>
        <section className="panel" aria-labelledby="when">
          <h2 id="when">{say('convene.whenTitle')}</h2>
          <WhenFields
            form={form}
            labels={labels}
            days={slots.isError ? [] : days}
            times={times}
            left={left}
            toggle={toggle}
          />
        </section>
      </div>
      <aside className="panel convene-plan" aria-labelledby="plan">
        <h2 id="plan">{say('convene.planTitle')}</h2>
        <Plan query={plan} atOnce={atOnce} />
        <button type="submit" className="btn btn-primary" disabled={form.busy || !fits}>
          {fits ? say('convene.submit', { n: plan.data.people }) : say('convene.submitNone')}
        </button>
      </aside>
    </form>
  );
};

/** Chooses where and when a group is received, shows how it will be, and calls it in. */
export const ConveneForm = (props: {
  readonly whom: Whom;
  /** Whom, in words. */
  readonly who: string;
  readonly title: string;
}) => {
  const say = useSay();
  const desks = useQuery(desksQuery);
  return (
    <Answer query={desks}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="notice notice-info">{say('convene.noDesks')}</p>
        ) : (
          <Fields {...props} desks={items} />
        )
      }
    </Answer>
  );
};
