import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { withQuery } from '../../api/client.js';
import { useLanguage } from '../../i18n/language.js';
import { romeDay } from '../../shared/rome.js';
import { Answer } from '../../shared/states/Answer.js';
import { Refused } from '../../shared/states/Refused.js';
import { CLOSERS } from '../session/roles.js';
import { useSession } from '../session/session.js';
import { closingsQuery, monthStates, useCloseMonth, type MonthState } from './closed-months.js';
import { useMonthName } from './group-names.js';

const State = ({ closed }: Pick<MonthState, 'closed'>) => {
  const { say } = useLanguage();
  const { people, demand } = closed;
  if (!people && !demand) return <span className="tag">{say('report.closingOpen')}</span>;
  if (!people || !demand) return <span className="tag">{say('report.closingPart')}</span>;
  return say('report.closingDone', { on: romeDay(people.closedAt), by: people.closedBy });
};

/** Asked once more: a closed month is not opened again. */
const Sure = ({
  month,
  busy,
  yes,
  no,
}: {
  readonly month: string;
  readonly busy: boolean;
  readonly yes: () => void;
  readonly no: () => void;
}) => {
  const { say } = useLanguage();
  const question = say('report.closingSure', { month });
  return (
    <div className="sure" role="group" aria-label={question}>
      <p>{question}</p>
      <button
        type="button"
        className="btn btn-primary btn-sm"
        disabled={busy}
        onClick={yes}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has just asked for it
        autoFocus
      >
        {say('report.closingYes')}
      </button>
      <button type="button" className="btn btn-outline-primary btn-sm" onClick={no}>
        {say('form.cancel')}
      </button>
    </div>
  );
};

const Month = ({
  state,
  mayClose,
  said,
}: {
  readonly state: MonthState;
  readonly mayClose: boolean;
  readonly said: (month: string) => void;
}) => {
  const { say } = useLanguage();
  const [asked, setAsked] = useState(false);
  const close = useCloseMonth();
  const month = useMonthName('long')(state.month);
  const isClosed = state.closed.people !== undefined && state.closed.demand !== undefined;
  const yes = () => close.mutate(state, { onSuccess: () => said(month) });
  return (
    <li className="card-row">
      <div className="card-row-main">
        <h3 className="month-name">{month}</h3>
        <p className="facts">
          <State closed={state.closed} />
        </p>
        <Refused error={close.error} />
        {asked && !isClosed && (
          <Sure month={month} busy={close.isPending} yes={yes} no={() => setAsked(false)} />
        )}
      </div>
      <div className="row-acts">
        {isClosed && (
          <Link
            className="btn btn-link btn-sm"
            to={withQuery('/cifre', { vista: 'people', da: state.month, a: state.month })}
            aria-label={say('report.closingCompareOf', { month })}
          >
            {say('report.closingCompare')}
          </Link>
        )}
        {!isClosed && mayClose && !asked && (
          <button
            type="button"
            className="btn btn-outline-primary btn-sm"
            aria-label={say('report.closingActOf', { month })}
            onClick={() => setAsked(true)}
          >
            {say('report.closingAct')}
          </button>
        )}
      </div>
    </li>
  );
};

/** The months of the territory: which are closed, by whom, and closing the next. */
export const Closings = () => {
  const { say } = useLanguage();
  const { role } = useSession();
  const [told, setTold] = useState('');
  const people = useQuery(closingsQuery('people'));
  const demand = useQuery(closingsQuery('demand'));
  const mayClose = CLOSERS.includes(role);
  return (
    <section aria-labelledby="closings">
      <h2 id="closings">{say('report.closingsTitle')}</h2>
      <p className="field-hint">{say('report.closingsLead')}</p>
      {!mayClose && <p className="field-hint">{say('report.closingOnlyLead')}</p>}
      <p className="saved" role="status">
        {told}
      </p>
      <Answer query={people}>
        {(ofPeople) => (
          <Answer query={demand}>
            {(ofDemand) => (
              <ul className="card-list">
                {monthStates(ofPeople, ofDemand).map((state) => (
                  <Month
                    key={state.month}
                    state={state}
                    mayClose={mayClose}
                    said={(month) => setTold(say('report.closingSaid', { month }))}
                  />
                ))}
              </ul>
            )}
          </Answer>
        )}
      </Answer>
    </section>
  );
};
