import type { Texts } from '../texts/en';
import type { ChatMessage, ChatPart } from './model';

/** The conversation to be read by people. */
export function asMarkdown(messages: readonly ChatMessage[], texts: Texts): string {
  return `${messages.map((message) => section(message, texts)).join('\n\n')}\n`;
}

/** The conversation to be read by programs: who said what, with tools, sources and files. */
export function asJson(messages: readonly ChatMessage[]): string {
  return `${JSON.stringify({ messages: messages.map(({ role, parts }) => ({ role, parts: parts.map(plain) })) }, null, 2)}\n`;
}

function section({ role, parts }: ChatMessage, texts: Texts): string {
  const who = role === 'user' ? texts.you : texts.assistant;
  const said = parts.map((part) => inMarkdown(part, texts)).filter(Boolean);
  return [`## ${who}`, ...said].join('\n\n');
}

function inMarkdown(part: ChatPart, texts: Texts): string {
  switch (part.kind) {
    case 'text':
      return part.text.trim();
    case 'tool':
    case 'worker':
      return `> ${part.title}: ${texts.tool.state[part.state]}`;
    case 'source':
      return part.url === undefined ? `- ${part.title}` : `- [${part.title}](${part.url})`;
    case 'file':
      return `- [${part.name}](${part.url})`;
    case 'object':
      return fenced(JSON.stringify(part.value, null, 2) ?? '');
    case 'todo':
      return part.todos.map(({ content, state }) => `- [${state === 'completed' ? 'x' : ' '}] ${content}`).join('\n');
    default:
      return '';
  }
}

const fenced = (json: string) => ['```json', json, '```'].join('\n');

/** Without what only the page needs. */
function plain(part: ChatPart): Record<string, unknown> {
  const { kind, ...rest } = part;
  const members = Object.entries(rest).filter(([name]) => !['id', 'streaming', 'aside', 'running'].includes(name));
  return { type: kind, ...Object.fromEntries(members) };
}

/** Has the browser save a text as a file. */
export function download(extension: string, type: string, content: string): void {
  const link = document.createElement('a');
  const address = URL.createObjectURL(new Blob([content], { type }));
  link.href = address;
  link.download = `conversation.${extension}`;
  link.click();
  URL.revokeObjectURL(address);
}
