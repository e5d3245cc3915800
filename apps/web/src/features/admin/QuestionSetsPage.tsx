import { QUESTION_SET_USES, type QuestionSet } from '@rosa/domain';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { Answer } from '../../shared/states/Answer.js';
import { NextVersion } from './NextVersion.js';
import { questionSetsQuery } from './questions.js';

type Use = QuestionSet['track'];

const Version = ({ set }: { readonly set: QuestionSet }) => {
  const say = useSay();
  return (
    <>
      <p className="facts">
        <span>{say('questions.version', { n: set.version, on: set.validFrom })}</span>
      </p>
      <ol className="questions">
        {set.questions.map(({ code, text, kind, options, required }) => (
          <li key={code}>
            <p>{text.it}</p>
            <p className="facts">
              <span>{say(`questions.kind.${kind}`)}</span>
              {required && <span>{say('questions.required')}</span>}
              {options && <span>{options.join('; ')}</span>}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
};

/** One set: the version in use, those before it, and the next one to write. */
const Track = ({
  track,
  versions: [latest, ...older],
  published,
}: {
  readonly track: Use;
  readonly versions: readonly QuestionSet[];
  readonly published: (version: number) => void;
}) => {
  const say = useSay();
  const [writing, setWriting] = useState(false);
  const title = say(`questions.track.${track}`);
  return (
    <section className="panel" aria-labelledby={track}>
      <div className="panel-head">
        <h2 id={track}>{title}</h2>
        {!writing && (
          <button
            type="button"
            className="btn btn-outline-primary btn-sm"
            aria-label={say('questions.nextOf', { title })}
            onClick={() => setWriting(true)}
          >
            {say('questions.next')}
          </button>
        )}
      </div>
      {writing && (
        <NextVersion
          track={track}
          latest={latest}
          close={() => setWriting(false)}
          published={published}
        />
      )}
      {latest ? <Version set={latest} /> : <p>{say('questions.none')}</p>}
      {older.length > 0 && (
        <details>
          <summary>{say('questions.older')}</summary>
          {older.map((set) => (
            <Version key={set.version} set={set} />
          ))}
        </details>
      )}
    </section>
  );
};

/** The questions of the logbook's tracks and of the interviews. */
const QuestionSetsPage = () => {
  const say = useSay();
  const query = useQuery(questionSetsQuery);
  const [published, setPublished] = useState<number>();
  return (
    <Page title={say('questions.title')} lead={say('questions.lead')}>
      <p className="saved" role="status">
        {published !== undefined && say('questions.published', { n: published })}
      </p>
      <Answer query={query}>
        {({ items }) => (
          <div className="stack">
            {QUESTION_SET_USES.map((track) => (
              <Track
                key={track}
                track={track}
                versions={items.filter((set) => set.track === track)}
                published={setPublished}
              />
            ))}
          </div>
        )}
      </Answer>
    </Page>
  );
};

export default QuestionSetsPage;
