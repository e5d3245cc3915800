import { setTimeout as after } from 'node:timers/promises';
import { systemScope, type RosaError } from '@rosa/domain';
import {
  ask,
  routesCall,
  type RouteLine,
  type Check,
  type Route,
  type ServiceClient,
  type Timer,
} from '@rosa/service-kit';
import { forwardingRoute } from '../http/forward.js';
import type { DocumentPart, RemoteServices } from '../ports.js';

type Behind = 'registry' | 'opportunities';

/** A service that stands behind the gateway. */
export interface BehindGateway {
  readonly name: Behind;
  readonly client: ServiceClient;
}

interface Told {
  readonly edition: string;
  readonly routes: readonly RouteLine[];
  readonly document: DocumentPart;
}

/** How often services are asked what they answer: at once while they have not said, now and then afterwards. */
const ASK_MS = 1_000;
const ASK_AGAIN_EVERY = 10;
/** A gateway that starts waits this often for services that start with it, a quarter of a second each time. */
const ASKED_AT_START = 40;

const SCOPE = systemScope('gateway');

/** What the services behind the gateway answer, as they say it themselves; a new version of one is noticed. */
export class RemoteRoutes implements RemoteServices {
  private readonly told = new Map<Behind, Told>();
  private known: readonly Route[] = [];
  private parts: readonly DocumentPart[] = [];
  private turn = 0;
  private stopTimer: (() => void) | undefined;

  constructor(private readonly services: readonly BehindGateway[]) {}

  /** Asks, and goes on asking. Resolves when all have said what they answer, or after a while where one does not. */
  async start(timer: Timer): Promise<void> {
    this.stopTimer = timer.every(ASK_MS, () => void this.ask());
    for (let tried = 0; tried < ASKED_AT_START; tried += 1) {
      await this.ask();
      if (!this.silent()) return;
      await after(ASK_MS / 4);
    }
  }

  stop(): void {
    this.stopTimer?.();
  }

  routes(): readonly Route[] {
    return this.known;
  }

  documents(): readonly DocumentPart[] {
    return this.parts;
  }

  silent(): RosaError | undefined {
    const silent = this.services.find(({ name }) => !this.told.has(name));
    return silent?.client.failed('http.serviceDown');
  }

  /** Which services have said what they answer. */
  checks(): readonly Check[] {
    return this.services.map(({ name }) => {
      const ok = this.told.has(name);
      return { name, ok, detail: ok ? 'ha detto a che cosa risponde' : 'non ha ancora risposto' };
    });
  }

  /** Asks those who have not said yet, and now and then everyone. */
  async ask(): Promise<void> {
    const everyone = this.turn % ASK_AGAIN_EVERY === 0;
    this.turn += 1;
    const asked = this.services.filter(({ name }) => everyone || !this.told.has(name));
    await Promise.all(asked.map((service) => this.askOne(service)));
  }

  private async askOne({ name, client }: BehindGateway): Promise<void> {
    const known = this.told.get(name)?.edition ?? null;
    try {
      const { edition, told } = await ask(client, routesCall(name), SCOPE, { known });
      if (told) this.learn(name, { edition, ...told });
    } catch {
      // It is down: what it said before still holds, and a call to it is told so.
    }
  }

  private learn(name: Behind, said: Told): void {
    this.told.set(name, said);
    const told = this.services.flatMap((each) => {
      const known = this.told.get(each.name);
      return known ? [{ ...each, ...known }] : [];
    });
    this.known = told.flatMap((each) =>
      each.routes.map((line) => forwardingRoute(each.client, line)),
    );
    this.parts = told.map(({ document }) => document);
  }
}
