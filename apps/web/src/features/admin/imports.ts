import type { ImportAnswer } from '@rosa/registry';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, withQuery } from '../../api/client.js';
import type { Page } from '../../api/shapes.js';

/** How often an import under way is asked how far it has come. */
const ASK_AGAIN_MS = 1000;

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports'],
  queryFn: ({ signal, pageParam }) =>
    call<Page<ImportAnswer>>(withQuery('/imports', { cursor: pageParam }), { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => call<ImportAnswer>(`/imports/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? ASK_AGAIN_MS : false),
  });

export const startImport = ({ file, dryRun }: { readonly file: File; readonly dryRun: boolean }) =>
  call<ImportAnswer>(withQuery('/imports', { dryRun: String(dryRun) }), { file });

/** Something found in a row, as the import's lists tell it. */
export interface Found {
  readonly line: string;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** A cell with its quotes, or one without, and what ends it (RFC 4180). */
const CELL = /("(?:[^"]|"")*"|[^",\n]*)(,|\n|$)/y;

const unquoted = (cell: string): string =>
  cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;

const rowsOf = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length) {
    const [, cell = '', end] = CELL.exec(text)!;
    rows.at(-1)!.push(unquoted(cell));
    if (end === '\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
};

/** What was found in an import's rows; the file itself, whatever its length, can be saved. */
export const findingsQuery = (id: string, kind: 'errors' | 'warnings', wanted: boolean) =>
  queryOptions({
    queryKey: ['imports', id, kind],
    queryFn: async ({ signal }): Promise<readonly Found[]> => {
      const response = await fetch(`/api/imports/${id}/${kind}`, { signal });
      if (!response.ok) throw new Error(response.statusText);
      const [, ...rows] = rowsOf(await response.text());
      return rows.map(([, line = '', column = '', value = '', reason = '']) => ({
        line,
        column,
        value,
        reason,
      }));
    },
    enabled: wanted,
  });
