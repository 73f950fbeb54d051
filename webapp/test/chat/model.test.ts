import { describe, expect, it } from 'vitest';
import { type ChatMessage, type ChatPart, plainText, spokenText } from '../../src/chat/model';
import { announcement } from '../../src/hooks/useAnnouncement';
import { pageConfig } from '../../src/hooks/pageConfig';
import { en } from '../../src/texts/en';
import { MessageViews } from '../../src/octavus/messageView';

const written = (text: string): ChatPart => ({ kind: 'text', text, streaming: false, aside: false });
const message = (...parts: ChatPart[]): ChatMessage => {
  return { id: 'm1', role: 'assistant', parts, settled: true, userIndex: 0, startsConversation: false };
};

describe('an answer in words', () => {
  it('joins its pieces with a blank line and leaves everything else out', () => {
    const aside: ChatPart = { kind: 'text', text: 'aside', streaming: false, aside: true };
    const source: ChatPart = { kind: 'source', id: 's', title: 'Help' };
    expect(plainText(message(written('one\n'), aside, source, written('two')))).toBe('one\n\ntwo');
  });

  it('is heard without marks, table rules and addresses', () => {
    const text = '## Plans\n\n- **Pro**: see [prices](https://example.com)\n\n| a | b |\n| - | -: |\n| 1 | `x` |';
    expect(spokenText(message(written(text)))).toBe('Plans\nPro: see prices\na b\n1 x');
  });
});

describe('an announcement', () => {
  const answer = message(written('Hi'));

  it.each([
    ['idle', 'answering', undefined, 'Assistant is answering'],
    ['answering', 'answering', answer, null],
    ['answering', 'idle', answer, 'Answer complete. Hi'],
    ['answering', 'idle', { ...answer, role: 'user' as const }, 'Answer stopped.'],
    ['answering', 'awaiting-input', answer, 'Your input is needed'],
    ['answering', 'error', answer, ''],
  ] as const)('from %s to %s', (before, now, last, heard) => {
    expect(announcement(en.announce, before, now, last)).toBe(heard);
  });
});

describe('the configuration of the page', () => {
  it('takes what is usable', () => {
    const prompts = ['a', 'a', '', 5, 'b', 'c', 'd', 'e', 'f'];
    expect(pageConfig({ title: ' ', demo: 'yes', prompts })).toEqual({
      demo: false,
      logo: false,
      texts: {},
      prompts: ['a', 'b', 'c', 'd', 'e'],
    });
  });
});

describe('the view of a message', () => {
  const tool = (error?: string) => {
    return {
      type: 'tool-call',
      toolCallId: 'c1',
      toolName: 'ask',
      args: {},
      status: error ? 'error' : 'running',
      error,
    };
  };
  const stored = (parts: unknown[], status = 'streaming') => {
    return [{ id: 'm', role: 'assistant', parts, status, createdAt: new Date(0) }] as never;
  };
  const growing = { busy: true, asked: new Set<string>(), startsConversation: () => false };
  const over = { busy: false, asked: new Set<string>(), startsConversation: () => false };
  const first = (views: ChatMessage[]) => views[0]?.parts[0];

  it('calls a tool stopped that still ran when the answer ended, and declined when the user said no', () => {
    const views = new MessageViews();
    expect(first(views.of(stored([tool()]), growing))).toMatchObject({ state: 'running' });
    expect(first(views.of(stored([tool()], 'done'), growing))).toMatchObject({ state: 'stopped' });
    expect(first(views.of(stored([tool()]), over))).toMatchObject({ state: 'stopped' });
    expect(first(views.of(stored([tool('The user declined.')]), growing))).toMatchObject({ state: 'declined' });
  });

  it('calls a tool waiting that the user is asked about', () => {
    const views = new MessageViews();
    const asked = { ...growing, asked: new Set(['c1']) };
    expect(first(views.of(stored([tool()]), asked))).toMatchObject({ state: 'waiting' });
    expect(first(views.of(stored([tool()]), growing))).toMatchObject({ state: 'running' });
  });

  it('gives unchanged messages and parts as the same objects', () => {
    const views = new MessageViews();
    const part = { type: 'text', text: 'one', status: 'done' };
    const before = views.of(stored([part]), growing);
    const after = views.of(stored([part, { type: 'text', text: 'two', status: 'streaming' }]), growing);
    expect(after[0]?.parts[0]).toBe(first(before));
    expect(after[0]).not.toBe(before[0]);
  });

  it('leaves out a message with nothing to see', () => {
    expect(new MessageViews().of(stored([{ type: 'text', text: ' ', status: 'done' }]), growing)).toEqual([]);
  });
});
