import type { ConnectionState, ConnectionStateListener, SocketTransport, StreamEvent, ToolResult } from '@octavus/react';
import type { Rollback } from './exchanges';
import type { ChatTransport } from './transport';

/**
 * The transport as one store sees it. The store of this library version cannot take messages back, but the hook makes
 * a new one for a new transport object: so each time the conversation is cut, it gets another one of these over the
 * same connection. A detached one is deaf and dumb: what its store still says must not reach the server.
 */
export class StoreTransport implements SocketTransport {
  #rollback: Rollback | undefined;
  #attached = true;

  /** @param rollback goes out with the first message of the store */
  constructor(
    private readonly transport: ChatTransport,
    rollback?: Rollback,
  ) {
    this.#rollback = rollback;
  }

  get connectionState(): ConnectionState {
    return this.transport.connectionState;
  }

  onConnectionStateChange(listener: ConnectionStateListener): () => void {
    return this.transport.onConnectionStateChange(listener);
  }

  connect(): Promise<void> {
    return this.transport.connect();
  }

  disconnect(): void {
    if (this.#attached) this.transport.disconnect();
  }

  detach(): void {
    this.#attached = false;
  }

  trigger(triggerName: string, input?: Record<string, unknown>): AsyncIterable<StreamEvent> {
    if (!this.#attached) return nothing();
    const rollback = this.#rollback;
    this.#rollback = undefined;
    return this.transport.trigger(triggerName, input, rollback);
  }

  continueWithToolResults(executionId: string, toolResults: ToolResult[]): AsyncIterable<StreamEvent> {
    return this.#attached ? this.transport.continueWithToolResults(executionId, toolResults) : nothing();
  }

  stop(): void {
    if (this.#attached) this.transport.stop();
  }
}

async function* nothing(): AsyncGenerator<StreamEvent> {}
