import type { Client, estypes } from '@elastic/elasticsearch';
import { outOfService } from '@rosa/domain';
import type { PersonSource } from './people.js';
import { ENGINE } from './server.js';

/** Several searches in one round trip. An answer that lacks a shard or ran out of time is one in part. */

export type Search = estypes.SearchSearchRequestBody;
export type Answer = estypes.MsearchMultiSearchItem<PersonSource>;

const TIMEOUT = '20s';

interface Asked {
  readonly search: Search;
  /** Answered from the server's memory while nothing has changed. */
  readonly keep?: boolean;
}

/** Did every shard answer in time? */
export const isWhole = ({ timed_out, _shards }: Answer): boolean =>
  !timed_out && _shards.failed === 0 && _shards.successful === _shards.total;

const answerOf = (response: estypes.MsearchResponseItem<PersonSource>): Answer => {
  if ('error' in response)
    throw outOfService(ENGINE, 'engine.searchFails', { why: response.error.type });
  return response;
};

/** One answer a search, in order, some perhaps in part. Fails as `unavailable` where one is missing. */
export const askForParts = async (
  client: Client,
  index: string,
  asked: readonly Asked[],
): Promise<readonly Answer[]> => {
  const searches = asked.flatMap(({ search, keep = false }) => [
    { index, request_cache: keep, allow_partial_search_results: true },
    { ...search, timeout: TIMEOUT },
  ]);
  const { responses } = await client.msearch<PersonSource>({ searches });
  return responses.map(answerOf);
};

/** As {@link askForParts}; fails as `unavailable` where one of them is in part. */
export const ask = async (
  client: Client,
  index: string,
  asked: readonly Asked[],
): Promise<readonly Answer[]> => {
  const answers = await askForParts(client, index, asked);
  if (answers.every(isWhole)) return answers;
  throw outOfService(ENGINE, 'engine.partSilent', {});
};

/** How many a search found; it must have been asked to count them all. */
export const totalOf = ({ hits }: Answer): number =>
  typeof hits.total === 'number' ? hits.total : (hits.total?.value ?? 0);
