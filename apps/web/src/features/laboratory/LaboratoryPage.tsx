import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { More } from '../../shared/More.js';
import { PersonLink } from '../../shared/PersonLink.js';
import { useNames } from '../../shared/reference/names.js';
import { romeDay } from '../../shared/rome.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { useAddress } from '../../shared/use-address.js';
import { lineName } from '../opportunities/line-name.js';
import { useSession } from '../session/session.js';
import { AnswerForm } from './AnswerForm.js';
import { requestsQuery, type SentRequest, type Side } from './laboratory.js';
import { RequestState } from './RequestState.js';

type NameOf = (code: string) => string;

/** Who it is about: by name where the reader may know it, else by the comune of home. */
const About = ({
  person: { workerId, masked, familyName, givenName, comune: code, contacts },
  comune,
}: Pick<SentRequest, 'person'> & { readonly comune: NameOf }) => {
  const say = useSay();
  if (masked) {
    return <>{say('lab.someoneOf', { comune: code ? comune(code) : say('lab.nowhere') })}</>;
  }
  const name = `${familyName} ${givenName}`;
  // Who was opened for a line is no record of this laboratory: there is nothing behind the name to read.
  if (!contacts) return <PersonLink id={workerId} name={name} />;
  return (
    <>
      {name}
      {contacts.phone && (
        <a className="phone" href={`tel:${contacts.phone}`}>
          {contacts.phone}
        </a>
      )}
      {contacts.email && <a href={`mailto:${contacts.email}`}>{contacts.email}</a>}
    </>
  );
};

const Card = ({
  request,
  side,
  occupation,
  comune,
  open,
  toggle,
  answered,
}: {
  readonly request: SentRequest;
  readonly side: Side;
  readonly occupation: NameOf;
  readonly comune: NameOf;
  readonly open: boolean;
  readonly toggle: () => void;
  readonly answered: () => void;
}) => {
  const say = useSay();
  const { role } = useSession();
  const panel = useId();
  const { id, person, opportunityId, answer, looking } = request;
  const keeps = role === 'operator' ? !person.masked : role === 'central' && !person.comune;
  const mayAnswer = side === 'received' && !answer && looking && keeps;
  return (
    <li className="card-row request">
      <div className="card-row-main">
        <h2 className="contacts">
          <About person={person} comune={comune} />
        </h2>
        <p>
          <Link to={`/opportunita/${opportunityId}`}>{request.title ?? say('lab.gone')}</Link>
          {': '}
          {lineName(request.line, occupation, say)}
        </p>
        <p className="facts">
          <span>{say('lab.workIn', { comune: comune(request.comune) })}</span>
          <span>{say('lab.askedBy', { by: request.askedBy, on: romeDay(request.askedAt) })}</span>
          {!looking && <span>{say('lab.notLooking')}</span>}
        </p>
        {request.note && <blockquote className="words">{request.note}</blockquote>}
        {answer && (
          <p className="facts">
            <span>{say('lab.answeredBy', { by: answer.by, on: romeDay(answer.at) })}</span>
            {answer.note && <q>{answer.note}</q>}
          </p>
        )}
        <div id={panel} hidden={!open}>
          {open && <AnswerForm id={id} answered={answered} />}
        </div>
      </div>
      <p className="standing">
        <RequestState request={request} />
        {mayAnswer && (
          <button
            type="button"
            className="btn btn-primary btn-sm"
            aria-expanded={open}
            aria-controls={panel}
            aria-label={say('lab.replyFor', { name: `${person.familyName} ${person.givenName}` })}
            onClick={toggle}
          >
            {say('lab.reply')}
          </button>
        )}
      </p>
    </li>
  );
};

const Requests = ({ side, waiting }: { readonly side: Side; readonly waiting: boolean }) => {
  const say = useSay();
  const query = useInfiniteQuery(requestsQuery(side, waiting));
  const all = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const occupation = useNames(
    'occupations',
    all.map(({ line }) => line.occupation),
  );
  const comune = useNames(
    'comuni',
    all.flatMap((each) => [each.comune, each.person.comune]),
  );
  const [open, setOpen] = useState<string>();
  const [done, setDone] = useState(false);
  const answered = () => {
    setOpen(undefined);
    setDone(true);
  };
  return (
    <>
      <div role="status">{done && <p className="notice notice-good">{say('lab.done')}</p>}</div>
      <Answer query={query}>
        {() =>
          all.length === 0 ? (
            <Empty title={say(`lab.empty.${side}`)} hint={say(`lab.emptyHint.${side}`)} />
          ) : (
            <>
              <ul className="card-list">
                {all.map((request) => (
                  <Card
                    key={request.id}
                    request={request}
                    side={side}
                    occupation={occupation}
                    comune={comune}
                    open={open === request.id}
                    answered={answered}
                    toggle={() => setOpen(open === request.id ? undefined : request.id)}
                  />
                ))}
              </ul>
              <More query={query} />
            </>
          )
        }
      </Answer>
    </>
  );
};

const SIDES = [
  { side: 'received', lato: '' },
  { side: 'sent', lato: 'mandate' },
] as const;

/** What other laboratories ask about people of this one, and what this one asks of them. */
const LaboratoryPage = () => {
  const say = useSay();
  const [{ lato, tutte }, change] = useAddress(['lato', 'tutte']);
  const side: Side = lato === 'mandate' ? 'sent' : 'received';
  return (
    <Page title={say('lab.title')} lead={<p>{say('lab.lead')}</p>}>
      <nav className="views" aria-label={say('lab.sides')}>
        {SIDES.map((each) => (
          <button
            key={each.side}
            type="button"
            aria-current={each.side === side ? 'page' : undefined}
            onClick={() => change({ lato: each.lato })}
          >
            {say(`lab.side.${each.side}`)}
          </button>
        ))}
      </nav>
      <label className="check">
        <input
          type="checkbox"
          checked={tutte === ''}
          onChange={({ target }) => change({ tutte: target.checked ? '' : 'si' })}
        />
        {say('lab.onlyWaiting')}
      </label>
      <Requests key={side} side={side} waiting={tutte === ''} />
    </Page>
  );
};

export default LaboratoryPage;
