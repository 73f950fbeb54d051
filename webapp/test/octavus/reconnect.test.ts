import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { conversation, finish, settle, start, text } from './fakes';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a lost connection', () => {
  it('in mid-answer ends in an error that can be retried; the text stays', async () => {
    const talk = conversation();
    const socket = talk.connect();
    talk.ask('Hello');
    await socket.play(start(), { type: 'text-start', id: 't1' }, { type: 'text-delta', id: 't1', delta: 'Half an' });
    socket.break();
    await settle();
    expect(talk.chat.status).toBe('error');
    expect(talk.chat.error).toMatchObject({ code: 'connection_lost', retryable: true, source: 'client' });
    expect(talk.said()).toBe('Half an');
  });

  it('comes back by itself, and the next message works', async () => {
    const talk = conversation();
    talk.connect().break();
    expect(talk.transport.state).toMatchObject({ phase: 'waiting', attempt: 1 });
    await vi.advanceTimersByTimeAsync(500);
    talk.socket.accept();
    expect(talk.transport.state).toMatchObject({ phase: 'connected', attempt: 0, epoch: 2 });
    talk.ask('Again');
    await talk.socket.play(start(), ...text('Here'), finish());
    await settle();
    expect(talk.said()).toBe('Here');
  });

  it('does not repeat a message that was sent already', async () => {
    const talk = conversation();
    talk.connect();
    talk.ask('Order a pizza');
    talk.socket.break();
    await vi.advanceTimersByTimeAsync(1000);
    talk.socket.accept();
    await settle();
    expect(talk.sockets).toHaveLength(2);
    expect(talk.socket.sent).toEqual([]);
    expect(talk.chat.status).toBe('error');
  });

  it('queues one message, which goes out once when the connection is back', async () => {
    const talk = conversation();
    talk.connect().break();
    talk.ask('Are you there?');
    expect(talk.transport.state.queued).toBe(true);
    await vi.advanceTimersByTimeAsync(500);
    talk.socket.break();
    await vi.advanceTimersByTimeAsync(2000);
    talk.socket.accept();
    await talk.socket.play(start(), ...text('Yes'), finish());
    await settle();
    expect(talk.sockets.flatMap((socket) => socket.sentOf('trigger'))).toHaveLength(1);
    expect(talk.transport.state.queued).toBe(false);
    expect(talk.said()).toBe('Yes');
  });

  it('refused from the start keeps the message and keeps trying', async () => {
    const talk = conversation();
    talk.ask('Hello');
    talk.socket.break();
    expect(talk.transport.connectionState).toBe('connecting');
    await vi.advanceTimersByTimeAsync(500);
    talk.socket.accept();
    expect(talk.socket.sentOf('trigger')).toHaveLength(1);
  });
});

describe('the link', () => {
  it('counts 60 s without frame or heartbeat as dead, though the socket claims to be open', async () => {
    const talk = conversation();
    const socket = talk.connect();
    await vi.advanceTimersByTimeAsync(50_000);
    socket.onheartbeat?.();
    await vi.advanceTimersByTimeAsync(55_000);
    expect(talk.transport.state.phase).toBe('connected');
    await vi.advanceTimersByTimeAsync(11_000);
    expect(talk.transport.state.phase).not.toBe('connected');
    expect(socket.isClosed).toBe(true);
  });

  it('gives up an attempt after 12 s', async () => {
    const talk = conversation();
    void talk.transport.connect();
    await vi.advanceTimersByTimeAsync(12_000);
    expect(talk.transport.state.phase).toBe('waiting');
  });

  it.each(['online', 'visible'] as const)('tries at once when the page becomes %s', (change) => {
    const talk = conversation();
    talk.environment.luck = 0.99;
    talk.connect().break();
    talk.environment.tell(change);
    expect(talk.sockets).toHaveLength(2);
  });

  it('tries at once when asked to', () => {
    const talk = conversation();
    talk.connect().break();
    talk.transport.retryNow();
    expect(talk.sockets).toHaveLength(2);
    talk.transport.retryNow();
    expect(talk.sockets).toHaveLength(2);
  });

  it('says that the browser is offline', () => {
    const talk = conversation();
    talk.connect();
    talk.environment.online = false;
    talk.socket.break();
    expect(talk.transport.state.phase).toBe('offline');
  });

  it('waits longer after each failure and starts afresh after a minute of good connection', async () => {
    const talk = conversation();
    const waits: number[] = [];
    const loseAndWait = async () => {
      talk.socket.break();
      const wait = (talk.transport.state.retryAt ?? 0) - Date.now();
      waits.push(wait);
      await vi.advanceTimersByTimeAsync(wait);
    };
    talk.connect();
    for (let attempt = 0; attempt < 7; attempt++) await loseAndWait();
    talk.socket.accept();
    for (let minute = 0; minute < 3; minute++) {
      await vi.advanceTimersByTimeAsync(25_000);
      talk.socket.onheartbeat?.();
    }
    await loseAndWait();
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 500]);
  });

  it('that is closed cancels the attempt and leaves no open socket, as StrictMode needs', async () => {
    const talk = conversation();
    void talk.transport.connect();
    talk.transport.disconnect();
    void talk.transport.connect();
    void talk.transport.connect();
    talk.sockets[0]?.onopen?.();
    talk.socket.accept();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(talk.sockets).toHaveLength(2);
    expect(talk.sockets[0]?.isClosed).toBe(true);
    expect(talk.transport.connectionState).toBe('connected');
    talk.transport.disconnect();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(talk.sockets).toHaveLength(2);
    expect(talk.transport.connectionState).toBe('disconnected');
    expect(talk.environment.listeners.size).toBe(0);
  });

  it('takes a frame that comes right behind the opening', async () => {
    const talk = conversation();
    const onEvent = vi.fn();
    talk.transport.subscribe({ onEvent });
    void talk.transport.connect();
    talk.socket.accept();
    talk.socket.onmessage?.({ data: '{"type":"custom-notification","message":"first"}' });
    expect(onEvent).toHaveBeenCalledOnce();
  });
});
