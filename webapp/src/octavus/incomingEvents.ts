import type { StreamEvent } from '@octavus/react';
import { ExtendedParts } from './extendedParts';
import { normalise, type RawEvent } from './normalise';
import { StaleEvents } from './staleEvents';

/** What of the server's events the store gets to see, and how. */
export class IncomingEvents {
  readonly #stale = new StaleEvents();
  #extended = new ExtendedParts();

  /** From now on the events are those of another answer. */
  answerAsked(): void {
    this.#extended = new ExtendedParts();
  }

  runStopped(executionId: string | undefined): void {
    this.#stale.runStopped(executionId);
  }

  connectionLost(): void {
    this.#stale.connectionLost();
  }

  /** True for a last event of a run that was stopped. */
  isStale(event: RawEvent): boolean {
    return this.#stale.isStale(event);
  }

  translate(event: RawEvent): StreamEvent[] {
    const known = this.#extended.translate(event);
    if (known) return known;
    const plain = normalise(event);
    return plain ? [plain] : [];
  }
}
