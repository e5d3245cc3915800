import { useSay } from '../i18n/language.js';

/** Fetches the next page of a list, where there is one. */
export const More = ({
  query,
}: {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}) => {
  const say = useSay();
  if (!query.hasNextPage) return null;
  return (
    <button
      type="button"
      className="btn btn-outline-primary"
      disabled={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
    >
      {say('list.more')}
    </button>
  );
};
