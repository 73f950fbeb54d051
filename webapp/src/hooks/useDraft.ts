import { useEffect, useState } from 'react';

/** Of this tab and this page: another application of the same server has its own. */
const key = () => `socket-chat-draft:${new URL(document.baseURI).pathname}`;

function stored(): string {
  try {
    return sessionStorage.getItem(key()) ?? '';
  } catch {
    return '';
  }
}

/**
 * What the user is writing; it survives a reload, as far as the browser allows.
 *
 * @param unsent a message on its way out: kept, too, until it has left
 */
export function useDraft(unsent: string): [string, (text: string) => void] {
  const [text, setText] = useState(stored);
  const kept = text || unsent;
  useEffect(() => {
    try {
      if (kept) sessionStorage.setItem(key(), kept);
      else sessionStorage.removeItem(key());
    } catch {
      // Without storage the draft lasts until the page is left.
    }
  }, [kept]);
  return [text, setText];
}
