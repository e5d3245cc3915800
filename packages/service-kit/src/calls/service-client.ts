import type { Agent } from 'node:http';
import { Readable } from 'node:stream';
import { refuse, type Clock, type RosaError, type Scope } from '@rosa/domain';
import { Copies } from './copies.js';
import { callAgent, exchange, NoAnswer, type Answered, type Outgoing } from './exchange.js';
import type { ServiceKeys } from './keys.js';
import { signCall, type Door, type ServiceName } from './token.js';

/** What a process needs to call another service. */
export interface CallerSettings {
  readonly from: ServiceName;
  readonly keys: ServiceKeys;
  readonly clock: Clock;
  /** Until an answer begins, ms. */
  readonly timeoutMs: number;
}

/** A call, before it is signed. */
export interface Errand extends Outgoing {
  readonly door: Door;
  readonly scope: Scope;
  /** Doing it twice is as doing it once: it may be sent again where nobody knows whether it was done. */
  readonly repeatable: boolean;
}

const canBeSentAgain = (body: Outgoing['body']): boolean =>
  !(body instanceof Readable) || !body.readableDidRead;

const WORDS = {
  unreached: 'http.serviceDown',
  cut: 'http.serviceCut',
  late: 'http.serviceLate',
} as const;

/**
 * Another service, at whichever of its copies answers. Each copy is asked in its turn, and one that fails or says that it
 * is stopping is put aside for a moment. A call that reached no one goes to the next copy; one whose connection broke
 * does so only where it is repeatable; one that is late is not repeated, since whoever is slow is not helped by more work.
 */
export class ServiceClient {
  private readonly copies: Copies;
  private readonly agent: Agent = callAgent();

  constructor(
    readonly service: ServiceName,
    addresses: readonly string[],
    private readonly settings: CallerSettings,
  ) {
    this.copies = new Copies(addresses, settings.clock);
  }

  /**
   * Resolves when an answer begins, whatever its status.
   *
   * @throws `unavailable`, naming the service, where no copy answers
   */
  async send(errand: Errand): Promise<Answered> {
    let failed: NoAnswer | undefined;
    for (const address of this.copies.inTurn()) {
      try {
        return await this.sendTo(address, errand);
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        failed = error;
        this.copies.putAside(address);
        const again = error.why === 'unreached' || (error.why === 'cut' && errand.repeatable);
        if (!again || !canBeSentAgain(errand.body)) break;
      }
    }
    throw this.failed(WORDS[failed!.why], failed);
  }

  /** An error that names this service. */
  failed(
    code: (typeof WORDS)[keyof typeof WORDS] | 'http.serviceAnswer',
    cause?: unknown,
  ): RosaError {
    const { service } = this;
    const error = refuse('unavailable', code, { service }, [], { engine: service });
    return Object.assign(error, { cause });
  }

  close(): void {
    this.agent.destroy();
  }

  private async sendTo(address: string, errand: Errand): Promise<Answered> {
    const { from, keys, clock, timeoutMs } = this.settings;
    const { door, scope, headers, repeatable } = errand;
    const token = signCall(keys, clock, { from, to: this.service, door, scope });
    const signed = { ...headers, authorization: `Bearer ${token}` };
    const outgoing = { ...errand, headers: signed, asksFirst: !repeatable };
    const answered = await exchange(this.agent, address, outgoing, timeoutMs);
    // It is stopping: what comes next is better asked of another.
    if (answered.headers.connection === 'close') this.copies.putAside(address);
    return answered;
  }
}
