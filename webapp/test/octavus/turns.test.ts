import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { conversation, finish, settle, start, text, toolInput } from './fakes';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a turn', () => {
  it('sends one trigger, no stray stop, and ends idle with the whole answer', async () => {
    const talk = conversation();
    const socket = talk.connect();
    talk.ask('Hello');
    await socket.play(start(), ...text('Hi, ', 'how can ', 'I help?'), finish());
    await settle();
    expect(socket.sent).toEqual([{ type: 'trigger', triggerName: 'user-message', input: { USER_MESSAGE: 'Hello' } }]);
    expect(talk.chat.status).toBe('idle');
    expect(talk.said()).toBe('Hi, how can I help?');
  });

  it('keeps sources, objects and server tools in order', async () => {
    const talk = conversation();
    const socket = talk.connect();
    talk.ask('Hello');
    await socket.play(
      start(),
      ...toolInput('c1', 'get-user-account'),
      { type: 'tool-output-available', toolCallId: 'c1', output: { plan: 'pro' } },
      start(),
      { type: 'text-start', id: 'o1', responseType: 'Reply' },
      { type: 'text-delta', id: 'o1', delta: '{"content":"ok"}' },
      { type: 'text-end', id: 'o1' },
      { type: 'source', sourceType: 'url', id: 's1', url: 'https://help.example/', title: 'Help' },
      finish(),
    );
    await settle();
    const parts = talk.chat.messages.at(-1)?.parts ?? [];
    expect(parts.map((part) => part.type)).toEqual(['tool-call', 'object', 'source']);
    expect(parts[0]).toMatchObject({ status: 'done', result: { plan: 'pro' } });
    expect(parts[1]).toMatchObject({ object: { content: 'ok' } });
  });

  it.each([
    [
      'a known error',
      { errorType: 'rate_limit_error', source: 'provider', retryAfter: 30 },
      'rate_limit_error',
      undefined,
    ],
    ['an unknown error type', { errorType: 'brand_new_error', source: 'platform' }, 'unknown_error', 'brand_new_error'],
    ['an unknown source', { errorType: 'tool_error', source: 'mars' }, 'tool_error', undefined],
    ['malformed particulars', { errorType: 'tool_error', source: 'tool', provider: 5 }, 'tool_error', undefined],
  ])('ends with %s', async (_, error, errorType, code) => {
    const talk = conversation();
    const socket = talk.connect();
    talk.ask('Hello');
    await socket.play(start(), ...text('Let me see'), { type: 'error', message: 'No', retryable: true, ...error });
    await settle();
    expect(talk.chat.status).toBe('error');
    expect(talk.chat.error).toMatchObject({ errorType, retryable: true, code });
    expect(talk.said()).toBe('Let me see');
  });

  it('ends with an unknown finish reason', async () => {
    const talk = conversation();
    const socket = talk.connect();
    talk.ask('Hello');
    await socket.play(start(), ...text('Hi'), finish('because'));
    await settle();
    expect(talk.chat.status).toBe('idle');
  });

  it('keeps what a worker writes for itself out of the answer', async () => {
    const talk = conversation();
    const socket = talk.connect();
    talk.ask('Hello');
    await socket.play(
      start(),
      { type: 'worker-start', workerId: 'w1', workerSlug: 'research' },
      ...text('for the worker only').map((event) => ({ ...event, workerId: 'w1' })),
      ...text('for all'),
      finish(),
    );
    await settle();
    expect(talk.said()).toBe('for all');
  });

  it('ignores what is no event at all', async () => {
    const talk = conversation();
    const socket = talk.connect();
    talk.ask('Hello');
    socket.onmessage?.({ data: '{not json' });
    await socket.play(
      null,
      7,
      [],
      { no: 'type' },
      { type: 'typing-indicator', isTyping: true },
      ...text('Hi'),
      finish(),
    );
    await settle();
    expect(talk.said()).toBe('Hi');
  });

  it('reports messages beside the answer even while nothing is asked', async () => {
    const talk = conversation();
    const socket = talk.connect();
    const onEvent = vi.fn();
    talk.transport.subscribe({ onEvent });
    await socket.play({ type: 'custom-notification', message: 'Hello' });
    expect(onEvent).toHaveBeenCalledWith({ type: 'custom-notification', message: 'Hello' });
  });
});

describe('stop', () => {
  it('tells the server once, keeps the text, and lets nothing more in', async () => {
    const talk = conversation();
    const socket = talk.connect();
    talk.ask('Hello');
    await socket.play(start(), ...text('A long answ'), ...toolInput('c1', 'get-user-account'));
    await settle();
    talk.chat.stop();
    await socket.play(...text(' never seen'), finish());
    await settle();
    expect(socket.sentOf('stop')).toHaveLength(1);
    expect(talk.said()).toBe('A long answ');
    expect(talk.toolStates()).toEqual(['c1:cancelled']);
    expect(talk.chat.status).toBe('idle');
  });

  it('then send shows only the new answer, though events of the old one were on their way', async () => {
    const talk = conversation();
    const socket = talk.connect();
    talk.ask('first');
    await socket.play(start('exe_1'), ...text('old'));
    talk.chat.stop();
    talk.ask('second');
    await socket.play(
      ...text('late'),
      start('exe_1'),
      ...text('later'),
      finish(),
      start('exe_2'),
      ...text('new'),
      finish(),
    );
    await settle();
    expect(socket.sent.map((frame) => frame.type)).toEqual(['trigger', 'stop', 'trigger']);
    expect(talk.said()).toBe('new');
    expect(talk.chat.status).toBe('idle');
  });

  it('of a message that never left tells the server nothing', async () => {
    const talk = conversation();
    void talk.transport.connect();
    talk.ask('Hello');
    talk.chat.stop();
    talk.socket.accept();
    await settle();
    expect(talk.socket.sent).toEqual([]);
  });

  it('in idle tells the server nothing', () => {
    const talk = conversation();
    const socket = talk.connect();
    talk.transport.stop();
    expect(socket.sent).toEqual([]);
  });
});
