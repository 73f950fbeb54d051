import { OctavusChat } from '@octavus/react';
import { vi } from 'vitest';
import type { ClientTools } from '../../src/octavus/clientToolRound';
import type { Environment } from '../../src/octavus/environment';
import type { ChatSocket } from '../../src/octavus/socket';
import { ChatTransport } from '../../src/octavus/transport';

type Frame = Record<string, unknown>;

export class FakeSocket implements ChatSocket {
  readyState = 0;
  readonly sent: Frame[] = [];
  isClosed = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onheartbeat: (() => void) | null = null;

  send(data: string): void {
    this.sent.push(JSON.parse(data) as Frame);
  }

  close(): void {
    this.isClosed = true;
    this.readyState = 3;
  }

  accept(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  break(): void {
    this.readyState = 3;
    this.onclose?.();
  }

  /** Delivers every frame in a task of its own, 2 ms apart, as a browser does. */
  async play(...frames: unknown[]): Promise<void> {
    for (const frame of frames) {
      this.onmessage?.({ data: JSON.stringify(frame) });
      await vi.advanceTimersByTimeAsync(2);
    }
  }

  sentOf(type: string): Frame[] {
    return this.sent.filter((frame) => frame.type === type);
  }
}

/** Time is vitest's fake clock; luck, network and visibility are what the test says. */
export class FakeEnvironment implements Environment {
  luck = 0.5;
  online = true;
  hidden = false;
  readonly listeners = new Set<(change: 'online' | 'offline' | 'visible') => void>();
  now = () => Date.now();
  random = () => this.luck;
  isOnline = () => this.online;
  isHidden = () => this.hidden;

  after(milliseconds: number, action: () => void): () => void {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  }

  onChange(listener: (change: 'online' | 'offline' | 'visible') => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(change: 'online' | 'offline' | 'visible'): void {
    this.listeners.forEach((listener) => listener(change));
  }
}

/** The library's real store on our transport, over sockets the test holds in its hands. */
export function conversation(clientTools: ClientTools = {}) {
  const sockets: FakeSocket[] = [];
  const environment = new FakeEnvironment();
  const open = () => {
    const socket = new FakeSocket();
    sockets.push(socket);
    return socket;
  };
  const transport = new ChatTransport({ open, environment, clientTools });
  const interactive = Object.entries(clientTools).filter(([, tool]) => typeof tool === 'string');
  const chat = new OctavusChat({
    transport,
    clientTools: Object.fromEntries(interactive.map(([name]) => [name, 'interactive' as const])),
  });
  return {
    transport,
    chat,
    environment,
    sockets,
    get socket(): FakeSocket {
      const last = sockets.at(-1);
      if (!last) throw new Error('no socket was opened');
      return last;
    },
    connect(): FakeSocket {
      void transport.connect();
      this.socket.accept();
      return this.socket;
    },
    ask(text: string): void {
      void chat.send('user-message', { USER_MESSAGE: text }, { userMessage: { content: text } });
    },
    /** What the last message says. */
    said(): string {
      return (chat.messages.at(-1)?.parts ?? []).flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('|');
    },
    toolStates(): string[] {
      const parts = chat.messages.flatMap((message) => message.parts);
      return parts.flatMap((part) => (part.type === 'tool-call' ? [`${part.toolCallId}:${part.status}`] : []));
    },
  };
}

export const settle = () => vi.advanceTimersByTimeAsync(100);

export const start = (executionId = 'exe_1', lastMessageId?: string) => ({ type: 'start', executionId, lastMessageId });
export const finish = (finishReason = 'stop') => ({ type: 'finish', finishReason });
export const text = (...deltas: string[]) => [
  { type: 'text-start', id: 't1' },
  ...deltas.map((delta) => ({ type: 'text-delta', id: 't1', delta })),
  { type: 'text-end', id: 't1' },
];
export const toolInput = (toolCallId: string, toolName: string) => [
  { type: 'tool-input-start', toolCallId, toolName },
  { type: 'tool-input-available', toolCallId, toolName, input: {} },
];
export const toolRequest = (...calls: [toolCallId: string, toolName: string][]) => ({
  type: 'client-tool-request',
  executionId: 'exe_1',
  toolCalls: calls.map(([toolCallId, toolName]) => ({ toolCallId, toolName, args: {} })),
});
