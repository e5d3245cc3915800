import { csvLine, formatDay } from '@rosa/domain';
import type { AddresseeAnswer } from '@rosa/registry';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useLanguage } from '../../i18n/language.js';
import { today } from '../../shared/form/read-form.js';
import { Icon } from '../../shared/Icon.js';
import { Page } from '../../shared/layout/Page.js';
import { useNames } from '../../shared/reference/names.js';
import { saveFile } from '../../shared/save-file.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { Refused } from '../../shared/states/Refused.js';
import { useAddress } from '../../shared/use-address.js';
import { desksQuery, type DeskRecord } from '../groups/groups.js';
import {
  ADDRESSED,
  addresseesQuery,
  useTell,
  type Addressed,
  type ConvocationHead,
} from './convocations.js';
import { Letter, type Sender } from './Letter.js';

/** One line a person: what a service that sends messages asks for. */
const useMessages = (people: readonly AddresseeAnswer[], sender: Sender): (() => string) => {
  const { lang, say } = useLanguage();
  const separator = lang === 'it' ? ';' : ',';
  const heads = [
    say('notice.family'),
    say('notice.given'),
    say('notice.phone'),
    say('notice.email'),
    say('notice.day'),
    say('notice.time'),
    say('notice.text'),
  ];
  const { desk, address, phone, convocation } = sender;
  const lineOf = ({ familyName, givenName, on, at, ...person }: AddresseeAnswer): string => {
    const { title } = convocation;
    const name = givenName ?? '';
    const text = say('notice.message', { name, on, at, desk, address, title, phone });
    // A plus at the beginning would be kept from running as a formula: the same number, in the other form.
    const mobile = person.phone?.replace(/^\+/, '00');
    const cells = [familyName, givenName, mobile, person.email, on, at, text];
    return csvLine(
      cells.map((cell) => cell ?? ''),
      separator,
    );
  };
  return () => [csvLine(heads, separator), ...people.map(lineOf)].join('');
};

const Tools = ({
  id,
  people,
  sender,
}: {
  readonly id: string;
  readonly people: readonly AddresseeAnswer[];
  readonly sender: Sender;
}) => {
  const { say } = useLanguage();
  const messages = useMessages(people, sender);
  const { mutate, isPending, isSuccess, error } = useTell(id);
  const sent = () => mutate(people.map(({ workerId }) => ({ workerId, sentOn: sender.on })));
  const homeless = people.filter(({ address }) => !address?.address).length;
  return (
    <div className="no-print notice-tools">
      <div className="group-acts">
        <button type="button" className="btn btn-primary" onClick={() => print()}>
          <Icon name="print" />
          {say('notice.print')}
        </button>
        <button
          type="button"
          className="btn btn-outline-primary"
          onClick={() => saveFile(`${sender.convocation.title}.csv`, messages())}
        >
          <Icon name="download" />
          {say('notice.csv')}
        </button>
        <button
          type="button"
          className="btn btn-outline-primary"
          disabled={isPending}
          onClick={sent}
        >
          {say('notice.sent')}
        </button>
      </div>
      <Refused error={error} />
      <p className="saved" role="status">
        {isSuccess && say('notice.sentDone', { n: people.length })}
      </p>
      <p className="count">{say('notice.count', { n: people.length })}</p>
      {homeless > 0 && (
        <p className="notice notice-warning">{say('notice.unreachable', { n: homeless })}</p>
      )}
    </div>
  );
};

const Notices = ({
  convocation,
  people,
  desk,
}: {
  readonly convocation: ConvocationHead;
  readonly people: readonly AddresseeAnswer[];
  readonly desk: DeskRecord | undefined;
}) => {
  const { say } = useLanguage();
  const comune = useNames('comuni', [
    convocation.comune,
    ...people.map(({ address }) => address?.comune),
  ]);
  const place = comune(desk?.comune ?? convocation.comune);
  const sender: Sender = {
    convocation,
    desk: desk?.name ?? place,
    place,
    address: desk?.address ?? null,
    phone: desk?.phone ?? null,
    email: desk?.email ?? null,
    on: formatDay(today()),
  };
  if (people.length === 0) {
    return <Empty title={say('notice.empty')} hint={say('notice.emptyHint')} />;
  }
  return (
    <>
      <Tools id={convocation.id} people={people} sender={sender} />
      <ul className="plain letters">
        {people.map((person) => (
          <Letter key={person.workerId} person={person} comune={comune} sender={sender} />
        ))}
      </ul>
    </>
  );
};

/** The letters and messages of a convocation, to be printed or sent. */
const NoticesPage = () => {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const [{ chi }, change] = useAddress(['chi']);
  const who = ADDRESSED.find((each) => each === chi) ?? 'awaited';
  const query = useQuery(addresseesQuery(id, who));
  const desks = useQuery(desksQuery).data;
  const title = query.data?.convocation.title;
  return (
    <Page
      title={say('notice.title')}
      className="notices"
      lead={say('notice.lead')}
      trail={[
        { to: '/convocazioni', label: say('call.title') },
        { to: `/convocazioni/${id}`, label: title ?? '…' },
      ]}
    >
      <div className="filters no-print">
        <div className="field">
          <label htmlFor="addressed">{say('notice.who')}</label>
          <select
            id="addressed"
            className="form-select"
            value={who}
            onChange={({ target }) =>
              change({ chi: target.value === 'awaited' ? '' : (target.value as Addressed) })
            }
          >
            {ADDRESSED.map((each) => (
              <option key={each} value={each}>
                {say(`notice.who.${each}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <Answer query={query}>
        {({ convocation, items }) => (
          <Notices
            convocation={convocation}
            people={items}
            desk={desks?.items.find((desk) => desk.id === convocation.deskId)}
          />
        )}
      </Answer>
    </Page>
  );
};

export default NoticesPage;
