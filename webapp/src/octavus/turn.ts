import type { StreamEvent } from '@octavus/react';
import { append } from './batching';
import type { Environment } from './environment';
import type { Rollback } from './exchanges';

export type ClientMessage = Readonly<Record<string, unknown>> & { readonly type: 'trigger' | 'continue' };

/** Bound to this, a continuation cannot go out any more. */
export const NO_CONNECTION = -1;

/** The page shows at most one batch of events in this time, however fast they come. */
const BATCH_MS = 40;

/**
 * One request to the agent and the answer to it, read by exactly one reader. A turn ends once: with a finish or error
 * event, or by stop(), after which the reader gets nothing more.
 */
export class Turn {
  /** The connection the message went out on; undefined while it waits for one. */
  sentOn: number | undefined;
  executionId: string | undefined;
  /** Tells automatic client tools that nobody waits for them any more. */
  readonly signal: AbortSignal;
  readonly ended: Promise<void>;
  readonly #abort = new AbortController();
  #settle!: () => void;
  #hasBegun: boolean;
  #isEnded = false;
  #isStopped = false;
  #batch: StreamEvent[] = [];
  #wake = () => {};

  constructor(
    public message: ClientMessage,
    private readonly environment: Environment,
    /** A continuation makes sense only on the connection whose execution it continues. */
    public boundTo?: number,
    /** What is to be forgotten before the message is heard. */
    private readonly rollback?: Rollback,
  ) {
    // The answer that a continuation goes on with began earlier.
    this.#hasBegun = message.type === 'continue';
    this.signal = this.#abort.signal;
    this.ended = new Promise((resolve) => (this.#settle = resolve));
  }

  /** The message as it goes out on a connection. */
  messageFor(epoch: number): Readonly<Record<string, unknown>> {
    const { rollback, message } = this;
    const applies = rollback?.epoch === epoch && message.type === 'trigger';
    return applies ? { ...message, rollbackAfterMessageId: rollback.after } : message;
  }

  /** True once something left for the server, so that a lost connection is a lost answer. */
  get isAtServer(): boolean {
    return this.sentOn !== undefined || this.boundTo !== undefined;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Notes the start of a leg; true for the first leg of an answer. */
  begin(executionId: unknown): boolean {
    if (typeof executionId === 'string') this.executionId = executionId;
    const isFirst = !this.#hasBegun;
    this.#hasBegun = true;
    return isFirst;
  }

  push(event: StreamEvent): void {
    if (this.#isEnded) return;
    append(this.#batch, event);
    if (event.type === 'finish' || event.type === 'error') this.#end();
    else this.#wake();
  }

  /** Ends the turn without another event; what was not read yet is thrown away. */
  stop(): void {
    this.#isStopped = true;
    this.#batch = [];
    this.#end();
  }

  async *events(): AsyncGenerator<StreamEvent> {
    let last = -BATCH_MS;
    for (;;) {
      if (this.#batch.length === 0) {
        if (this.#isEnded) return;
        await new Promise<void>((resolve) => (this.#wake = resolve));
        continue;
      }
      await this.#pause(last + BATCH_MS - this.environment.now());
      last = this.environment.now();
      const batch = this.#batch;
      this.#batch = [];
      for (const event of batch) {
        if (this.#isStopped) return;
        yield event;
      }
    }
  }

  #pause(milliseconds: number): Promise<void> | undefined {
    if (milliseconds <= 0 || this.#isEnded) return undefined;
    return new Promise((resolve) => {
      const cancel = this.environment.after(milliseconds, resolve);
      this.#wake = () => {
        if (!this.#isEnded) return;
        cancel();
        resolve();
      };
    });
  }

  #end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#abort.abort();
    this.#settle();
    this.#wake();
  }
}
