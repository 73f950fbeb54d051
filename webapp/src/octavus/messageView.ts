import type { UIMessage, UIMessagePart } from '@octavus/react';
import { type ChatMessage, type ChatPart, DECLINED, type ToolPart, type ToolState } from '../chat/model';

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
  startsConversation: (userIndex: number) => boolean;
}

/**
 * Translates messages of the library into ours. An unchanged part gives the same object again, so that only what
 * changed is drawn anew: the store replaces a part whenever it changes.
 */
export class MessageViews {
  readonly #parts = new WeakMap<UIMessagePart, { settled: boolean; part: ChatPart | null }>();
  readonly #messages = new WeakMap<UIMessage, ChatMessage>();

  /** Messages without anything to see are left out. */
  of(messages: readonly UIMessage[], { busy, startsConversation }: Situation): ChatMessage[] {
    let userIndex = -1;
    return messages.flatMap((message, index) => {
      if (message.role === 'user') userIndex += 1;
      // The store leaves a message open when its continuation fails.
      const isOpen = busy && index === messages.length - 1 && message.status !== 'done';
      const settled = message.role === 'user' || !isOpen;
      const view = this.#view(message, settled, userIndex, message.role === 'user' && startsConversation(userIndex));
      return view.parts.length > 0 ? [view] : [];
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
      return toolView(part, settled);
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

function toolView(part: LibraryToolPart, settled: boolean): ToolPart {
  const state = part.error === DECLINED ? 'declined' : (TOOL_STATES[part.status] ?? 'running');
  const unfinished = state === 'waiting' || state === 'running';
  return {
    kind: 'tool',
    id: part.toolCallId,
    name: part.toolName,
    title: part.displayName ?? part.toolName,
    state: settled && unfinished ? 'stopped' : state,
    input: part.args,
    ...(part.result === undefined ? {} : { result: part.result }),
    ...(part.error === undefined ? {} : { error: part.error }),
  };
}
