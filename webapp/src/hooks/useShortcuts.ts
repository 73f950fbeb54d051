import { useEffect } from 'react';
import { useLatest } from './useLatest';

interface Shortcuts extends Record<string, () => void> {
  write: () => void;
  startNew: () => void;
  help: () => void;
}

const KEY = 'socket-chat-single-keys';

/** Whether `/` and `?` do something; some people's tools press keys that nobody meant. */
export function usesSingleKeys(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // Without storage they stay as they are.
  }
}

/** Keys that work all over the page; a single key never while something is being written. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useLatest(shortcuts);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const wanted = shortcutOf(event);
      if (!wanted || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      latest[wanted]();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [latest]);
}

function shortcutOf(event: KeyboardEvent): 'write' | 'startNew' | 'help' | null {
  if (event.defaultPrevented || event.isComposing) return null;
  const command = event.ctrlKey || event.metaKey;
  if (command && event.shiftKey && event.key.toLowerCase() === 'o') return 'startNew';
  if (command || event.altKey || isWriting(event.target) || !usesSingleKeys()) return null;
  return event.key === '/' ? 'write' : event.key === '?' ? 'help' : null;
}

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
