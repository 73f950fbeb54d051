import type { ConnectionState } from '@octavus/react';
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
}

/** The four connection states the library knows, for our phases. */
export const CONNECTION_STATES: Record<LinkPhase, ConnectionState> = {
  idle: 'disconnected',
  connecting: 'connecting',
  connected: 'connected',
  waiting: 'connecting',
  offline: 'connecting',
  closed: 'disconnected',
  failed: 'error',
};
