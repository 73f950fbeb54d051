import type { RawEvent } from './normalise';

/**
 * Keeps the last events of a stopped run, which were on their way when the user pressed Stop, out of the next answer.
 * They are over when a run starts that is not the stopped one, or when the server reports an error.
 */
export class StaleEvents {
  #stopped: { executionId: string | undefined } | null = null;

  runStopped(executionId: string | undefined): void {
    this.#stopped = { executionId };
  }

  /** A new connection brings nothing of an old run. */
  connectionLost(): void {
    this.#stopped = null;
  }

  isStale(event: RawEvent): boolean {
    if (!this.#stopped) return false;
    const { executionId } = this.#stopped;
    const startsAnother = event.type === 'start' && (!executionId || event.executionId !== executionId);
    if (startsAnother || event.type === 'error') this.#stopped = null;
    return this.#stopped !== null;
  }
}
