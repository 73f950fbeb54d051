import { act, cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AttachmentList } from '../../src/chat/attachments/AttachmentList';
import { refusalOf, type UploadLimits, uploadLimits } from '../../src/chat/attachments/limits';
import type { ChatFile } from '../../src/chat/model';
import { useAttachments } from '../../src/hooks/useAttachments';
import { useDrop } from '../../src/hooks/useDrop';

afterEach(cleanup);

const LIMITS: UploadLimits = { maxBytes: 10, maxFiles: 3, types: ['image/*', 'application/pdf'] };
const file = (name: string, type = 'image/png', content = '12345') => new File([content], name, { type });

/** Uploads that the test ends. */
function attachments() {
  const ends: { done: (reference: ChatFile) => void; fail: (error: Error) => void; signal: AbortSignal }[] = [];
  const upload = vi.fn((_file: File, signal: AbortSignal, onProgress: (share: number) => void) => {
    onProgress(0.5);
    return new Promise<ChatFile>((done, fail) => ends.push({ done, fail, signal }));
  });
  const hook = renderHook(({ epoch }) => useAttachments(upload, epoch, LIMITS), { initialProps: { epoch: 1 } });
  const states = () => hook.result.current.items.map(({ file: { name }, state }) => `${name}: ${state}`);
  return { hook, upload, ends, states, add: (...files: File[]) => act(() => hook.result.current.add(files)) };
}

const reference = (id: string): ChatFile => ({ id, name: id, url: 'https://x', mediaType: 'image/png', size: 5 });

describe('attachments', () => {
  it('are uploaded at once, and taken along when all are there', async () => {
    const { hook, ends, states, add } = attachments();
    add(file('a.png'), file('b.png'));
    expect(states()).toEqual(['a.png: uploading', 'b.png: uploading']);
    expect(hook.result.current.items[0]?.progress).toBe(0.5);
    expect(hook.result.current.isReady).toBe(false);
    await act(async () => ends.forEach(({ done }, index) => done(reference(`file_${index}`))));
    expect(hook.result.current.isReady).toBe(true);
    let taken: ChatFile[] = [];
    act(() => void (taken = hook.result.current.take()));
    expect(taken.map(({ id }) => id)).toEqual(['file_0', 'file_1']);
    expect(states()).toEqual([]);
  });

  it('that the server would not take are refused without being sent, and none are taken beyond the limit', () => {
    const { upload, states, add } = attachments();
    add(file('a.txt', 'text/plain'), file('big.png', 'image/png', '12345678901'), file('c.pdf', 'application/pdf'), file('d.png'));
    expect(states()).toEqual(['a.txt: refused', 'big.png: refused', 'c.pdf: uploading']);
    expect(upload).toHaveBeenCalledOnce();
  });

  it('can be called off, and tried again after a failure', async () => {
    const { hook, upload, ends, states, add } = attachments();
    add(file('a.png'), file('b.png'));
    await act(async () => ends[1]?.fail(new Error('No room.')));
    expect(hook.result.current.items[1]).toMatchObject({ state: 'failed', words: 'No room.' });
    act(() => hook.result.current.remove(1));
    expect(ends[0]?.signal.aborted).toBe(true);
    act(() => hook.result.current.retry(2));
    expect(upload).toHaveBeenCalledTimes(3);
    expect(states()).toEqual(['b.png: uploading']);
  });

  it('are uploaded again when another conversation begins', async () => {
    const { hook, upload, ends, states, add } = attachments();
    add(file('a.png'));
    await act(async () => ends[0]?.done(reference('file_0')));
    hook.rerender({ epoch: 2 });
    expect(upload).toHaveBeenCalledTimes(2);
    expect(states()).toEqual(['a.png: uploading']);
  });
});

describe('the list of attachments', () => {
  const show = (...items: object[]) => {
    const list = { items: items as never, isReady: false, add: vi.fn(), remove: vi.fn(), retry: vi.fn(), take: vi.fn() };
    render(<AttachmentList attachments={list} limits={LIMITS} />);
    return list;
  };

  it('shows progress, and what is wrong with a file in words', () => {
    const list = show(
      { key: 1, file: file('a.png'), state: 'uploading', progress: 0.5 },
      { key: 2, file: file('b.png'), state: 'failed', progress: 0, words: 'No room.' },
      { key: 3, file: file('c.png'), state: 'failed', progress: 0, words: '' },
      { key: 4, file: file('d.png'), state: 'refused', progress: 0, refusal: 'tooLarge' },
    );
    expect(screen.getByRole('progressbar', { name: 'Uploading a.png' }).textContent).toBe('50 %');
    expect(screen.getAllByRole('alert').map((one) => one.textContent)).toEqual([
      'No room.',
      'The upload did not work',
      'Larger than 10 bytes',
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Try b.png again' }));
    fireEvent.click(screen.getByRole('button', { name: 'Remove a.png' }));
    expect(list.retry).toHaveBeenCalledExactlyOnceWith(2);
    expect(list.remove).toHaveBeenCalledExactlyOnceWith(1);
  });
});

describe('what the server takes', () => {
  it.each([
    ['image/png', 5, undefined],
    ['application/pdf', 10, undefined],
    ['application/pdf', 11, 'tooLarge'],
    ['text/plain', 5, 'wrongType'],
    ['', 5, 'wrongType'],
  ])('is decided by type (%s) and size (%i): %s', (type, size, refusal) => {
    expect(refusalOf({ type, size }, LIMITS)).toBe(refusal);
  });

  it.each([
    [undefined, undefined],
    [{ maxBytes: 1, maxFiles: 0, types: [] }, undefined],
    [{ maxBytes: 'x', maxFiles: 1, types: [] }, undefined],
    [{ maxBytes: 1, maxFiles: 1, types: ['a/b'] }, { maxBytes: 1, maxFiles: 1, types: ['a/b'] }],
  ])('is read from the configuration: %j', (json, limits) => {
    expect(uploadLimits(json)).toEqual(limits);
  });
});

describe('a file held over the page', () => {
  const drag = (type: string, files: File[] = [], types = ['Files']) => {
    const event = new Event(type, { cancelable: true });
    Object.assign(event, { dataTransfer: { types, files }, relatedTarget: null });
    act(() => void window.dispatchEvent(event));
    return event;
  };

  it('is taken when it is dropped', () => {
    const taken = vi.fn();
    const { result } = renderHook(() => useDrop(taken));
    drag('dragover');
    expect(result.current).toBe(true);
    const photo = file('a.png');
    expect(drag('drop', [photo]).defaultPrevented).toBe(true);
    expect(result.current).toBe(false);
    expect(taken).toHaveBeenCalledExactlyOnceWith([photo]);
  });

  it('is turned away, without leaving the page, where nobody takes it', () => {
    const { result } = renderHook(() => useDrop(undefined));
    expect(drag('dragover').defaultPrevented).toBe(true);
    expect(result.current).toBe(false);
    expect(drag('drop', [file('a.png')]).defaultPrevented).toBe(true);
  });

  it('may leave again; text is nobody’s business', () => {
    const { result } = renderHook(() => useDrop(vi.fn()));
    drag('dragover');
    drag('dragleave');
    expect(result.current).toBe(false);
    drag('dragover', [], ['text/plain']);
    expect(result.current).toBe(false);
  });
});
