import type { StreamEvent } from '@octavus/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Turn } from '../../src/octavus/turn';
import { conversation, FakeEnvironment, finish, settle, start } from './fakes';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function read(events: AsyncIterable<StreamEvent>, onEvent: (type: string) => void = () => {}) {
  const types: string[] = [];
  for await (const event of events) {
    types.push(event.type);
    onEvent(event.type);
  }
  return types;
}

describe('one turn at a time', () => {
  it('lets a continuation wait for the end of the turn before, which keeps its own events', async () => {
    const talk = conversation({ confirm: 'confirm' });
    const socket = talk.connect();
    const first = read(talk.transport.trigger('user-message'));
    await socket.play(start());
    void read(talk.transport.continueWithToolResults('exe_1', []));
    await settle();
    expect(socket.sent.map((frame) => frame.type)).toEqual(['trigger']);
    await socket.play(finish());
    expect(await first).toEqual(['start', 'finish']);
  });

  it('forgets a waiting continuation when the user stops', async () => {
    const talk = conversation();
    const socket = talk.connect();
    void read(talk.transport.trigger('user-message'));
    await socket.play(start());
    const second = read(talk.transport.continueWithToolResults('exe_1', []));
    talk.transport.stop();
    expect(await second).toEqual([]);
    expect(socket.sent.map((frame) => frame.type)).toEqual(['trigger', 'stop']);
  });

  it('gives the reader nothing after a stop, not even from the batch at hand', async () => {
    const turn = new Turn({ type: 'trigger' }, new FakeEnvironment());
    turn.push({ type: 'start' });
    turn.push({ type: 'text-start', id: 't1' });
    expect(await read(turn.events(), (type) => type === 'start' && turn.stop())).toEqual(['start']);
  });
});
