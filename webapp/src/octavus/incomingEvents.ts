import type { StreamEvent } from '@octavus/react';
import { ExtendedParts } from './extendedParts';
import { normalise, type RawEvent } from './normalise';
import { StaleEvents } from './staleEvents';
import { ToolInputs } from './toolInputs';

type ToolInputDelta = Extract<StreamEvent, { type: 'tool-input-delta' }>;

/** What of the server's events the store gets to see, and how. */
export class IncomingEvents {
  readonly #stale = new StaleEvents();
  #extended = new ExtendedParts();
  #inputs = new ToolInputs();

  /** From now on the events are those of another answer. */
  answerAsked(): void {
    this.#extended = new ExtendedParts();
    this.#inputs = new ToolInputs();
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
    if (plain?.type === 'tool-input-delta') return this.#grown(plain);
    if (plain?.type === 'tool-input-available') this.#inputs.end(plain.toolCallId);
    return plain ? [plain] : [];
  }

  /** The store takes each delta for the whole input. */
  #grown(delta: ToolInputDelta): StreamEvent[] {
    const input = this.#inputs.write(delta.toolCallId, delta.inputTextDelta);
    return input ? [{ ...delta, inputTextDelta: JSON.stringify(input) }] : [];
  }
}
