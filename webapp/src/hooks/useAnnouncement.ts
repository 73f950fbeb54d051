import { useEffect, useRef, useState } from 'react';
import { type ChatMessage, type ChatStatus, spokenText } from '../chat/model';
import { texts } from '../texts';

/** What a screen reader hears when the status changes; null for nothing new. Errors speak for themselves. */
export function announcement(before: ChatStatus, now: ChatStatus, last: ChatMessage | undefined): string | null {
  if (now === before) return null;
  if (now === 'answering') return texts.announce.answering;
  if (now === 'awaiting-input') return texts.announce.input;
  if (now === 'error') return '';
  const answer = last?.role === 'assistant' ? spokenText(last) : '';
  return answer ? `${texts.announce.complete} ${answer}` : texts.announce.stopped;
}

export function useAnnouncement(status: ChatStatus, messages: readonly ChatMessage[]): string {
  const [text, setText] = useState('');
  const before = useRef(status);
  useEffect(() => {
    const next = announcement(before.current, status, messages.at(-1));
    before.current = status;
    if (next !== null) setText(next);
  }, [status, messages]);
  return text;
}
