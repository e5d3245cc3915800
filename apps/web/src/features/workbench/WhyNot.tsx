import type { WhyAnswer } from '@rosa/opportunities';
import type { WorkerItem } from '@rosa/registry';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage } from '../../i18n/language.js';
import { useAskedNames } from '../../shared/reference/asked-names.js';
import { Answer } from '../../shared/states/Answer.js';
import { Typeahead, type Option } from '../../shared/typeahead/Typeahead.js';
import { suggestPeople, whyQuery, type Asked } from './match.js';

interface Choice extends Option {
  readonly worker: WorkerItem;
}

const suggest = async (text: string, signal: AbortSignal): Promise<readonly Choice[]> =>
  (await suggestPeople(text, signal)).map((worker) => ({
    key: worker.id,
    label: `${worker.familyName} ${worker.givenName}`,
    detail: worker.birthDate.slice(0, 4),
    worker,
  }));

const Explained = ({ why, name }: { readonly why: WhyAnswer; readonly name: string }) => {
  const { say, number } = useLanguage();
  const { out, position, score, nthScore, missing, counterfactual } = why;
  const asked = useAskedNames(counterfactual ? [counterfactual.of] : []);
  if (out.length > 0) {
    return (
      <>
        <p>{say('bench.whyOut', { name })}</p>
        <ul>
          {out.map(({ reason, of, because }) => (
            <li key={`${reason}-${of}`}>{because.text}</li>
          ))}
        </ul>
      </>
    );
  }
  return (
    <>
      {position !== null && <p>{say('bench.whyIn', { name, position: number(position) })}</p>}
      {missing ? (
        <p>
          {say('bench.whyBelow', {
            name,
            score: number(score, 3),
            nth: number(nthScore ?? 0, 3),
            missing: number(missing, 3),
          })}
        </p>
      ) : (
        position === null && <p>{say('bench.whyFar', { name, score: number(score, 3) })}</p>
      )}
      {counterfactual && (
        <p>
          {say('bench.whyChange', {
            what: asked(counterfactual.of),
            gain: number(counterfactual.gain, 3),
          })}{' '}
          <span className="field-hint">{counterfactual.because.text}</span>
        </p>
      )}
      {!counterfactual && missing ? <p>{say('bench.whyNoChange')}</p> : null}
    </>
  );
};

/** "Why is she not here?", asked of anyone the operator may look up. */
export const WhyNot = ({ asked }: { readonly asked: Asked }) => {
  const { say } = useLanguage();
  const [worker, setWorker] = useState<WorkerItem>();
  const query = useQuery(whyQuery(asked, worker?.id));
  return (
    <section className="panel" aria-labelledby="why-not">
      <h2 id="why-not">{say('bench.whyNot')}</h2>
      <Typeahead
        label={say('bench.whyNotSearch')}
        hint={say('bench.whyNotHint')}
        scope="people"
        suggest={suggest}
        choose={(choice) => setWorker(choice.worker)}
      />
      {worker && (
        <div className="why-answer" role="status">
          <Answer query={query}>
            {(why) => <Explained why={why} name={`${worker.familyName} ${worker.givenName}`} />}
          </Answer>
        </div>
      )}
    </section>
  );
};
