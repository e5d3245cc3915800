import type { WorkerAnswer } from '@rosa/registry';
import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/language.js';
import { useNames } from '../../shared/reference/names.js';

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="fact">
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

type Address = WorkerAnswer['residence'];

/** Who the person is, where, in which programme, and what they hold; what was never asked says so. */
export const Identity = ({ worker }: { readonly worker: WorkerAnswer }) => {
  const { lang, say } = useLanguage();
  const { residence, domicile, contacts, programme, consent, schooling, licences, languages } =
    worker;
  const comune = useNames('comuni', [residence?.comune, domicile?.comune]);
  const licence = useNames('licences', licences ?? []);
  const language = new Intl.DisplayNames([lang], { type: 'language' });
  const country = new Intl.DisplayNames([lang], { type: 'region' });
  const never = <em className="never">{say('person.neverAsked')}</em>;
  const place = (address: Address) =>
    address
      ? [address.address, address.comune && comune(address.comune)].filter(Boolean).join(', ')
      : never;
  const listed = (items: readonly string[] | null | undefined) =>
    items ? items.join(', ') || say('person.none') : never;
  return (
    <aside className="panel identity" aria-labelledby="identity">
      <h2 id="identity">{say('person.identity')}</h2>
      <dl>
        <Fact label={say('person.contacts')}>
          {contacts?.phone && <a href={`tel:${contacts.phone}`}>{contacts.phone}</a>}
          {contacts?.email && <a href={`mailto:${contacts.email}`}>{contacts.email}</a>}
          {!contacts?.phone && !contacts?.email && never}
        </Fact>
        <Fact label={say('person.consent')}>
          {consent?.proposals == null
            ? never
            : say(consent.proposals ? 'person.consentYes' : 'person.consentNo', {
                on: consent.on ?? '',
              })}
        </Fact>
        <Fact label={say('person.residence')}>{place(residence)}</Fact>
        {domicile && <Fact label={say('person.domicile')}>{place(domicile)}</Fact>}
        <Fact label={say('person.programme')}>
          {programme ? (
            <>
              {say(`people.programme.${programme.kind}`)}
              {programme.since && `, ${say('person.since', { on: programme.since })}`}
            </>
          ) : (
            never
          )}
        </Fact>
        <Fact label={say('person.birth')}>{say('frame.day', { on: worker.birthDate })}</Fact>
        <Fact label={say('person.citizenship')}>{country.of(worker.citizenship)}</Fact>
        <Fact label={say('person.fiscalCode')}>
          <span className="code">{worker.fiscalCode}</span>
        </Fact>
        <Fact label={say('person.schooling')}>
          {schooling ? (schooling.title ?? say.word(`isced.${schooling.level}`)) : never}
        </Fact>
        <Fact label={say('person.licences')}>{listed(licences?.map(licence))}</Fact>
        <Fact label={say('person.languages')}>
          {listed(languages?.map(({ code, level }) => `${language.of(code) ?? code} ${level}`))}
        </Fact>
      </dl>
    </aside>
  );
};
