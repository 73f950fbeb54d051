import { retryDelay } from './backoff';
import type { Environment } from './environment';
import { type ChatSocket, OPEN } from './socket';

/**
 * idle: never asked to connect. connecting: an attempt is under way. waiting: an attempt is scheduled. offline: the
 * same, but the browser reports no network. closed: ended by the page. failed: the socket cannot even be created.
 */
export type LinkPhase = 'idle' | 'connecting' | 'connected' | 'waiting' | 'offline' | 'closed' | 'failed';

export interface LinkState {
  readonly phase: LinkPhase;
  /** Attempts since the last working connection; 0 while connected and before the first loss. */
  readonly attempt: number;
  /** When the next attempt starts, in milliseconds of the environment's clock. */
  readonly retryAt?: number;
  /** Counts the connections that opened; a new number is a new conversation at the server. */
  readonly epoch: number;
}

export interface LinkListener {
  onState(state: LinkState): void;
  onFrame(frame: unknown): void;
  onUp(): void;
  onLost(): void;
}

const CONNECT_LIMIT_MS = 12_000;
/** The server sends a heartbeat every 25 s; two of them missing is a dead link. */
const SILENCE_LIMIT_MS = 60_000;
const SILENCE_CHECK_MS = 5_000;
/** A connection that lasted this long proves that the way is good again. */
const STEADY_MS = 60_000;

/** Keeps one socket open: connects, notices a dead one, and tries again with growing pauses until closed. */
export class Link {
  #socket: ChatSocket | null = null;
  #state: LinkState = { phase: 'idle', attempt: 0, epoch: 0 };
  #failures = 0;
  #upSince = 0;
  #lastHeard = 0;
  #cancelTimer = () => {};
  #cancelWatch = () => {};
  #unsubscribe: (() => void) | null = null;

  constructor(
    private readonly open: () => ChatSocket,
    private readonly environment: Environment,
    private readonly listener: LinkListener,
  ) {}

  get state(): LinkState {
    return this.#state;
  }

  get isUp(): boolean {
    return this.#state.phase === 'connected';
  }

  /** Starts connecting unless that is under way or done already. */
  connect(): void {
    const { phase } = this.#state;
    if (phase !== 'idle' && phase !== 'closed' && phase !== 'failed') return;
    this.#unsubscribe ??= this.environment.onChange((change) => this.#environmentChanged(change));
    this.#failures = 0;
    this.#attempt(0);
  }

  /** Gives up the pause before the next attempt. */
  retryNow(): void {
    const { phase, attempt } = this.#state;
    if (phase === 'waiting' || phase === 'offline') this.#attempt(attempt);
    else this.connect();
  }

  /** Closes the connection, or calls off the attempt, until connect() is called again. */
  close(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    this.#drop();
    if (this.#state.phase !== 'idle') this.#enter({ phase: 'closed', attempt: 0 });
  }

  /** Hands a message to the open socket; false when there is none. */
  send(message: unknown): boolean {
    if (!this.isUp || this.#socket?.readyState !== OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  #attempt(attempt: number): void {
    this.#drop();
    this.#enter({ phase: 'connecting', attempt });
    let socket: ChatSocket;
    try {
      socket = this.open();
    } catch {
      this.#enter({ phase: 'failed', attempt });
      return;
    }
    this.#socket = socket;
    // All handlers in the tick that creates the socket: no frame can slip by.
    socket.onopen = () => this.#opened();
    socket.onmessage = (event) => this.#received(event.data);
    socket.onheartbeat = () => this.#heard();
    socket.onclose = () => this.#lost();
    socket.onerror = () => this.#lost();
    this.#cancelTimer = this.environment.after(CONNECT_LIMIT_MS, () => this.#lost());
  }

  #opened(): void {
    this.#cancelTimer();
    this.#upSince = this.environment.now();
    this.#heard();
    this.#watch();
    this.#enter({ phase: 'connected', attempt: 0, epoch: this.#state.epoch + 1 });
    this.listener.onUp();
  }

  #received(data: unknown): void {
    this.#heard();
    let frame: unknown;
    try {
      frame = typeof data === 'string' ? JSON.parse(data) : data;
    } catch {
      return;
    }
    this.listener.onFrame(frame);
  }

  #heard(): void {
    this.#lastHeard = this.environment.now();
  }

  #watch(): void {
    this.#cancelWatch = this.environment.after(SILENCE_CHECK_MS, () => {
      if (this.environment.now() - this.#lastHeard > SILENCE_LIMIT_MS) this.#lost();
      else this.#watch();
    });
  }

  #lost(): void {
    const world = this.environment;
    const wasUp = this.isUp;
    if (wasUp && world.now() - this.#upSince >= STEADY_MS) this.#failures = 0;
    const delay = retryDelay({ failures: this.#failures, hidden: world.isHidden(), random: world.random() });
    this.#failures += 1;
    this.#drop();
    const phase = world.isOnline() ? 'waiting' : 'offline';
    this.#enter({ phase, attempt: this.#state.attempt + 1, retryAt: world.now() + delay });
    this.#cancelTimer = world.after(delay, () => this.#attempt(this.#state.attempt));
    if (wasUp) this.listener.onLost();
  }

  /** Detaches before closing, so that late callbacks of an old socket reach nobody. */
  #drop(): void {
    this.#cancelTimer();
    this.#cancelWatch();
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = socket.onerror = socket.onheartbeat = null;
    socket.close();
  }

  #environmentChanged(change: 'online' | 'offline' | 'visible'): void {
    const { phase } = this.#state;
    if (phase !== 'waiting' && phase !== 'offline') return;
    if (change === 'offline') this.#enter({ ...this.#state, phase: 'offline' });
    else this.retryNow();
  }

  #enter(state: Omit<LinkState, 'epoch'> & { epoch?: number }): void {
    this.#state = { epoch: this.#state.epoch, ...state };
    this.listener.onState(this.#state);
  }
}
