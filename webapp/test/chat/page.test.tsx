import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../src/chat/App';
import { FakeSocket, finish, start, text } from '../octavus/fakes';

const { sockets } = vi.hoisted(() => ({ sockets: [] as FakeSocket[] }));
vi.mock('../../src/octavus/socket', () => ({
  OPEN: 1,
  openChatSocket: () => {
    const socket = new FakeSocket();
    sockets.push(socket);
    return socket;
  },
}));

const CONFIG = { title: 'Support chat', demo: true, prompts: ['What plan am I on?', 'Where am I?'] };
let config: () => Promise<Response>;

beforeEach(() => {
  sessionStorage.clear();
  vi.useFakeTimers({ shouldAdvanceTime: true });
  sockets.length = 0;
  config = () => Promise.resolve(Response.json(CONFIG));
  vi.stubGlobal(
    'fetch',
    vi.fn(() => config()),
  );
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const socket = () => sockets.at(-1)!;
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const play = (...frames: unknown[]) =>
  act(() =>
    socket()
      .play(...frames)
      .then(() => vi.advanceTimersByTimeAsync(60)),
  );

async function open() {
  render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  await waitFor(() => expect(screen.getAllByTestId('prompt').length).toBeGreaterThan(0));
  await pass(1);
  act(() => socket().accept());
}

async function say(words: string) {
  fireEvent.change(screen.getByTestId('composer'), { target: { value: words } });
  fireEvent.keyDown(screen.getByTestId('composer'), { key: 'Enter' });
  await pass(1);
}

/** Who said what, without the buttons. */
const messages = () =>
  screen.queryAllByTestId('message').map((one) => {
    const words = one.cloneNode(true) as HTMLElement;
    words.querySelectorAll('.actions').forEach((actions) => actions.remove());
    return `${one.dataset.role}: ${words.textContent}`;
  });

describe('the page', () => {
  it('opens with title, prompts and a word about the demo agent; a prompt is sent as it is', async () => {
    await open();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Support chat');
    expect(screen.getByTestId('demo-notice').textContent).toMatch(/OCTAVUS_API_URL.*OCTAVUS_API_KEY.*OCTAVUS_AGENT_ID/);
    fireEvent.click(screen.getByText('Where am I?'));
    await pass(1);
    expect(socket().sent).toMatchObject([{ triggerName: 'user-message', input: { USER_MESSAGE: 'Where am I?' } }]);
    expect(messages()).toEqual(['user: Where am I?']);
    expect(screen.queryByTestId('prompt')).toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId('composer'));
  });

  it.each([
    ['is missing', () => Promise.resolve(new Response('no', { status: 404 }))],
    ['is no JSON', () => Promise.resolve(new Response('<html>'))],
    ['cannot be fetched', () => Promise.reject(new TypeError('network'))],
    ['is nonsense', () => Promise.resolve(Response.json({ title: 5, prompts: 'x' }))],
  ])('works with what is built in when page.json %s', async (_, answer) => {
    config = answer;
    await open();
    expect(screen.getAllByTestId('prompt')).toHaveLength(4);
    expect(screen.queryByTestId('demo-notice')).toBeNull();
  });

  it('streams an answer and announces its beginning and its end, not its pieces', async () => {
    await open();
    await say('Hello');
    expect(screen.getByTestId('waiting')).toBeTruthy();
    expect(screen.getByTestId('announcer').textContent).toBe('Assistant is answering');
    await play(start(), { type: 'text-start', id: 't1' }, { type: 'text-delta', id: 't1', delta: 'Hi **you**' });
    expect(messages()).toEqual(['user: Hello', 'assistant: Hi you']);
    expect(screen.getByTestId('announcer').textContent).toBe('Assistant is answering');
    await play({ type: 'text-end', id: 't1' }, finish());
    expect(screen.getByTestId('announcer').textContent).toBe('Answer complete. Hi you');
    expect(screen.getByTestId('send')).toBeTruthy();
  });

  const failure = {
    type: 'error',
    errorType: 'provider_error',
    message: 'x',
    retryable: true,
    source: 'provider',
  };
  const said = () =>
    socket()
      .sentOf('trigger')
      .map(({ input, rollbackAfterMessageId }) => [(input as { USER_MESSAGE: string }).USER_MESSAGE, rollbackAfterMessageId]);

  it('retries without a second bubble, and has the platform forget the first attempt', async () => {
    await open();
    await say('Hi');
    await play(start(), ...text('Hello'), finish());
    await say('And now?');
    await play(start('exe_2', 'msg_2'), ...text('Half an ans'), failure);
    expect(messages()).toEqual(['user: Hi', 'assistant: Hello', 'user: And now?', 'assistant: Half an ans']);
    fireEvent.click(screen.getByTestId('retry'));
    await pass(1);
    expect(messages()).toEqual(['user: Hi', 'assistant: Hello', 'user: And now?']);
    await play(start('exe_3', 'msg_2'), ...text('Now'), finish());
    expect(said()).toEqual([
      ['Hi', undefined],
      ['And now?', undefined],
      ['And now?', 'msg_2'],
    ]);
    expect(messages()).toEqual(['user: Hi', 'assistant: Hello', 'user: And now?', 'assistant: Now']);
    expect(screen.queryByTestId('error-card')).toBeNull();
    expect(socket().sentOf('stop')).toHaveLength(0);
  });

  it('retries without files that only the lost conversation knew, and says so', async () => {
    config = () => Promise.resolve(Response.json({ ...CONFIG, uploads: { maxBytes: 99, maxFiles: 2, types: ['text/plain'] } }));
    await open();
    const put = vi.fn();
    vi.stubGlobal('XMLHttpRequest', class {
      upload = {};
      status = 200;
      onload = () => {};
      open = put;
      setRequestHeader = () => {};
      send = () => this.onload();
    });
    const note = new File(['x'], 'note.txt', { type: 'text/plain' });
    await act(async () => fireEvent.change(screen.getByTestId('file-input'), { target: { files: [note] } }));
    await pass(1);
    const place = { id: 'file_7', uploadUrl: 'uploads/3f', downloadUrl: 'https://x/file_7' };
    await play({ type: 'upload-urls', requestId: 'upload-1', files: [place] });
    expect(put).toHaveBeenCalledOnce();
    await say('Read this');
    expect(socket().sentOf('trigger')[0]?.input).toMatchObject({ FILES: [{ id: 'file_7', filename: 'note.txt', size: 1 }] });
    expect(screen.getByTestId('file').textContent).toBe('note.txt');
    await play(start());
    act(() => socket().break());
    await pass(1000);
    act(() => socket().accept());
    fireEvent.click(screen.getByTestId('retry'));
    await pass(1);
    expect(socket().sentOf('trigger')[0]?.input).toEqual({ USER_MESSAGE: 'Read this' });
    expect(screen.getByTestId('toast').textContent).toContain('attach them again');
  });

  it('retries what never began without having anything forgotten', async () => {
    await open();
    await say('Hello');
    await play(failure);
    fireEvent.click(screen.getByTestId('retry'));
    await play(start(), ...text('Hi'), finish());
    expect(said()).toEqual([
      ['Hello', undefined],
      ['Hello', undefined],
    ]);
    expect(messages()).toEqual(['user: Hello', 'assistant: Hi']);
  });

  it('says something else in place of an earlier message; all after it is gone here and there', async () => {
    await open();
    await say('One');
    await play(start(), ...text('First'), finish());
    await say('Two');
    await play(start('exe_2', 'msg_2'), ...text('Second'), finish());
    fireEvent.click(screen.getAllByTestId('edit')[0]!);
    fireEvent.change(screen.getByTestId('edit-field'), { target: { value: 'Uno' } });
    fireEvent.submit(screen.getByTestId('edit-field'));
    await pass(1);
    expect(messages()).toEqual(['user: Uno']);
    expect(said().at(-1)).toEqual(['Uno', null]);
    await play(start('exe_3'), ...text('Primo'), finish());
    expect(messages()).toEqual(['user: Uno', 'assistant: Primo']);
    expect(document.activeElement).toBe(screen.getByTestId('composer'));
  });

  it('lets a message be said differently that could not be processed', async () => {
    await open();
    await say('One');
    await play({ ...failure, errorType: 'validation_error' });
    fireEvent.click(screen.getByTestId('edit-last'));
    expect(screen.getByTestId<HTMLTextAreaElement>('edit-field').value).toBe('One');
    fireEvent.change(screen.getByTestId('edit-field'), { target: { value: 'Uno' } });
    fireEvent.submit(screen.getByTestId('edit-field'));
    await play(start(), ...text('First'), finish());
    expect(messages()).toEqual(['user: Uno', 'assistant: First']);
  });

  it('gives up the running answer when a message is said differently', async () => {
    await open();
    await say('One');
    await play(start(), { type: 'text-start', id: 't1' }, { type: 'text-delta', id: 't1', delta: 'Fir' });
    fireEvent.click(screen.getByTestId('edit'));
    fireEvent.keyDown(screen.getByTestId('edit-field'), { key: 'Escape' });
    expect(screen.queryByTestId('edit-field')).toBeNull();
    fireEvent.click(screen.getByTestId('edit'));
    fireEvent.submit(screen.getByTestId('edit-field'));
    await pass(1);
    expect(socket().sent.map((frame) => frame.type)).toEqual(['trigger', 'stop', 'trigger']);
    await play({ type: 'text-delta', id: 't1', delta: 'st' }, start('exe_2'), ...text('New'), finish());
    expect(messages()).toEqual(['user: One', 'assistant: New']);
  });

  it('asks for another answer in place of the newest one', async () => {
    await open();
    await say('One');
    await play(start(), ...text('First'), finish());
    fireEvent.click(screen.getByTestId('again'));
    await play(start('exe_2'), ...text('Better'), finish());
    expect(messages()).toEqual(['user: One', 'assistant: Better']);
    expect(said()).toEqual([
      ['One', undefined],
      ['One', null],
    ]);
  });

  it('tells the server what the user thinks of an answer, and takes it back', async () => {
    await open();
    await say('One');
    await play({ ...start(), messageId: 'msg_9' }, ...text('First'), finish());
    fireEvent.click(screen.getByTestId('rate-up'));
    fireEvent.click(screen.getByTestId('rate-down'));
    expect(screen.getByTestId('rate-down').getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByTestId('rate-up').getAttribute('aria-pressed')).toBe('false');
    fireEvent.click(screen.getByTestId('rate-down'));
    expect(socket().sentOf('message-feedback')).toEqual([
      { type: 'message-feedback', messageId: 'msg_9', rating: 'up' },
      { type: 'message-feedback', messageId: 'msg_9', rating: 'down' },
      { type: 'message-feedback', messageId: 'msg_9', rating: null },
    ]);
  });

  it('keeps what is being written over a reload, and forgets it once it was sent', async () => {
    await open();
    fireEvent.change(screen.getByTestId('composer'), { target: { value: 'half a sent' } });
    cleanup();
    await open();
    expect(screen.getByTestId<HTMLTextAreaElement>('composer').value).toBe('half a sent');
    await say('a whole sentence');
    cleanup();
    await open();
    expect(screen.getByTestId<HTMLTextAreaElement>('composer').value).toBe('');
  });

  it('keeps a message over a reload that could not leave', async () => {
    await open();
    act(() => socket().break());
    await say('to be continued');
    cleanup();
    await open();
    expect(screen.getByTestId<HTMLTextAreaElement>('composer').value).toBe('to be continued');
  });

  it('asks the user, says so, and goes on with what they decided', async () => {
    await open();
    await say('Cancel it');
    const call = { toolCallId: 'c1', toolName: 'confirm-action', args: { action: 'Cancel' } };
    await play(
      start(),
      { type: 'tool-input-start', toolCallId: 'c1', toolName: 'confirm-action', title: 'Asking' },
      { type: 'tool-input-available', toolCallId: 'c1', toolName: 'confirm-action', input: { action: 'Cancel' } },
      { type: 'client-tool-request', executionId: 'exe_1', toolCalls: [call] },
      finish('client-tool-calls'),
    );
    expect(screen.getByTestId('confirm-card').textContent).toContain('Cancel');
    expect(screen.getByTestId('tool-card').dataset.state).toBe('waiting');
    expect(screen.getByTestId('announcer').textContent).toBe('Your input is needed');
    expect(screen.getByTestId<HTMLTextAreaElement>('composer').placeholder).toBe('Please answer above…');
    fireEvent.click(screen.getByRole('button', { name: 'Confirm' }));
    await pass(100);
    expect(socket().sentOf('continue')).toMatchObject([
      { executionId: 'exe_1', toolResults: [{ toolCallId: 'c1', result: { confirmed: true } }] },
    ]);
    await play(start(), ...text('Done.'), finish());
    expect(screen.getByTestId('tool-card').dataset.state).toBe('done');
    expect(screen.queryByTestId('confirm-card')).toBeNull();
  });

  it('withdraws the request of the agent when the user says something instead', async () => {
    await open();
    await say('Cancel it');
    const call = { toolCallId: 'c1', toolName: 'confirm-action', args: {} };
    await play(
      start(),
      { type: 'tool-input-start', toolCallId: 'c1', toolName: 'confirm-action' },
      { type: 'client-tool-request', executionId: 'exe_1', toolCalls: [call] },
      finish('client-tool-calls'),
    );
    await say('Wait, what does it cost?');
    expect(screen.queryByTestId('confirm-card')).toBeNull();
    expect(screen.getByTestId('tool-card').dataset.state).toBe('stopped');
    expect(socket().sent.map((frame) => frame.type)).toEqual(['trigger', 'stop', 'trigger']);
  });

  it('stops tool cards and text on Escape', async () => {
    await open();
    await say('Hello');
    await play(start(), ...text('Half'), { type: 'tool-input-start', toolCallId: 'c1', toolName: 'look' });
    fireEvent.keyDown(screen.getByTestId('composer'), { key: 'Escape' });
    await pass(50);
    expect(screen.getByTestId('tool-card').dataset.state).toBe('stopped');
    expect(socket().sentOf('stop')).toHaveLength(1);
  });

  it('shows a message written offline as waiting, and says that the agent starts afresh', async () => {
    await open();
    await say('first');
    await play(start(), ...text('answer'), finish());
    act(() => socket().break());
    expect(screen.getByTestId('banner')).toBeTruthy();
    await say('second');
    expect(screen.getByText('Will be sent when you are back online')).toBeTruthy();
    await pass(1000);
    act(() => socket().accept());
    await play(start(), ...text('fresh'), finish());
    expect(screen.queryByTestId('banner')).toBeNull();
    expect(messages()).toHaveLength(4);
    const caption = screen.getByText(/does not remember what is above/);
    expect(caption.nextElementSibling?.textContent).toContain('second');
  });

  it('shows typing and notifications beside the answer; typing ends with the connection', async () => {
    await open();
    await play({ type: 'typing-indicator', isTyping: true }, { type: 'custom-notification', message: '<b>News</b>' });
    expect(screen.getByTestId('typing').textContent).toBe('Support is typing');
    const toast = screen.getByTestId('toast');
    expect(toast.textContent).toBe('<b>News</b>');
    expect(toast.closest('footer')?.contains(screen.getByTestId('composer'))).toBe(true);
    await play({ type: 'typing-indicator', isTyping: false });
    expect(screen.queryByTestId('typing')).toBeNull();
    await play({ type: 'typing-indicator', isTyping: true });
    act(() => socket().break());
    expect(screen.queryByTestId('typing')).toBeNull();
  });

  it('keeps at most five notifications, the newest first', async () => {
    await open();
    await play(...[1, 2, 3, 4, 5, 6, 7].map((n) => ({ type: 'custom-notification', message: `n${n}` })));
    expect(screen.getAllByTestId('toast').map((one) => one.textContent)).toEqual(['n7', 'n6', 'n5', 'n4', 'n3']);
  });
});
