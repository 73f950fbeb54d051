import type { ConnectionState, ConnectionStateListener } from '@octavus/react';
import type { LinkPhase, LinkState } from './link';
import type { RawEvent } from './normalise';

/** The link as the page shows it. */
export interface TransportState extends LinkState {
  /** True while a message waits for a connection. */
  readonly queued: boolean;
}

export interface TransportListener {
  /** The state of the connection, or whether a message waits for one, has changed. */
  onLink?(): void;
  /** Any message of the server, among them those beside the answer: typing, notification and the like. */
  onEvent?(event: RawEvent): void;
  /** A trigger has left on the connection with this number. */
  onSent?(epoch: number): void;
  /** The answer to the last trigger begins: the platform's last message before it, and the id of the answer. */
  onBegun?(after: string | null, answerId: unknown): void;
}

/** The four connection states the library knows, for our phases. */
const CONNECTION_STATES: Record<LinkPhase, ConnectionState> = {
  idle: 'disconnected',
  connecting: 'connecting',
  connected: 'connected',
  waiting: 'connecting',
  offline: 'connecting',
  closed: 'disconnected',
  failed: 'error',
};

/** The state of the transport and everybody who wants to know of it. */
export class TransportStatus {
  readonly #listeners = new Set<TransportListener>();
  readonly #stateListeners = new Set<ConnectionStateListener>();

  constructor(public state: TransportState) {}

  get connectionState(): ConnectionState {
    return CONNECTION_STATES[this.state.phase];
  }

  subscribe(listener: TransportListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** As the library wants it: the listener hears the present state at once. */
  onConnectionStateChange(listener: ConnectionStateListener): () => void {
    this.#stateListeners.add(listener);
    listener(this.connectionState);
    return () => this.#stateListeners.delete(listener);
  }

  change(state: TransportState): void {
    const before = this.connectionState;
    this.state = state;
    if (this.connectionState !== before) this.#stateListeners.forEach((listener) => listener(this.connectionState));
    this.#listeners.forEach((listener) => listener.onLink?.());
  }

  event(event: RawEvent): void {
    this.#listeners.forEach((listener) => listener.onEvent?.(event));
  }

  begun({ lastMessageId, messageId }: RawEvent): void {
    const after = typeof lastMessageId === 'string' ? lastMessageId : null;
    this.#listeners.forEach((listener) => listener.onBegun?.(after, messageId));
  }

  sent(): void {
    this.#listeners.forEach((listener) => listener.onSent?.(this.state.epoch));
  }
}
