import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatPart } from '../../src/chat/model';
import { MessageViews } from '../../src/octavus/messageView';
import { conversation, finish, settle, start, text } from './fakes';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What the page shows of the answer after these events. */
async function partsAfter(...events: unknown[]): Promise<readonly ChatPart[]> {
  const talk = conversation();
  const socket = talk.connect();
  talk.ask('Go');
  await socket.play(start(), ...events);
  await settle();
  const situation = {
    busy: talk.chat.status === 'streaming',
    asked: new Set<string>(),
    startsConversation: () => false,
  };
  return new MessageViews().of(talk.chat.messages, situation)[1]?.parts ?? [];
}

const todo = (...states: string[]) => ({
  type: 'todo-update',
  todos: states.map((status, index) => ({ id: String(index), content: `Step ${index}`, status })),
});
const worker = (type: string, members: object = {}) => ({ type, workerId: 'w1', ...members });
const begun = worker('worker-start', { workerSlug: 'research', description: 'Researching' });

describe('a todo list', () => {
  it('is one part, replaced each time', async () => {
    const parts = await partsAfter(todo('in_progress', 'pending'), ...text('On it'), todo('completed', 'odd'), finish());
    expect(parts).toMatchObject([
      { kind: 'todo', todos: [{ content: 'Step 0', state: 'completed' }, { content: 'Step 1', state: 'pending' }] },
      { kind: 'text', text: 'On it' },
    ]);
  });

  it.each([undefined, 'x', [null, 5, {}]])('that is malformed (%s) breaks nothing', async (todos) => {
    const parts = await partsAfter({ type: 'todo-update', todos }, ...text('fine'), finish());
    expect(parts.map(({ kind }) => kind)).toEqual(['todo', 'text']);
  });
});

describe('the run of a worker', () => {
  it('keeps what the worker says and does inside its own part', async () => {
    const parts = await partsAfter(
      begun,
      worker('reasoning-start', { id: 'r' }),
      worker('reasoning-delta', { id: 'r', delta: 'Hm' }),
      worker('reasoning-end', { id: 'r' }),
      worker('tool-input-start', { toolCallId: 'c1', toolName: 'look', title: 'Looking' }),
      worker('tool-input-available', { toolCallId: 'c1', toolName: 'look', input: { q: 'x' } }),
      worker('tool-output-available', { toolCallId: 'c1', output: 5 }),
      worker('text-start', { id: 't' }),
      worker('text-delta', { id: 't', delta: '30 ' }),
      worker('text-delta', { id: 't', delta: 'days' }),
      worker('text-end', { id: 't' }),
      worker('source', { sourceType: 'url', id: 's', url: 'https://example.com' }),
      worker('worker-result', { output: '30 days' }),
      ...text('It takes 30 days.'),
      finish(),
    );
    expect(parts).toMatchObject([
      {
        kind: 'worker',
        title: 'Researching',
        state: 'done',
        result: '30 days',
        parts: [
          { kind: 'reasoning', text: 'Hm' },
          { kind: 'tool', title: 'Looking', state: 'done', input: { q: 'x' }, result: 5 },
          { kind: 'text', text: '30 days' },
          { kind: 'source', url: 'https://example.com' },
        ],
      },
      { kind: 'text', text: 'It takes 30 days.' },
    ]);
  });

  it('may fail, and may begin with its input', async () => {
    const parts = await partsAfter(
      worker('worker-input-start', { workerSlug: 'research' }),
      worker('worker-input-delta', { delta: '{' }),
      begun,
      worker('tool-input-start', { toolCallId: 'c1', toolName: 'look' }),
      worker('tool-output-error', { toolCallId: 'c1', error: 'Not there' }),
      worker('worker-result', { error: 'No luck' }),
      finish(),
    );
    expect(parts).toMatchObject([
      { kind: 'worker', title: 'research', state: 'failed', error: 'No luck', parts: [{ state: 'failed' }] },
    ]);
  });

  it('is running until then, and stopped when the answer ends without it', async () => {
    expect(await partsAfter(begun)).toMatchObject([{ state: 'running' }]);
    expect(await partsAfter(begun, finish())).toMatchObject([{ state: 'stopped' }]);
  });

  it('shows the input of its tools growing', async () => {
    const delta = (inputTextDelta: string) => worker('tool-input-delta', { toolCallId: 'c1', inputTextDelta });
    const call = worker('tool-input-start', { toolCallId: 'c1', toolName: 'look' });
    const parts = await partsAfter(begun, call, delta('{"city":"Ber'), delta('lin","days'));
    expect(parts).toMatchObject([{ parts: [{ kind: 'tool', state: 'waiting', input: { city: 'Berlin' } }] }]);
  });

  it('that nobody announced is left out', async () => {
    const parts = await partsAfter(worker('text-start', { id: 't' }), worker('worker-result', {}), ...text('a'), finish());
    expect(parts.map(({ kind }) => kind)).toEqual(['text']);
  });
});
