import type { ConnectionState, ConnectionStateListener, SocketTransport, StreamEvent, ToolResult } from '@octavus/react';
import { ClientToolRound, type ClientTools } from './clientToolRound';
import type { Environment } from './environment';
import type { Rollback } from './exchanges';
import { IncomingEvents } from './incomingEvents';
import { Link } from './link';
import { isRawEvent, pageError } from './normalise';
import type { ChatSocket } from './socket';
import { type TransportListener, type TransportState, TransportStatus } from './transportState';
import { type ClientMessage, NO_CONNECTION, Turn } from './turn';

export interface ChatTransportOptions {
  open: () => ChatSocket;
  environment: Environment;
  clientTools: ClientTools;
}

/**
 * Carries turns over a link that reconnects by itself. Exactly one turn is open at a time and has one reader; every
 * turn ends with a finish or error event; events that arrive outside a turn, or belong to a stopped one, are dropped.
 */
export class ChatTransport implements SocketTransport {
  readonly #link: Link;
  readonly #incoming = new IncomingEvents();
  readonly #status: TransportStatus;
  #turn: Turn | null = null;
  #next: Turn | null = null;
  #round: ClientToolRound | null = null;
  /** The connection whose execution waits for the user's tool results. */
  #pausedOn: number | null = null;

  constructor(private readonly options: ChatTransportOptions) {
    this.#link = new Link(options.open, options.environment, {
      onState: () => this.#stateChanged(),
      onFrame: (frame) => this.#received(frame),
      onUp: () => this.#transmit(),
      onLost: () => this.#lost(),
    });
    this.#status = new TransportStatus({ ...this.#link.state, queued: false });
  }

  get state(): TransportState {
    return this.#status.state;
  }

  get connectionState(): ConnectionState {
    return this.#status.connectionState;
  }

  subscribe(listener: TransportListener): () => void {
    return this.#status.subscribe(listener);
  }

  onConnectionStateChange(listener: ConnectionStateListener): () => void {
    return this.#status.onConnectionStateChange(listener);
  }

  /** Starts connecting; the progress is told to the listeners. */
  connect(): Promise<void> {
    this.#link.connect();
    return Promise.resolve();
  }

  disconnect(): void {
    this.#link.close();
    this.#fail('disconnected', 'The connection was closed.');
  }

  retryNow(): void {
    this.#link.retryNow();
  }

  /** @param rollback what of the conversation is to be forgotten first; dropped if that conversation is over */
  trigger(triggerName: string, input?: Record<string, unknown>, rollback?: Rollback): AsyncIterable<StreamEvent> {
    return this.#run({ type: 'trigger', triggerName, ...(input && { input }) }, rollback);
  }

  continueWithToolResults(executionId: string, toolResults: ToolResult[]): AsyncIterable<StreamEvent> {
    return this.#run({ type: 'continue', executionId, toolResults });
  }

  /** Tells the server something beside the conversation; false when there is no connection. */
  say(message: Readonly<Record<string, unknown>>): boolean {
    return this.#link.send(message);
  }

  /** The store calls this before every message, too; the server hears of it only when there is something to stop. */
  stop(): void {
    this.#next?.stop();
    const turn = this.#turn;
    const isRunning = turn && !turn.isEnded && turn.sentOn !== undefined;
    if (isRunning || this.#pausedOn !== null) {
      this.#link.send({ type: 'stop' });
      this.#incoming.runStopped(turn?.executionId);
    }
    this.#pausedOn = null;
    turn?.stop();
    this.#stateChanged();
  }

  async *#run(message: ClientMessage, rollback?: Rollback): AsyncGenerator<StreamEvent> {
    const boundTo = message.type === 'continue' ? (this.#pausedOn ?? NO_CONNECTION) : undefined;
    const turn = new Turn(message, this.options.environment, boundTo, rollback);
    this.#next = turn;
    if (this.#turn && !this.#turn.isEnded) await this.#turn.ended;
    if (turn.isEnded) return;
    this.#next = null;
    this.#turn = turn;
    if (message.type === 'trigger') this.#incoming.answerAsked();
    this.#round = null;
    this.#pausedOn = null;
    this.#link.connect();
    this.#transmit();
    this.#stateChanged();
    try {
      yield* turn.events();
    } finally {
      turn.stop();
    }
  }

  #transmit(): void {
    const turn = this.#turn;
    if (!turn || turn.isEnded || turn.sentOn !== undefined) return;
    if (turn.boundTo !== undefined && turn.boundTo !== this.state.epoch) return this.#cutOff();
    if (!this.#link.send(turn.messageFor(this.state.epoch))) return;
    turn.sentOn = this.state.epoch;
    this.#stateChanged();
    if (turn.message.type === 'trigger') this.#status.sent();
  }

  #lost(): void {
    this.#incoming.connectionLost();
    this.#pausedOn = null;
    if (this.#turn?.isAtServer) this.#cutOff();
  }

  #cutOff(): void {
    this.#fail('connection_lost', 'The connection was lost before the answer was complete.');
  }

  #fail(code: string, message: string): void {
    this.#turn?.push(pageError(code, message));
    this.#stateChanged();
  }

  #received(frame: unknown): void {
    if (!isRawEvent(frame)) return;
    this.#status.event(frame);
    const turn = this.#turn;
    if (!turn || turn.isEnded || turn.sentOn === undefined || this.#incoming.isStale(frame)) return;
    if (frame.type === 'start' && turn.begin(frame.executionId)) this.#status.begun(frame);
    this.#incoming.translate(frame).forEach((event) => this.#deliver(turn, event));
  }

  #deliver(turn: Turn, event: StreamEvent): void {
    if (event.type === 'client-tool-request') {
      const round = new ClientToolRound(event, this.options.clientTools, this.options.environment);
      this.#round = round;
      void round.run(turn.signal, (outcome) => turn.push(outcome)).then(() => this.#settle(turn, round));
    } else if (event.type === 'finish' && event.finishReason === 'client-tool-calls') {
      this.#paused(turn);
    } else {
      turn.push(event);
      if (turn.isEnded) this.#stateChanged();
    }
  }

  #paused(turn: Turn): void {
    const round = this.#round;
    if (!round) return turn.push(pageError('invalid_event', 'The server waits for a tool it did not name.'));
    round.pause();
    this.#settle(turn, round);
  }

  /** Once the tools are done and the server has paused: on to the user, or back to the agent in the same turn. */
  #settle(turn: Turn, round: ClientToolRound): void {
    if (turn.isEnded || this.#round !== round || !round.isComplete) return;
    this.#round = null;
    const { executionId } = round.request;
    if (round.interactive.length > 0) {
      this.#pausedOn = turn.sentOn ?? null;
      turn.push({ ...round.request, toolCalls: round.interactive, serverToolResults: round.results });
      turn.push({ type: 'finish', finishReason: 'client-tool-calls', executionId });
    } else {
      turn.message = { type: 'continue', executionId, toolResults: round.results };
      turn.boundTo = turn.sentOn;
      turn.sentOn = undefined;
      this.#transmit();
    }
  }

  #stateChanged(): void {
    const turn = this.#turn;
    const queued = turn !== null && !turn.isEnded && turn.sentOn === undefined;
    this.#status.change({ ...this.#link.state, queued });
  }
}
