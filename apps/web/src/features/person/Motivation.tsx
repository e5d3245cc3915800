import type { WorkerAnswer } from '@rosa/registry';
import { useSay } from '../../i18n/language.js';

/** What the person wants and what stands in the way. */
export const Motivation = ({ motivation }: Pick<WorkerAnswer, 'motivation'>) => {
  const say = useSay();
  const never = <em className="never">{say('person.neverAsked')}</em>;
  return (
    <section className="panel" aria-labelledby="motivation">
      <h2 id="motivation">{say('person.motivation')}</h2>
      <dl className="pairs">
        <dt>{say('person.outlets')}</dt>
        <dd>
          {motivation?.outlets
            ? motivation.outlets.map((each) => say(`person.outlet.${each}`)).join(', ') ||
              say('person.none')
            : never}
        </dd>
        <dt>{say('person.constraints')}</dt>
        <dd>
          {motivation?.constraints
            ? motivation.constraints.join(', ') || say('person.none')
            : never}
        </dd>
      </dl>
      {motivation?.note && <blockquote className="words">{motivation.note}</blockquote>}
    </section>
  );
};
