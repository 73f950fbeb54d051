import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Rollback } from '../../src/octavus/exchanges';
import { StoreTransport } from '../../src/octavus/storeTransport';
import { conversation, finish, settle, start, text } from './fakes';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const read = async (events: AsyncIterable<unknown>) => {
  for await (const event of events) void event;
};

describe('a message that takes others back', () => {
  const say = async (rollback: Rollback) => {
    const talk = conversation();
    const socket = talk.connect();
    void read(new StoreTransport(talk.transport, rollback).trigger('user-message', { USER_MESSAGE: 'Hello' }));
    await settle();
    return socket.sent;
  };

  it.each(['msg_2', null])('names the last message that stays: %s', async (after) => {
    expect(await say({ epoch: 1, after })).toEqual([
      {
        type: 'trigger',
        triggerName: 'user-message',
        input: { USER_MESSAGE: 'Hello' },
        rollbackAfterMessageId: after,
      },
    ]);
  });

  it('takes nothing back in a conversation that does not know them', async () => {
    expect(await say({ epoch: 7, after: 'msg_2' })).toEqual([
      { type: 'trigger', triggerName: 'user-message', input: { USER_MESSAGE: 'Hello' } },
    ]);
  });

  it('does so once', async () => {
    const talk = conversation();
    const socket = talk.connect();
    const own = new StoreTransport(talk.transport, { epoch: 1, after: null });
    void read(own.trigger('user-message'));
    await socket.play(start(), ...text('one'), finish());
    void read(own.trigger('user-message'));
    await settle();
    expect(socket.sent.map((frame) => 'rollbackAfterMessageId' in frame)).toEqual([true, false]);
  });
});

describe('a store that was left behind', () => {
  it('is not heard any more', async () => {
    const talk = conversation();
    const socket = talk.connect();
    const old = new StoreTransport(talk.transport);
    void read(talk.transport.trigger('user-message'));
    old.detach();
    old.stop();
    old.disconnect();
    await read(old.trigger('user-message'));
    await read(old.continueWithToolResults('exe_1', []));
    expect(socket.sent.map((frame) => frame.type)).toEqual(['trigger']);
    expect(talk.transport.connectionState).toBe('connected');
  });
});

describe('the beginning of an answer', () => {
  it('tells once what was said before, however many legs the answer has', async () => {
    const talk = conversation({ locate: () => 'here' });
    const begun: unknown[] = [];
    talk.transport.subscribe({ onBegun: (after, id) => begun.push([after, id]) });
    const socket = talk.connect();
    talk.ask('Hello');
    await socket.play({ ...start('exe_1'), messageId: 'msg_1' });
    await socket.play({ ...start('exe_1', 'msg_1'), messageId: 'msg_1' }, ...text('one'), finish());
    talk.ask('And now?');
    await settle();
    await socket.play({ ...start('exe_2', 'msg_2'), messageId: 'msg_4' }, ...text('two'), finish());
    expect(begun).toEqual([
      [null, 'msg_1'],
      ['msg_2', 'msg_4'],
    ]);
  });
});
