import { newId } from '@rosa/domain';
import type { AuditEntry, AuditTrail } from '../audit.js';
import { ask } from './ask.js';
import { gatewayCalls } from './contract/gateway.js';
import type { ServiceClient } from './service-client.js';

/** Entries sent at once. */
const BATCH = 500;

interface Waiting {
  readonly entry: AuditEntry & { readonly id: string };
  readonly kept: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * The gateway's trail, from another service. Entries that come while one call is under way go together in the next; each
 * has an id from here, so that a call sent twice is kept once.
 */
class AuditOverHttp implements AuditTrail {
  private waiting: Waiting[] = [];
  private sending = false;

  constructor(private readonly gateway: ServiceClient) {}

  record(entry: AuditEntry): Promise<void> {
    return new Promise((kept, failed) => {
      this.waiting.push({ entry: { ...entry, id: newId() }, kept, failed });
      if (!this.sending) void this.sendAll();
    });
  }

  private async sendAll(): Promise<void> {
    this.sending = true;
    while (this.waiting.length > 0) await this.send(this.waiting.splice(0, BATCH));
    this.sending = false;
  }

  private async send(batch: readonly Waiting[]): Promise<void> {
    const entries = batch.map(({ entry: { scope, subjects, ...entry } }) => {
      return {
        ...entry,
        scope: { ...scope, territory: territoryOf(scope) },
        subjects: [...subjects],
      };
    });
    try {
      await ask(this.gateway, gatewayCalls.audit, batch[0]!.entry.scope, { entries });
      for (const { kept } of batch) kept();
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  }
}

const territoryOf = ({ territory }: AuditEntry['scope']) =>
  territory === 'all' ? territory : [...territory];

export const auditOverHttp = (gateway: ServiceClient): AuditTrail => new AuditOverHttp(gateway);
