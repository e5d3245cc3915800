import type { FindabilityAnswer } from '@rosa/opportunities';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage } from '../../i18n/language.js';
import { useAskedNames } from '../../shared/reference/asked-names.js';
import { Answer } from '../../shared/states/Answer.js';
import { findabilityQuery, type Asked } from './match.js';

const Questions = ({ questions }: Pick<FindabilityAnswer, 'questions'>) => {
  const { say } = useLanguage();
  const asked = useAskedNames(questions.map(({ of }) => of));
  return (
    <>
      <h3>{say('bench.questions')}</h3>
      <ol className="questions">
        {questions.map(({ of, worth, first }) => {
          const known = first.filter(({ masked }) => !masked).slice(0, 3);
          const named = known.map(({ familyName, givenName }) => `${familyName} ${givenName}`);
          return (
            <li key={of}>
              {say('bench.questionWorth', { what: asked(of), n: worth })}
              {named.length > 0 && (
                <small>{say('bench.questionFirst', { names: named.join(', ') })}</small>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
};

/** How many the list misses only for what was never asked, and which questions would find most of them. */
export const Findability = ({ asked }: { readonly asked: Asked }) => {
  const { say, number } = useLanguage();
  const [wanted, setWanted] = useState<Asked>();
  const current = wanted === asked;
  const query = useQuery({ ...findabilityQuery(wanted ?? asked), enabled: wanted !== undefined });
  return (
    <section className="panel" aria-labelledby="findability">
      <h2 id="findability">{say('bench.findability')}</h2>
      {!current && (
        <button
          type="button"
          className="btn btn-outline-primary btn-sm"
          onClick={() => setWanted(asked)}
        >
          {say('bench.findabilityOpen')}
        </button>
      )}
      {wanted && (
        <div role="status">
          <Answer query={query}>
            {({ hiddenByUnknowns: n, questions }) => (
              <>
                <p>
                  {n === 0
                    ? say('bench.hiddenNone')
                    : say('bench.hidden', { n, limit: number(wanted.limit) })}
                </p>
                {questions.length > 0 && <Questions questions={questions} />}
              </>
            )}
          </Answer>
        </div>
      )}
    </section>
  );
};
