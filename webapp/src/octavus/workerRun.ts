import type { UIMessagePart } from '@octavus/react';
import type { RawEvent } from './normalise';
import { ToolInputs } from './toolInputs';

type Part<Type extends UIMessagePart['type']> = Extract<UIMessagePart, { type: Type }>;

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** What another agent says and does on behalf of the one that called it, as parts like those of a message. */
export class WorkerRun {
  /** Replaced, never changed, like the parts in it. */
  parts: readonly UIMessagePart[] = [];
  readonly #inputs = new ToolInputs();

  /** Takes in one event of the run; true if there is something new to see. */
  apply(event: RawEvent): boolean {
    const before = this.parts;
    switch (event.type) {
      case 'text-start':
      case 'reasoning-start':
        this.#add({ type: event.type === 'text-start' ? 'text' : 'reasoning', text: '', status: 'streaming' });
        break;
      case 'text-delta':
      case 'reasoning-delta':
        this.#write(event.type === 'text-delta' ? 'text' : 'reasoning', text(event.delta), 'streaming');
        break;
      case 'text-end':
      case 'reasoning-end':
        this.#write(event.type === 'text-end' ? 'text' : 'reasoning', '', 'done');
        break;
      case 'source':
        if (event.sourceType === 'url') this.#add(sourceOf(event));
        break;
      default:
        this.#tool(event);
    }
    return this.parts !== before;
  }

  #tool(event: RawEvent): void {
    const toolCallId = text(event.toolCallId);
    switch (event.type) {
      case 'tool-input-start':
        this.#add(toolOf(event, toolCallId));
        break;
      case 'tool-input-delta':
        this.#grow(toolCallId, text(event.inputTextDelta));
        break;
      case 'tool-input-available':
        this.#inputs.end(toolCallId);
        this.#change(toolCallId, { args: (event.input ?? {}) as Record<string, unknown>, status: 'running' });
        break;
      case 'tool-output-available':
        this.#change(toolCallId, { result: event.output, status: 'done' });
        break;
      case 'tool-output-error':
        this.#change(toolCallId, { error: text(event.error), status: 'error' });
        break;
    }
  }

  #grow(toolCallId: string, delta: string): void {
    const args = this.#inputs.write(toolCallId, delta);
    if (args) this.#change(toolCallId, { args });
  }

  #add(part: UIMessagePart): void {
    this.parts = [...this.parts, part];
  }

  /** Writes on in the newest open part of its kind. */
  #write(type: 'text' | 'reasoning', words: string, status: 'streaming' | 'done'): void {
    const open = this.parts.findLast((part) => part.type === type && part.status === 'streaming');
    if (open) this.#replace(open, { ...(open as Part<'text'>), text: (open as Part<'text'>).text + words, status });
  }

  #change(toolCallId: string, news: Partial<Part<'tool-call'>>): void {
    const old = this.parts.find((part) => part.type === 'tool-call' && part.toolCallId === toolCallId);
    if (old) this.#replace(old, { ...(old as Part<'tool-call'>), ...news });
  }

  #replace(old: UIMessagePart, next: UIMessagePart): void {
    this.parts = this.parts.map((part) => (part === old ? next : part));
  }
}

function sourceOf({ id, url, title }: RawEvent): Part<'source'> {
  return { type: 'source', sourceType: 'url', id: text(id), url: text(url), title: text(title) || text(url) };
}

function toolOf({ toolName, title }: RawEvent, toolCallId: string): Part<'tool-call'> {
  const displayName = text(title) || text(toolName);
  return { type: 'tool-call', toolCallId, toolName: text(toolName), displayName, args: {}, status: 'pending' };
}
