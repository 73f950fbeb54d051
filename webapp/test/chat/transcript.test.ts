import { describe, expect, it } from 'vitest';
import type { ChatMessage, ChatPart } from '../../src/chat/model';
import { asJson, asMarkdown } from '../../src/chat/transcript';
import { en } from '../../src/texts/en';

const message = (role: ChatMessage['role'], ...parts: ChatPart[]): ChatMessage => {
  return { id: role, role, parts, settled: true, userIndex: 0, startsConversation: false };
};
const written = (text: string): ChatPart => ({ kind: 'text', text, streaming: false, aside: false });
const conversation = [
  message('user', { kind: 'file', id: 'f', name: 'a.png', url: 'https://x/a', mediaType: 'image/png' }, written('Hi')),
  message(
    'assistant',
    { kind: 'reasoning', text: 'Hm.', streaming: false },
    { kind: 'tool', id: 'c', name: 'get', title: 'Looking up', state: 'done', input: { a: 1 }, result: 2 },
    { kind: 'todo', todos: [{ id: '1', content: 'Look', state: 'completed' }] },
    { kind: 'object', id: 'o', typeName: 'Order', value: { id: 7 }, streaming: false },
    written('**Pro**\n'),
    { kind: 'source', id: 's', title: 'Help', url: 'https://x/help' },
  ),
];

describe('a conversation on paper', () => {
  it('is Markdown with the words as they were written', () => {
    expect(asMarkdown(conversation, en)).toBe(
      [
        '## You',
        '- [a.png](https://x/a)',
        'Hi',
        '## Assistant',
        '> Looking up: Done',
        '- [x] Look',
        '```json\n{\n  "id": 7\n}\n```',
        '**Pro**',
        '- [Help](https://x/help)\n',
      ].join('\n\n'),
    );
  });

  it('is JSON with everything that was said and done', () => {
    const { messages } = JSON.parse(asJson(conversation)) as { messages: unknown[] };
    expect(messages).toMatchObject([
      { role: 'user', parts: [{ type: 'file', name: 'a.png' }, { type: 'text', text: 'Hi' }] },
      { role: 'assistant', parts: [{ type: 'reasoning' }, { type: 'tool', input: { a: 1 }, result: 2 }, {}, {}, {}, {}] },
    ]);
    expect(JSON.stringify(messages)).not.toContain('streaming');
  });
});
