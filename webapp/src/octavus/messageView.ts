import type { UIMessage, UIMessagePart } from '@octavus/react';
import {
  type ChatMessage,
  type ChatPart,
  DECLINED,
  type TodoItem,
  type TodoState,
  type ToolPart,
  type ToolState,
} from '../chat/model';
import { TODO } from './extendedParts';

type LibraryToolPart = Extract<UIMessagePart, { type: 'tool-call' }>;

const TOOL_STATES: Record<string, ToolState> = {
  pending: 'waiting',
  running: 'running',
  done: 'done',
  error: 'failed',
  cancelled: 'stopped',
};

interface Situation {
  /** True while the last message may still grow. */
  busy: boolean;
  /** The tool calls that the user is asked about. */
  asked: ReadonlySet<string>;
  startsConversation: (userIndex: number) => boolean;
}

const TODO_STATES: readonly TodoState[] = ['pending', 'in_progress', 'completed', 'cancelled'];

/**
 * Translates messages of the library into ours. An unchanged part gives the same object again, so that only what
 * changed is drawn anew: the store replaces a part whenever it changes.
 */
export class MessageViews {
  readonly #parts = new WeakMap<UIMessagePart, { settled: boolean; part: ChatPart | null }>();
  readonly #messages = new WeakMap<UIMessage, ChatMessage>();

  /** Messages without anything to see are left out. */
  of(messages: readonly UIMessage[], { busy, asked, startsConversation }: Situation): ChatMessage[] {
    let userIndex = -1;
    return messages.flatMap((message, index) => {
      if (message.role === 'user') userIndex += 1;
      // The store leaves a message open when its continuation fails.
      const isOpen = busy && index === messages.length - 1 && message.status !== 'done';
      const settled = message.role === 'user' || !isOpen;
      const view = this.#view(message, settled, userIndex, message.role === 'user' && startsConversation(userIndex));
      if (view.parts.length === 0) return [];
      return isOpen && asked.size > 0 ? [{ ...view, parts: view.parts.map((part) => waiting(part, asked)) }] : [view];
    });
  }

  #view(message: UIMessage, settled: boolean, userIndex: number, startsConversation: boolean): ChatMessage {
    const known = this.#messages.get(message);
    if (known?.settled === settled && known.startsConversation === startsConversation) return known;
    const parts = message.parts.flatMap((part, index) => this.#part(part, settled, `${message.id}:${index}`) ?? []);
    const view: ChatMessage = { id: message.id, role: message.role, parts, settled, userIndex, startsConversation };
    this.#messages.set(message, view);
    return view;
  }

  #part(part: UIMessagePart, settled: boolean, id: string): ChatPart | null {
    const known = this.#parts.get(part);
    if (known?.settled === settled) return known.part;
    const view = partView(part, settled, id);
    this.#parts.set(part, { settled, part: view });
    return view;
  }
}

function partView(part: UIMessagePart, settled: boolean, id: string): ChatPart | null {
  const streaming = 'status' in part && part.status === 'streaming' && !settled;
  const aside = part.thread !== undefined && part.thread !== 'main';
  switch (part.type) {
    case 'text':
      return part.text.trim() ? { kind: 'text', text: part.text, streaming, aside } : null;
    case 'reasoning':
      return part.text.trim() || streaming ? { kind: 'reasoning', text: part.text, streaming } : null;
    case 'tool-call':
      return part.toolName.startsWith('@') ? extendedView(part, settled) : toolView(part, settled);
    case 'source':
      return part.sourceType === 'url'
        ? { kind: 'source', id, title: part.title ?? part.url, url: part.url }
        : { kind: 'source', id, title: part.title };
    case 'file':
      return { kind: 'file', id, name: part.filename ?? part.mediaType, url: part.url, mediaType: part.mediaType };
    case 'object':
      return { kind: 'object', id, typeName: part.typeName, value: part.object ?? part.partial, streaming };
    case 'operation':
      return { kind: 'note', id, text: part.name, running: part.status === 'running' && !settled };
    default:
      return null;
  }
}

/** The store calls a tool running that waits for the user. */
function waiting(part: ChatPart, asked: ReadonlySet<string>): ChatPart {
  return part.kind === 'tool' && asked.has(part.id) ? { ...part, state: 'waiting' } : part;
}

function stateOf(part: LibraryToolPart, settled: boolean): ToolState {
  const state = part.error === DECLINED ? 'declined' : (TOOL_STATES[part.status] ?? 'running');
  const unfinished = state === 'waiting' || state === 'running';
  return settled && unfinished ? 'stopped' : state;
}

/** What the store keeps as tool calls because it has no parts for it. */
function extendedView(part: LibraryToolPart, settled: boolean): ChatPart {
  if (part.toolName === TODO) return { kind: 'todo', todos: todosOf(part.args.todos) };
  const state = stateOf(part, settled);
  const over = state !== 'running' && state !== 'waiting';
  // Empty for the moment between the call's beginning and its first arguments.
  const parts = (part.args.parts ?? []) as readonly UIMessagePart[];
  return {
    kind: 'worker',
    id: part.toolCallId,
    title: part.displayName ?? part.toolName,
    state,
    parts: parts.flatMap((one, index) => partView(one, over, `${part.toolCallId}:${index}`) ?? []),
    ...outcomeOf(part),
  };
}

function todosOf(todos: unknown): TodoItem[] {
  const items: unknown[] = Array.isArray(todos) ? todos : [];
  return items.map((item, index) => {
    const { id, content, status } = { ...(item as Record<string, unknown>) };
    const state = TODO_STATES.find((one) => one === status) ?? 'pending';
    return { id: String(id ?? index), content: String(content ?? ''), state };
  });
}

function outcomeOf({ result, error }: LibraryToolPart): { result?: unknown; error?: string } {
  return { ...(result === undefined ? {} : { result }), ...(error === undefined ? {} : { error }) };
}

function toolView(part: LibraryToolPart, settled: boolean): ToolPart {
  return {
    kind: 'tool',
    id: part.toolCallId,
    name: part.toolName,
    title: part.displayName ?? part.toolName,
    state: stateOf(part, settled),
    input: part.args,
    ...outcomeOf(part),
  };
}
