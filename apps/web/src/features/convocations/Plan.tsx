import type { SeatingPlan } from '@rosa/registry';
import type { UseQueryResult } from '@tanstack/react-query';
import { useSay } from '../../i18n/language.js';
import { Refused } from '../../shared/states/Refused.js';
import { Loading } from '../../shared/states/Loading.js';

/** Everyone at one time. */
export interface AtOnce {
  readonly on: string;
  readonly at: string | null;
}

const InSlots = ({ plan }: { readonly plan: SeatingPlan }) => {
  const say = useSay();
  const { people, places, slots } = plan;
  const params = {
    people: Math.min(people, places),
    slots: slots.length,
    from: slots[0]!.on,
    to: slots.at(-1)!.on,
  };
  return (
    <>
      <p className="plan-line">
        {say(params.from === params.to ? 'convene.planSlots' : 'convene.planDays', params)}
      </p>
      {places < people ? (
        <p className="notice notice-warning">{say('convene.short', { n: people - places })}</p>
      ) : (
        <p className="field-hint">{say('convene.enough', { n: places - people })}</p>
      )}
    </>
  );
};

/** How a group would be received, before anyone is called in. */
export const Plan = ({
  query,
  atOnce,
}: {
  readonly query: UseQueryResult<SeatingPlan>;
  readonly atOnce: AtOnce | null;
}) => {
  const say = useSay();
  const plan = query.data;
  if (query.isError) return <Refused error={query.error} />;
  if (!plan) return <Loading />;
  return (
    <div className="plan" role="status" aria-busy={query.isPlaceholderData}>
      <p className="plan-people">{say('convene.people', { n: plan.people })}</p>
      {atOnce ? (
        <p className="plan-line">{say('convene.planAtOnce', { people: plan.people, ...atOnce })}</p>
      ) : plan.slots.length > 0 ? (
        <InSlots plan={plan} />
      ) : (
        <p className="field-hint">{say('convene.waiting')}</p>
      )}
    </div>
  );
};
