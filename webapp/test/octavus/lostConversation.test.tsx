import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startsConversation } from '../../src/octavus/exchanges';
import { useExchanges } from '../../src/octavus/useExchanges';
import { conversation, finish, settle, start, text } from './fakes';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const LOST = { type: 'session-renewed' };

describe('a conversation that the server has lost', () => {
  /** Three messages; the frames of the server come before the answer to the second, and after it. */
  const talk = async (before: object[], after: object[]) => {
    const held = conversation();
    const { result } = renderHook(() => useExchanges(held.transport));
    const socket = held.connect();
    const say = async (words: string, ...frames: object[]) => {
      act(() => result.current[1]((all) => [...all, { text: words, files: [] }]));
      await act(async () => {
        held.ask(words);
        await settle();
        await socket.play(...frames);
      });
    };
    await say('one', start('exe_1'), ...text('1'), finish());
    await say('two', ...before, start('exe_2'), ...text('2'), finish(), ...after);
    await say('three', start('exe_3', 'msg_2'), ...text('3'), finish());
    return [0, 1, 2].map((index) => startsConversation(result.current[0], index));
  };

  it('begins anew with the message that found it out', async () => {
    expect(await talk([LOST], [])).toEqual([false, true, false]);
  });

  it('begins anew with the next message when a file found it out', async () => {
    expect(await talk([], [LOST])).toEqual([false, false, true]);
  });

  it('is one conversation as long as nothing is lost', async () => {
    expect(await talk([], [])).toEqual([false, false, false]);
  });
});
