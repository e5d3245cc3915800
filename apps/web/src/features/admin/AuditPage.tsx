import type { AuditAnswer } from '@rosa/gateway';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call, withQuery } from '../../api/client.js';
import type { Page as PageOf } from '../../api/shapes.js';
import { useLanguage } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { Paged } from '../../shared/Paged.js';
import { Empty } from '../../shared/states/Empty.js';
import { useAddress } from '../../shared/use-address.js';

interface Asked {
  readonly atto: string;
  readonly da: string;
  readonly a: string;
}

/** Days as they begin and end where one looks at the clock. */
const instantOf = (day: string, time: string): string | undefined =>
  day === '' ? undefined : new Date(`${day}T${time}`).toISOString();

const useTrail = ({ atto, da, a }: Asked) =>
  useInfiniteQuery({
    queryKey: ['audit', atto, da, a],
    queryFn: ({ signal, pageParam }) =>
      call<PageOf<AuditAnswer>>(
        withQuery('/audit', {
          action: atto,
          from: instantOf(da, '00:00:00'),
          to: instantOf(a, '23:59:59.999'),
          cursor: pageParam,
        }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Longer details are for who asks the API. */
const SHOWN = 120;

const detailOf = ({ detail }: AuditAnswer): string => {
  const told = Object.entries(detail).map(([key, value]) => `${key} ${String(value)}`);
  return told.join(', ').slice(0, SHOWN);
};

const Entries = ({ entries }: { readonly entries: readonly AuditAnswer[] }) => {
  const { lang, say, number } = useLanguage();
  const when = new Intl.DateTimeFormat(lang, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Europe/Rome',
  });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className="scroll-x" role="region" aria-label={say('audit.title')} tabIndex={0}>
      <table className="data audit">
        <thead>
          <tr>
            <th scope="col">{say('audit.when')}</th>
            <th scope="col">{say('audit.who')}</th>
            <th scope="col">{say('audit.action')}</th>
            <th scope="col">{say('audit.purpose')}</th>
            <th scope="col" className="num">
              {say('audit.subjects')}
            </th>
            <th scope="col">{say('audit.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>{when.format(new Date(entry.at))}</td>
              <td>
                {entry.name}
                <small>{say.word(`role.${entry.role}`)}</small>
              </td>
              <td>{entry.action}</td>
              <td>{entry.purpose && say.word(`audit.purpose.${entry.purpose}`)}</td>
              <td className="num">{number(entry.subjects.length)}</td>
              <td className="said">{detailOf(entry)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** The trail: who saw or did what, and why. */
const AuditPage = () => {
  const { say } = useLanguage();
  const [asked, change] = useAddress(['atto', 'da', 'a']);
  const query = useTrail(asked);
  const field = (key: 'da' | 'a', label: string) => (
    <div className="field">
      <label htmlFor={key}>{label}</label>
      <input
        id={key}
        type="date"
        className="form-control"
        value={asked[key]}
        onChange={({ target }) => change({ [key]: target.value })}
      />
    </div>
  );
  return (
    <Page title={say('audit.title')} lead={say('audit.lead')}>
      <search className="filters">
        <div className="field grow">
          <label htmlFor="action">{say('audit.action')}</label>
          <input
            id="action"
            type="search"
            className="form-control"
            placeholder={say('audit.actionHint')}
            value={asked.atto}
            onChange={({ target }) => change({ atto: target.value })}
          />
        </div>
        {field('da', say('audit.from'))}
        {field('a', say('audit.to'))}
      </search>
      <Paged query={query} panel empty={<Empty title={say('audit.empty')} />}>
        {(entries) => <Entries entries={entries} />}
      </Paged>
    </Page>
  );
};

export default AuditPage;
