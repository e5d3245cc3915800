import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/language.js';
import { Answer } from '../../shared/states/Answer.js';

/** What a section shows of what its query answered. */
interface Shown {
  /** As many rows as are worth a glance. */
  readonly rows: readonly ReactNode[];
  /** How many rows there are in all; as many as are shown by default. */
  readonly total?: number;
  /** What the heading counts, where it counts at all. */
  readonly count?: number;
}

const More = ({ all, text }: { readonly all: string | undefined; readonly text: string }) => (
  <p className="field-hint">{all ? <Link to={all}>{text}</Link> : text}</p>
);

/** One of the things a day begins with: what waits, how much of it, or that nothing does. */
export const Section = <T,>({
  id,
  title,
  hint,
  none,
  all,
  query,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  readonly none: string;
  /** Where all of them are, if anywhere. */
  readonly all?: string;
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => Shown;
}) => {
  const { say, number } = useLanguage();
  const shown = query.data === undefined ? undefined : children(query.data);
  const rows = shown?.rows ?? [];
  const total = shown?.total ?? rows.length;
  const more = total - rows.length;
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>
        {title}
        {!!shown?.count && <span className="count num">{number(shown.count)}</span>}
      </h2>
      {hint && <p className="field-hint">{hint}</p>}
      <Answer query={query}>
        {() =>
          total === 0 ? (
            <p>{none}</p>
          ) : (
            <>
              <ul className="plain">{rows}</ul>
              {more > 0 && <More all={all} text={say('today.more', { n: number(more) })} />}
            </>
          )
        }
      </Answer>
    </section>
  );
};
