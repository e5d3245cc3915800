import type { Scope } from '@rosa/domain';
import type { BankTransfer } from '@rosa/service-kit';

export interface ExportRequest {
  /** The banks to be written, in this order. */
  readonly transfers: readonly BankTransfer[];
  readonly scope: Scope;
  /** With the restricted parts. */
  readonly restricted: boolean;
}

/**
 * Every record in reach of every bank, as lines of NDJSON, some hundreds at a time. Equal registries are written alike,
 * byte by byte.
 */
export async function* runExport({
  transfers,
  scope,
  restricted,
}: ExportRequest): AsyncGenerator<string> {
  for (const transfer of transfers) {
    for await (const rows of transfer.export(scope, { restricted })) {
      yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    }
  }
}
