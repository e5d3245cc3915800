import type { LogbookEntry } from '@rosa/domain';
import { useState, type SyntheticEvent } from 'react';
import { Link, useParams } from 'react-router';
import { newId } from '@rosa/domain';
import { useLanguage, useSay } from '../../i18n/language.js';
import { putActs, sendAll } from '../../offline/outbox.js';
import { useWaiting } from '../../offline/use-device.js';
import { useNames } from '../../shared/reference/names.js';
import { useSession } from '../session/session.js';
import { dayFromNow } from './days.js';
import { useDayWord, type Meeting } from './EntryCard.js';
import { FieldPage } from './FieldPage.js';
import { Prose } from './fields.js';
import { useCompanyName, useEntry, useLeads, useQuestions } from './logbook.js';
import { newAct } from './new-act.js';
import { Shown } from './Shown.js';
import { questionsOf } from './visit/visit.js';

const Answers = ({ track, answered, on }: Pick<LogbookEntry, 'track' | 'answered' | 'on'>) => {
  const { lang, say } = useLanguage();
  const sets = useQuestions().data ?? [];
  const set = questionsOf(sets, { track, version: answered?.version ?? null, on });
  if (!answered || answered.answers.length === 0) return null;
  const wordOf = (answer: string | number | boolean): string =>
    typeof answer === 'boolean' ? say(answer ? 'list.yes' : 'list.no') : String(answer);
  return (
    <section className="panel" aria-labelledby="answers">
      <h2 id="answers">{say('animator.answers')}</h2>
      <dl className="answers">
        {answered.answers.map(({ question, answer }) => {
          const asked = set?.questions.find(({ code }) => code === question);
          return (
            <div key={question}>
              <dt>{(lang === 'en' ? asked?.text.en : null) ?? asked?.text.it ?? question}</dt>
              <dd>{wordOf(answer)}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
};

/** What came of the next step: with it, the step is due no more. */
const Became = ({ entry, title }: { readonly entry: Meeting; readonly title: string }) => {
  const say = useSay();
  const { actor } = useSession();
  const [what, setWhat] = useState('');
  const { nextStep, results = [] } = entry;
  const tell = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (what.trim() === '') return;
    const result = { on: dayFromNow(0), what: what.trim() };
    const act = newAct(newId(), actor, title, entry.id);
    await putActs([{ ...act, kind: 'result', entryId: entry.id, result }]);
    setWhat('');
    void sendAll(actor);
  };
  return (
    <section className="panel" aria-labelledby="became">
      <h2 id="became">{say('animator.nextStep')}</h2>
      <p>
        {nextStep
          ? say('animator.stepWas', { what: nextStep.what, on: nextStep.on })
          : say('animator.noStep')}
      </p>
      <ul className="plain results">
        {results.map((result) => (
          <li key={`${result.on} ${result.what}`}>
            {say('animator.resultWas', { on: result.on, what: result.what })}
          </li>
        ))}
      </ul>
      {nextStep && results.length === 0 && (
        <form onSubmit={(event) => void tell(event)}>
          <Prose
            name="result"
            label={say('animator.whatBecame')}
            rows={2}
            value={what}
            change={setWhat}
          />
          <button type="submit" className="btn btn-outline-primary">
            {say('animator.stepDone')}
          </button>
        </form>
      )}
    </section>
  );
};

/** From a meeting to what comes of it: an opportunity with the words heard, or a lead to follow up. */
const Ways = ({ entry }: { readonly entry: Meeting }) => {
  const say = useSay();
  const leads = (useLeads().data ?? []).filter(({ logbookId }) => logbookId === entry.id);
  return (
    <div className="ways">
      {entry.companyId && (
        <Link className="btn btn-primary" to={`/incontri/${entry.id}/opportunita`}>
          {say('animator.makeOffer')}
        </Link>
      )}
      <Link className="btn btn-outline-primary" to={`/incontri/${entry.id}/segnalazione`}>
        {say('animator.makeLead')}
      </Link>
      {leads.map(({ id, title, opportunityId }) => (
        <p key={id}>
          {opportunityId ? (
            <Link to={`/opportunita/${opportunityId}`}>
              {say('animator.becameOffer', { title })}
            </Link>
          ) : (
            <Link to="/segnalazioni">{say('animator.becameLead', { title })}</Link>
          )}
        </p>
      ))}
    </div>
  );
};

const Told = ({ entry, title }: { readonly entry: Meeting; readonly title: string }) => {
  const say = useSay();
  const { words, promised, note, met = [], track, answered = null, on } = entry;
  return (
    <>
      <Ways entry={entry} />
      {words && <blockquote className="words">{words}</blockquote>}
      <div className="with-aside">
        <div className="stack">
          {track && on && <Answers track={track} answered={answered} on={on} />}
          {(promised ?? note) && (
            <section className="panel" aria-labelledby="promised">
              <h2 id="promised">{say('animator.promised')}</h2>
              {promised && <p>{promised}</p>}
              {note && <p>{note}</p>}
            </section>
          )}
        </div>
        <div className="stack">
          <section className="panel" aria-labelledby="met">
            <h2 id="met">{say('animator.met')}</h2>
            <ul className="plain contact-list">
              {met.map(({ name, as, phone }) => (
                <li key={name}>
                  <strong>{name}</strong>
                  <span>{say(`animator.metAs.${as}`)}</span>
                  {phone && (
                    <a className="tap" href={`tel:${phone}`}>
                      {phone}
                    </a>
                  )}
                </li>
              ))}
            </ul>
          </section>
          <Became entry={entry} title={title} />
        </div>
      </div>
    </>
  );
};

/** A meeting as it was written, sent or not, and what can be made of it. */
const EntryPage = () => {
  const { id = '' } = useParams();
  const say = useSay();
  const dayWord = useDayWord();
  const { actor, name: me } = useSession();
  const waiting = useWaiting(actor).find((act) => act.id === id);
  const known = useEntry(id);
  const unsent: Meeting | undefined =
    waiting?.kind === 'visit' ? { ...waiting.entry, writtenBy: me } : undefined;
  const entry: Meeting | undefined = unsent ?? known.data;
  const company = useCompanyName(entry?.companyId ?? null);
  const comune = useNames('comuni', [entry?.comune]);
  const title = company ?? entry?.projectCode ?? say('animator.meeting');
  const facts = [
    entry?.on && dayWord(entry.on),
    entry?.writtenBy,
    entry?.comune && comune(entry.comune),
  ];
  return (
    <FieldPage
      title={title}
      lead={facts.filter(Boolean).join(' · ')}
      trail={[
        { to: '/giornata', label: say('animator.dayTitle') },
        ...(entry?.companyId ? [{ to: `/imprese/${entry.companyId}`, label: company ?? '…' }] : []),
      ]}
      aside={unsent && <span className="tag tag-warn">{say('animator.unsent')}</span>}
    >
      {unsent ? (
        <Told entry={unsent} title={title} />
      ) : (
        <Shown known={known}>{(sent) => <Told entry={sent} title={title} />}</Shown>
      )}
    </FieldPage>
  );
};

export default EntryPage;
