import type { AddresseeAnswer } from '@rosa/registry';
import { useSay } from '../../i18n/language.js';
import type { ConvocationHead } from './convocations.js';

/** What every letter of a convocation says alike. */
export interface Sender {
  readonly convocation: ConvocationHead;
  readonly desk: string;
  readonly place: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** The day it is written on. */
  readonly on: string;
}

/** One page for one person: where they live, what they are called to, where and when. */
export const Letter = ({
  person,
  comune,
  sender,
}: {
  readonly person: AddresseeAnswer;
  readonly comune: (code: string) => string;
  readonly sender: Sender;
}) => {
  const say = useSay();
  const { convocation, desk, place, address, phone, email, on } = sender;
  const name = `${person.givenName} ${person.familyName}`;
  const home = person.address;
  return (
    <li className="letter">
      <p className="letter-from">
        <strong>{desk}</strong>
        {address && <span>{address}</span>}
        <span>{place}</span>
      </p>
      <address className="letter-to">
        <strong>{name}</strong>
        {home?.address && <span>{home.address}</span>}
        {home?.comune && <span>{[home.cap, comune(home.comune)].filter(Boolean).join(' ')}</span>}
      </address>
      <p>{say('notice.place', { place, on })}</p>
      <p className="letter-subject">{say('notice.subject', { title: convocation.title })}</p>
      <p>{say('notice.dear', { name })}</p>
      <p>
        {say('notice.call', { on: person.on, at: person.at, desk, address })}
        {!person.on && ` ${say('notice.anyDay')}`}
      </p>
      {convocation.purpose && <p>{convocation.purpose}</p>}
      <p>{say('notice.cannot', { phone, email })}</p>
      <p>{say('notice.close')}</p>
      <p className="letter-sign">{desk}</p>
    </li>
  );
};
