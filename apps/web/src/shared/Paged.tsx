import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Page } from '../api/shapes.js';
import { useSay } from '../i18n/language.js';
import { More } from './More.js';
import { Answer } from './states/Answer.js';

/** A list as far as its pages have come, with the way to the next; `empty` where it holds nothing. */
export const Paged = <T,>({
  query,
  empty,
  panel = false,
  children,
}: {
  readonly query: UseInfiniteQueryResult<InfiniteData<Page<T>>>;
  readonly empty: ReactNode;
  /** On a surface of its own, below the count of all there are. */
  readonly panel?: boolean;
  readonly children: (items: readonly T[]) => ReactNode;
}) => {
  const say = useSay();
  return (
    <Answer query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return empty;
        const shown = (
          <>
            {children(items)}
            <More query={query} />
          </>
        );
        if (!panel) return shown;
        return (
          <div className="panel">
            <p className="count" role="status">
              {say('list.count', { n: pages[0]!.total })}
            </p>
            {shown}
          </div>
        );
      }}
    </Answer>
  );
};
