import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/language.js';
import { Answer } from '../../shared/states/Answer.js';

/** What a section shows of what its query answered. */
interface Shown {
  /** As many rows as are worth a glance. */
  readonly rows: readonly ReactNode[];
  /** How many there are in all; as many as the rows by default. */
  readonly total?: number;
}

/** One of the things a day begins with: what waits, how much of it, or that nothing does. */
export const Section = <T,>({
  id,
  title,
  hint,
  none,
  query,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  readonly none: string;
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => Shown;
}) => {
  const { say, number } = useLanguage();
  const shown = query.data === undefined ? undefined : children(query.data);
  const total = shown?.total ?? shown?.rows.length ?? 0;
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>
        {title}
        {total > 0 && <span className="count num">{number(total)}</span>}
      </h2>
      {hint && <p className="field-hint">{hint}</p>}
      <Answer query={query}>
        {() =>
          total === 0 ? (
            <p>{none}</p>
          ) : (
            <>
              <ul className="plain">{shown?.rows}</ul>
              {total > (shown?.rows.length ?? 0) && (
                <p className="field-hint">
                  {say('today.more', { n: number(total - (shown?.rows.length ?? 0)) })}
                </p>
              )}
            </>
          )
        }
      </Answer>
    </section>
  );
};
