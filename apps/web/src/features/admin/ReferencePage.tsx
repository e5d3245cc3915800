import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { call, withQuery } from '../../api/client.js';
import type { Page as PageOf } from '../../api/shapes.js';
import { useLanguage } from '../../i18n/language.js';
import { Choice } from '../../shared/Choice.js';
import { Page } from '../../shared/layout/Page.js';
import { Paged } from '../../shared/Paged.js';
import { KINDS, type Entry, type Kind } from '../../shared/reference/names.js';
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
        <Choice
          id="kind"
          label={say('reference.which')}
          value={kind}
          values={KINDS}
          nameOf={(each) => say(`reference.${each}`)}
          choose={(each) => change({ tabella: each })}
        />
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
      <Paged query={query} panel empty={<Empty title={say('reference.empty')} />}>
        {(entries) => <Entries entries={entries} />}
      </Paged>
    </Page>
  );
};

export default ReferencePage;
