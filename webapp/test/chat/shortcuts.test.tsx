import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Dialogs } from '../../src/chat/dialogs/Dialogs';
import { useShortcuts } from '../../src/hooks/useShortcuts';

const done = { write: vi.fn(), startNew: vi.fn(), help: vi.fn() };

function Page() {
  useShortcuts(done);
  return <textarea aria-label="field" />;
}

beforeEach(() => {
  localStorage.clear();
  Object.values(done).forEach((one) => one.mockClear());
});
afterEach(cleanup);

const called = () => Object.entries(done).flatMap(([name, one]) => (one.mock.calls.length > 0 ? [name] : []));

describe('a shortcut', () => {
  it.each([
    [{ key: '/' }, ['write']],
    [{ key: '?', shiftKey: true }, ['help']],
    [{ key: 'O', ctrlKey: true, shiftKey: true }, ['startNew']],
    [{ key: 'o', metaKey: true, shiftKey: true }, ['startNew']],
    [{ key: 'o', ctrlKey: true }, []],
    [{ key: '/', ctrlKey: true }, []],
    [{ key: '?', isComposing: true }, []],
    [{ key: 'a' }, []],
  ])('%j does %j', (event, names) => {
    render(<Page />);
    fireEvent.keyDown(document.body, event);
    expect(called()).toEqual(names);
  });

  it('of a single key is a letter like any other while something is being written', () => {
    render(<Page />);
    const field = screen.getByLabelText('field');
    fireEvent.keyDown(field, { key: '/' });
    fireEvent.keyDown(field, { key: '?' });
    expect(called()).toEqual([]);
    fireEvent.keyDown(field, { key: 'O', ctrlKey: true, shiftKey: true });
    expect(called()).toEqual(['startNew']);
  });

  it('of a single key can be turned off', async () => {
    render(
      <>
        <Page />
        <Dialogs open="shortcuts" onStartNew={() => {}} onClose={() => {}} />
      </>,
    );
    await act(() => vi.dynamicImportSettled());
    fireEvent.click(screen.getByRole('checkbox', { hidden: true }));
    cleanup();
    render(<Page />);
    fireEvent.keyDown(document.body, { key: '/' });
    expect(called()).toEqual([]);
  });
});

it('a new conversation is asked about before the old one goes', async () => {
  const [onStartNew, onClose] = [vi.fn(), vi.fn()];
  render(<Dialogs open="start-new" onStartNew={onStartNew} onClose={onClose} />);
  await act(() => vi.dynamicImportSettled());
  fireEvent.click(screen.getByText('Keep this one'));
  expect([onStartNew.mock.calls.length, onClose.mock.calls.length]).toEqual([0, 1]);
  fireEvent.click(screen.getByText('Start anew'));
  expect(onStartNew).toHaveBeenCalledOnce();
});
