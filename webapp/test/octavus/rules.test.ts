import type { StreamEvent } from '@octavus/react';
import { describe, expect, it, vi } from 'vitest';
import { retryDelay } from '../../src/octavus/backoff';
import { append } from '../../src/octavus/batching';
import { type Exchange, note, noteLoss, rollbackTo, startsConversation } from '../../src/octavus/exchanges';
import { linkView } from '../../src/octavus/linkView';
import { normalise } from '../../src/octavus/normalise';
import { Turn } from '../../src/octavus/turn';
import { FakeEnvironment } from './fakes';

describe('the pause before an attempt', () => {
  it.each([
    [0, 1_000],
    [1, 2_000],
    [2, 4_000],
    [4, 16_000],
    [5, 30_000],
    [5000, 30_000],
  ])('after %i failures lies between 0 and %i ms', (failures, bound) => {
    expect(retryDelay({ failures, hidden: false, random: 0 })).toBe(0);
    expect(retryDelay({ failures, hidden: false, random: 0.5 })).toBe(bound / 2);
    expect(retryDelay({ failures, hidden: false, random: 0.999999 })).toBeLessThanOrEqual(bound);
  });

  it('is drawn from the longest span while the page is hidden', () => {
    expect(retryDelay({ failures: 0, hidden: true, random: 0.5 })).toBe(15_000);
  });
});

describe('a batch', () => {
  const delta = (id: string, words: string): StreamEvent => ({ type: 'text-delta', id, delta: words });

  it('joins neighbouring deltas of the same part, and only those', () => {
    const batch: StreamEvent[] = [];
    const events = [delta('a', '1'), delta('a', '2'), { type: 'reasoning-delta', id: 'a', delta: 'r' } as StreamEvent];
    for (const event of [...events, delta('b', '3'), delta('a', '4')]) append(batch, event);
    expect(batch).toEqual([delta('a', '12'), events[2], delta('b', '3'), delta('a', '4')]);
  });

  it('reaches the reader at most every 40 ms, however many deltas come', async () => {
    vi.useFakeTimers();
    const turn = new Turn({ type: 'trigger' }, new FakeEnvironment());
    const read: string[] = [];
    const reader = (async () => {
      for await (const event of turn.events()) if (event.type === 'text-delta') read.push(event.delta);
    })();
    for (let count = 0; count < 1000; count++) {
      turn.push(delta('a', 'x'));
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(read.length).toBeLessThanOrEqual(26);
    turn.push({ type: 'finish', finishReason: 'stop' });
    await reader;
    expect(read.join('')).toHaveLength(1000);
    vi.useRealTimers();
  });
});

describe('an event of another platform version', () => {
  it('keeps a block with an unknown way to display it', () => {
    const block = { type: 'block-start', blockId: 'b', blockName: 'n', blockType: 'next-message', display: 'title' };
    expect(normalise(block)).toMatchObject({ type: 'block-start', display: 'name' });
  });

  it('of an unknown type is of no use', () => {
    expect(normalise({ type: 'usage', tokens: 5 })).toBeNull();
  });

  it('that decides a turn is never dropped, not even a worker one', () => {
    expect(normalise({ type: 'finish', executionId: 5 })).toEqual({ type: 'finish', finishReason: 'other' });
    expect(normalise({ type: 'error', workerId: 'w1' })).toMatchObject({ type: 'error', retryable: false });
  });
});

const exchange = (epoch?: number, after?: string | null): Exchange => {
  return { text: 'x', files: [], ...(epoch === undefined ? {} : { epoch }), ...(after === undefined ? {} : { after }) };
};

describe('a conversation', () => {
  it('is new for the first message on another connection, not for the very first one', () => {
    const sent = [1, 1, 3].map((epoch) => exchange(epoch));
    expect([0, 1, 2, 3].map((index) => startsConversation(sent, index))).toEqual([false, false, true, false]);
  });

  it('is not told from a message that never went out', () => {
    expect(startsConversation([exchange(1), exchange(), exchange(1)], 2)).toBe(false);
  });

  it('is new, too, for the message that finds the old one lost', () => {
    const sent = [exchange(1, null), exchange(1, 'msg_2'), exchange(1)].map((one) => ({ ...one, losses: 0 }));
    const found = noteLoss(sent, 1);
    expect([0, 1, 2].map((index) => startsConversation(found, index))).toEqual([false, false, true]);
    expect(rollbackTo(note(found, { after: null }), 0, 1)).toEqual({ epoch: 1, after: null });
  });

  it('that was lost while nobody waited for an answer begins with the next message', () => {
    const sent = [{ ...exchange(1, null), losses: 0 }];
    expect(noteLoss(sent, 1)).toEqual(sent);
    expect(startsConversation([...sent, { ...exchange(1), losses: 1 }], 1)).toBe(true);
    expect(noteLoss([], 1)).toEqual([]);
  });

  it('learns only of its newest message', () => {
    expect(note([exchange(1), exchange()], { epoch: 2 })).toEqual([exchange(1), exchange(2)]);
    expect(note([], { epoch: 2 })).toEqual([]);
  });
});

describe('what a conversation has to forget', () => {
  const sent = [exchange(1, null), exchange(2, null), exchange(2, 'msg_2'), exchange(2), exchange(2, 'msg_6')];

  it.each([
    ['what came after the message before', 2, 2, 'msg_2'],
    ['everything, when the first message is said anew', 1, 2, null],
    ['everything, when a message of an older conversation is said anew', 0, 2, null],
    ['from the next message it knows of', 3, 2, 'msg_6'],
  ])('is %s', (_, index, epoch, after) => {
    expect(rollbackTo(sent, index, epoch)).toEqual({ epoch, after });
  });

  it.each([
    ['a new connection', sent, 2, 3],
    ['a message that never began', [exchange(2, null), exchange(2)], 1, 2],
  ])('is nothing for %s', (_, exchanges, index, epoch) => {
    expect(rollbackTo(exchanges, index, epoch)).toBeUndefined();
  });
});

describe('the word for a connection', () => {
  it.each([
    ['idle', 0, 'disconnected'],
    ['connecting', 0, 'connecting'],
    ['connecting', 2, 'reconnecting'],
    ['waiting', 1, 'reconnecting'],
    ['offline', 1, 'offline'],
    ['connected', 0, 'connected'],
    ['closed', 0, 'disconnected'],
    ['failed', 0, 'error'],
  ] as const)('%s at attempt %i is %s', (phase, attempt, word) => {
    expect(linkView({ phase, attempt, epoch: 0, queued: false }).word).toBe(word);
  });
});
