import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { call, withQuery } from '../../api/client.js';
import type { Page as PageOf } from '../../api/shapes.js';
import { useLanguage } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { More } from '../../shared/More.js';
import { KINDS, type Entry, type Kind } from '../../shared/reference/names.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { useAddress } from '../../shared/use-address.js';

const useClassification = (kind: Kind, q: string) =>
  useInfiniteQuery({
    queryKey: ['reference', kind, q],
    queryFn: ({ signal, pageParam }) =>
      call<PageOf<Entry>>(withQuery(`/reference/${kind}`, { q, cursor: pageParam, limit: 100 }), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: Infinity,
  });

const Entries = ({ entries }: { readonly entries: readonly Entry[] }) => {
  const { say } = useLanguage();
  return (
    <table className="data">
      <thead>
        <tr>
          <th scope="col">{say('reference.code')}</th>
          <th scope="col">{say('reference.label')}</th>
          <th scope="col">{say('reference.other')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ code, label, provinceSign }) => (
          <tr key={code}>
            <td>{code}</td>
            <td>{provinceSign ? `${label.it} (${provinceSign})` : label.it}</td>
            <td lang="en">{label.en === label.it ? '' : label.en}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** The reference tables, to be read. */
const ReferencePage = () => {
  const { say } = useLanguage();
  const [{ tabella, cerca }, change] = useAddress(['tabella', 'cerca']);
  const [text, setText] = useState(cerca);
  const kind = KINDS.find((each) => each === tabella) ?? 'comuni';
  const query = useClassification(kind, useDeferredValue(text.trim()));
  return (
    <Page title={say('reference.title')} lead={say('reference.lead')}>
      <search className="filters">
        <div className="field">
          <label htmlFor="kind">{say('reference.which')}</label>
          <select
            id="kind"
            className="form-select"
            value={kind}
            onChange={({ target }) => change({ tabella: target.value })}
          >
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {say(`reference.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field grow">
          <label htmlFor="q">{say('reference.search')}</label>
          <input
            id="q"
            type="search"
            className="form-control"
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              change({ cerca: target.value });
            }}
          />
        </div>
      </search>
      <Answer query={query}>
        {({ pages }) => {
          const entries = pages.flatMap(({ items }) => items);
          return entries.length === 0 ? (
            <Empty title={say('reference.empty')} />
          ) : (
            <div className="panel">
              <p className="count" role="status">
                {say('list.count', { n: pages[0]!.total })}
              </p>
              <Entries entries={entries} />
              <More query={query} />
            </div>
          );
        }}
      </Answer>
    </Page>
  );
};

export default ReferencePage;
