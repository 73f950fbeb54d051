import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Banner } from '../../src/chat/Banner';
import { Composer } from '../../src/chat/Composer';
import { Header } from '../../src/chat/Header';
import type { Attachments } from '../../src/hooks/useAttachments';
import type { ChatStatus, ToolPart } from '../../src/chat/model';
import { ToolCard } from '../../src/chat/parts/ToolCard';
import { Toasts } from '../../src/chat/Toasts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  sessionStorage.clear();
  cleanup();
  vi.useRealTimers();
});

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

const nothing = () => {};
const NO_ATTACHMENTS: Attachments = {
  items: [],
  isReady: true,
  add: nothing,
  remove: nothing,
  retry: nothing,
  take: () => [],
};

describe('the composer', () => {
  function compose(status: ChatStatus = 'idle') {
    const onSend = vi.fn();
    const onStop = vi.fn();
    render(
      <Composer
        field={createRef()}
        status={status}
        unsent=""
        attachments={NO_ATTACHMENTS}
        onSend={onSend}
        onStop={onStop}
      />,
    );
    const field = screen.getByTestId<HTMLTextAreaElement>('composer');
    return { onSend, onStop, field, write: (value: string) => fireEvent.change(field, { target: { value } }) };
  }

  it('sends on Enter and is empty again', () => {
    const { onSend, field, write } = compose();
    write('  Hello ');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(onSend).toHaveBeenCalledExactlyOnceWith('Hello', []);
    expect(field.value).toBe('');
  });

  it.each([
    ['composes (isComposing)', { key: 'Enter', isComposing: true }],
    ['composes (key code 229)', { key: 'Enter', keyCode: 229 }],
    ['breaks the line', { key: 'Enter', shiftKey: true }],
  ])('does not send while Enter %s', (_, event) => {
    const { onSend, field, write } = compose();
    write('にほん');
    fireEvent.keyDown(field, event);
    expect(onSend).not.toHaveBeenCalled();
    expect(field.value).toBe('にほん');
  });

  it('does not send nothing', () => {
    const { onSend, field, write } = compose();
    write('  \n ');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(onSend).not.toHaveBeenCalled();
    expect(screen.getByTestId<HTMLButtonElement>('send').disabled).toBe(true);
  });

  it('can be written into while an answer comes; Enter keeps the draft, Escape and the button stop', () => {
    const { onSend, onStop, field, write } = compose('answering');
    write('my next question');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(onSend).not.toHaveBeenCalled();
    expect(field.value).toBe('my next question');
    fireEvent.keyDown(field, { key: 'Escape' });
    fireEvent.click(screen.getByTestId('stop'));
    expect(onStop).toHaveBeenCalledTimes(2);
    expect(screen.queryByTestId('send')).toBeNull();
  });
});

describe('the connection', () => {
  it.each([
    ['connected', 'Connected'],
    ['connecting', 'Connecting'],
    ['reconnecting', 'Reconnecting'],
    ['offline', 'Offline'],
    ['disconnected', 'Disconnected'],
    ['error', 'Error'],
  ] as const)('%s is a word, not only a dot', (state, word) => {
    render(<Header title="Support" logo={false} link={state} messages={[]} onStartNew={() => {}} onHelp={() => {}} />);
    expect(screen.getByTestId('connection').dataset.state).toBe(state);
    expect(screen.getByTestId('connection').textContent).toContain(word);
  });

  it('that is lost shows a banner counting down, with a way to try now', async () => {
    const onRetry = vi.fn();
    render(<Banner link={{ word: 'reconnecting', retryAt: Date.now() + 5000, queued: false }} onRetry={onRetry} />);
    expect(screen.getByTestId('banner').textContent).toContain('Trying again in 5 seconds');
    await pass(2100);
    expect(screen.getByTestId('banner').textContent).toContain('Trying again in 3 seconds');
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('that stands, or is made for the first time, shows none', () => {
    for (const word of ['connected', 'connecting'] as const) {
      render(<Banner link={{ word, queued: false }} onRetry={() => {}} />);
    }
    expect(screen.queryByTestId('banner')).toBeNull();
  });
});

describe('a toast', () => {
  const notifications = [
    { id: 1, message: 'first' },
    { id: 2, message: 'second' },
  ];

  it('stacks, is announced politely, and can be dismissed', () => {
    const onDismiss = vi.fn();
    render(<Toasts notifications={notifications} onDismiss={onDismiss} />);
    const [first] = screen.getAllByTestId('toast');
    expect(screen.getAllByTestId('toast')).toHaveLength(2);
    expect(first?.closest('[role=status]')).toBeTruthy();
    fireEvent.click(screen.getAllByRole('button', { name: 'Dismiss' })[0]!);
    expect(onDismiss).toHaveBeenCalledExactlyOnceWith(2);
  });

  it('goes by itself, but not from under the pointer', async () => {
    const onDismiss = vi.fn();
    render(<Toasts notifications={notifications} onDismiss={onDismiss} />);
    fireEvent.mouseEnter(screen.getAllByTestId('toast')[0]!);
    await pass(60_000);
    expect(onDismiss).toHaveBeenCalledExactlyOnceWith(1);
    fireEvent.mouseLeave(screen.getAllByTestId('toast')[0]!);
    await pass(8_000);
    expect(onDismiss).toHaveBeenLastCalledWith(2);
  });
});

describe('a tool card', () => {
  const tool: ToolPart = {
    kind: 'tool',
    id: 'c1',
    name: 'get',
    title: 'Looking up',
    state: 'running',
    input: { id: 'u-17' },
  };

  it.each([
    ['waiting', 'Waiting'],
    ['running', 'Running'],
    ['done', 'Done'],
    ['failed', 'Failed'],
    ['stopped', 'Stopped'],
    ['declined', 'Declined'],
  ] as const)('that is %s says %s', (state, word) => {
    render(<ToolCard tool={{ ...tool, state }} />);
    expect(screen.getByTestId('tool-card').querySelector('summary')?.textContent).toBe(`Looking up${word}`);
    expect(screen.getByTestId('tool-card').dataset.state).toBe(state);
  });

  it('holds what went in and what came out, folded away', () => {
    render(<ToolCard tool={{ ...tool, state: 'failed', error: 'No such account' }} />);
    const card = screen.getByTestId<HTMLDetailsElement>('tool-card');
    expect(card.open).toBe(false);
    expect(card.textContent).toContain('u-17');
    expect(card.textContent).toContain('No such account');
  });
});
