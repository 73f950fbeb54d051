/** What the page shows, free of any library and protocol. */

export type ToolState = 'waiting' | 'running' | 'done' | 'failed' | 'stopped' | 'declined';

/** What the agent is told when the user says no: an answer, not a failure. */
export const DECLINED = 'The user declined.';

export type ChatPart =
  | { kind: 'text'; text: string; streaming: boolean; aside: boolean }
  | { kind: 'reasoning'; text: string; streaming: boolean }
  | {
      kind: 'tool';
      id: string;
      name: string;
      title: string;
      state: ToolState;
      input: Record<string, unknown>;
      result?: unknown;
      error?: string;
    }
  | { kind: 'source'; id: string; title: string; url?: string }
  | { kind: 'file'; id: string; name: string; url: string; mediaType: string }
  | { kind: 'object'; id: string; typeName: string; value: unknown; streaming: boolean }
  | { kind: 'todo'; todos: readonly TodoItem[] }
  | {
      kind: 'worker';
      id: string;
      title: string;
      state: ToolState;
      parts: readonly ChatPart[];
      result?: unknown;
      error?: string;
    }
  | { kind: 'note'; id: string; text: string; running: boolean };

export type TodoState = 'pending' | 'in_progress' | 'completed' | 'cancelled';

export interface TodoItem {
  id: string;
  content: string;
  state: TodoState;
}

export type WorkerPart = Extract<ChatPart, { kind: 'worker' }>;

/** A file at the platform. */
export interface ChatFile {
  id: string;
  name: string;
  url: string;
  mediaType: string;
  /** Bytes. */
  size: number;
}

export type Rating = 'up' | 'down';

export type ToolPart = Extract<ChatPart, { kind: 'tool' }>;

export interface ChatMessage {
  id: string;
  role: 'user' | 'assistant';
  parts: readonly ChatPart[];
  /** False while the agent still works on it. */
  settled: boolean;
  /** Counts the messages of the user: the number of this one, or of the one that is answered. */
  userIndex: number;
  /** True for the first message of a conversation that does not know the messages above. */
  startsConversation: boolean;
}

export type ChatStatus = 'idle' | 'answering' | 'awaiting-input' | 'error';

export interface ChatError {
  /** The kind of error in the platform's words, for instance `rate_limit_error`. */
  type: string;
  code?: string;
  message: string;
  retryable: boolean;
  /** Seconds. */
  retryAfter?: number;
  requestId?: string;
}

export type LinkWord = 'connected' | 'connecting' | 'reconnecting' | 'offline' | 'disconnected' | 'error';

export interface LinkView {
  word: LinkWord;
  /** When the next attempt starts, in milliseconds since the epoch. */
  retryAt?: number;
  /** True while a message waits for the connection. */
  queued: boolean;
}

/** How the user answers a tool call: yes or no, with the values of a form, or with an opinion. */
export type Interaction = 'confirm' | 'form' | 'feedback';

/** A tool call that the user answers. */
export interface PendingTool {
  id: string;
  name: string;
  title: string;
  interaction: Interaction;
  args: Record<string, unknown>;
  submit(result: unknown): void;
  cancel(reason?: string): void;
}

export interface Notification {
  id: number;
  message: string;
}

export interface Chat {
  messages: readonly ChatMessage[];
  status: ChatStatus;
  error: ChatError | null;
  pendingTools: readonly PendingTool[];
  link: LinkView;
  typing: boolean;
  notifications: readonly Notification[];
  /** What was sent and has not left yet; a reload would lose it. */
  unsent: string;
  send(text: string, files?: readonly ChatFile[]): void;
  stop(): void;
  /** Asks again for an answer to the last message of the user; the present answer is forgotten. */
  retry(): void;
  /** Says something else in place of a message of the user; that one and all after it are forgotten. */
  edit(userIndex: number, text: string): void;
  /** Tells the server what the user thinks of an answer; false when it cannot hear. */
  rate(userIndex: number, rating: Rating | null): boolean;
  /** Counts the conversations; files of another one mean nothing to the agent. */
  conversation: number;
  /** Takes a file to the platform; rejected with words for the user, if there are any. */
  upload(file: File, signal: AbortSignal, onProgress: (share: number) => void): Promise<ChatFile>;
  reconnect(): void;
  dismiss(notification: number): void;
}

/** The words of a message, its pieces apart by a blank line. */
export function plainText(message: ChatMessage): string {
  return message.parts
    .flatMap((part) => (part.kind === 'text' && !part.aside ? [part.text.trim()] : []))
    .filter(Boolean)
    .join('\n\n');
}

/** The same to be heard: without the marks of Markdown and the addresses of links. */
export function spokenText(message: ChatMessage): string {
  return plainText(message)
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*\|?[-:| ]+\|?\s*$/gm, '')
    .replace(/^\s*(#{1,6}|>|[-*+])\s+/gm, '')
    .replace(/\*\*|__|~~|`+/g, '')
    .replace(/[ \t]*\|[ \t]*/g, ' ')
    .replace(/^ +| +$/gm, '')
    .replace(/\n{2,}/g, '\n')
    .trim();
}
