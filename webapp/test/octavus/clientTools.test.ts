import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { conversation, finish, settle, start, text, toolInput, toolRequest } from './fakes';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pause = finish('client-tool-calls');
const later = (milliseconds: number, value: unknown) =>
  new Promise((resolve) => setTimeout(() => resolve(value), milliseconds));

describe('an automatic client tool', () => {
  it('that answers at once continues the same answer, exactly once', async () => {
    const talk = conversation({ locate: () => ({ city: 'Berlin' }) });
    const socket = talk.connect();
    talk.ask('Where am I?');
    await socket.play(start(), ...toolInput('c1', 'locate'), toolRequest(['c1', 'locate']), pause);
    await settle();
    expect(socket.sentOf('continue')).toEqual([
      {
        type: 'continue',
        executionId: 'exe_1',
        toolResults: [{ toolCallId: 'c1', toolName: 'locate', result: { city: 'Berlin' } }],
      },
    ]);
    await socket.play(start(), ...text('You are in Berlin.'), finish());
    await settle();
    expect(talk.chat.status).toBe('idle');
    expect(talk.said()).toBe('You are in Berlin.');
    expect(talk.toolStates()).toEqual(['c1:done']);
  });

  it('slower than the pause is waited for', async () => {
    const talk = conversation({ locate: () => later(500, 1) });
    const socket = talk.connect();
    talk.ask('Where am I?');
    await socket.play(start(), ...toolInput('c1', 'locate'), toolRequest(['c1', 'locate']), pause);
    expect(socket.sentOf('continue')).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(600);
    expect(socket.sentOf('continue')).toHaveLength(1);
    await socket.play(start(), ...text('ok'), finish());
    await settle();
    expect(talk.chat.status).toBe('idle');
  });

  it.each([
    ['without a handler', 'unheard-of', 'This page has no tool named unheard-of.'],
    ['named like a property of every object', 'constructor', 'This page has no tool named constructor.'],
    ['that throws', 'broken', 'It is broken.'],
    ['that never answers', 'endless', 'The tool did not answer in time.'],
  ])('%s tells the agent so, and the answer goes on', async (_, name, error) => {
    const broken = () => {
      throw new Error('It is broken.');
    };
    const talk = conversation({ broken, endless: () => new Promise(() => {}) });
    const socket = talk.connect();
    talk.ask('Go');
    await socket.play(start(), ...toolInput('c1', name), toolRequest(['c1', name]), pause);
    for (let heartbeat = 0; heartbeat < 5; heartbeat++) {
      await vi.advanceTimersByTimeAsync(25_000);
      socket.onheartbeat?.();
    }
    expect(socket.sentOf('continue')[0]?.toolResults).toEqual([{ toolCallId: 'c1', toolName: name, error }]);
    await socket.play(start(), ...text('Never mind.'), finish());
    await settle();
    expect(talk.said()).toBe('Never mind.');
    expect(talk.toolStates()).toEqual(['c1:error']);
  });

  it('that returns nothing gives null, and the server results come first', async () => {
    const talk = conversation({ note: () => undefined });
    const socket = talk.connect();
    talk.ask('Go');
    const serverToolResults = [{ toolCallId: 'c0', toolName: 'get-user-account', result: 1 }];
    await socket.play(start(), { ...toolRequest(['c1', 'note']), serverToolResults }, pause);
    await settle();
    expect(socket.sentOf('continue')[0]?.toolResults).toEqual([
      ...serverToolResults,
      { toolCallId: 'c1', toolName: 'note', result: null },
    ]);
  });

  it('is told when the user stops, and no continuation follows', async () => {
    let signal: AbortSignal | undefined;
    const talk = conversation({
      locate: (_args, context) => {
        signal = context.signal;
        return later(300, 1);
      },
    });
    const socket = talk.connect();
    talk.ask('Where am I?');
    await socket.play(start(), ...toolInput('c1', 'locate'), toolRequest(['c1', 'locate']), pause);
    talk.chat.stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(signal?.aborted).toBe(true);
    expect(socket.sent.map((frame) => frame.type)).toEqual(['trigger', 'stop']);
  });

  it('may be asked for several times in one turn', async () => {
    const talk = conversation({ locate: () => 1 });
    const socket = talk.connect();
    talk.ask('Go');
    await socket.play(start(), toolRequest(['c1', 'locate']), pause);
    await settle();
    await socket.play(start(), toolRequest(['c2', 'locate']), pause);
    await settle();
    await socket.play(start(), ...text('done'), finish());
    await settle();
    expect(socket.sentOf('continue')).toHaveLength(2);
    expect(talk.said()).toBe('done');
  });
});

describe('an interactive client tool', () => {
  it('waits for the user; its result goes out together with a slow automatic one', async () => {
    const talk = conversation({ confirm: 'confirm', locate: () => later(500, 'Berlin') });
    const socket = talk.connect();
    talk.ask('Order');
    await socket.play(start(), toolRequest(['c1', 'confirm'], ['c2', 'locate']), pause);
    await vi.advanceTimersByTimeAsync(600);
    expect(talk.chat.status).toBe('awaiting-input');
    talk.chat.pendingClientTools.confirm?.[0]?.submit({ confirmed: true });
    await settle();
    expect(socket.sentOf('continue')).toHaveLength(1);
    expect(socket.sentOf('continue')[0]?.toolResults).toMatchObject([
      { toolCallId: 'c2', result: 'Berlin' },
      { toolCallId: 'c1', result: { confirmed: true } },
    ]);
    await socket.play(start(), ...text('Ordered.'), finish());
    await settle();
    expect(talk.chat.status).toBe('idle');
  });

  it('can be stopped, of which the server hears once', async () => {
    const talk = conversation({ confirm: 'confirm' });
    const socket = talk.connect();
    talk.ask('Order');
    await socket.play(start(), toolRequest(['c1', 'confirm']), pause);
    await settle();
    talk.chat.stop();
    await settle();
    expect(socket.sent.map((frame) => frame.type)).toEqual(['trigger', 'stop']);
    expect(talk.chat.status).toBe('idle');
  });

  it('answered on another connection ends in an error that can be retried', async () => {
    const talk = conversation({ confirm: 'confirm' });
    const socket = talk.connect();
    talk.ask('Order');
    await socket.play(start(), toolRequest(['c1', 'confirm']), pause);
    await settle();
    socket.break();
    await vi.advanceTimersByTimeAsync(1000);
    talk.socket.accept();
    talk.chat.pendingClientTools.confirm?.[0]?.submit(true);
    await settle();
    expect(talk.socket.sent).toEqual([]);
    expect(talk.chat.error).toMatchObject({ code: 'connection_lost', retryable: true });
  });
});

describe('a server that breaks the rules', () => {
  it.each([
    ['pauses without a request', [pause]],
    ['sends a request without calls', [{ type: 'client-tool-request', executionId: 'exe_1' }, pause]],
  ])('and %s gets an error, not silence', async (_, events) => {
    const talk = conversation();
    const socket = talk.connect();
    talk.ask('Hello');
    await socket.play(start(), ...events);
    await settle();
    expect(talk.chat.status).toBe('error');
    expect(talk.chat.error?.code).toBe('invalid_event');
  });
});
