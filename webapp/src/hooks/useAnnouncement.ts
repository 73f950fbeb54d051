import { useEffect, useRef, useState } from 'react';
import { type ChatMessage, type ChatStatus, spokenText } from '../chat/model';
import type { Texts } from '../texts/en';
import { fill } from '../texts/fill';
import { useTexts } from '../texts/language';

/** What a screen reader hears when the status changes; null for nothing new. Errors speak for themselves. */
export function announcement(
  texts: Texts['announce'],
  before: ChatStatus,
  now: ChatStatus,
  last: ChatMessage | undefined,
): string | null {
  if (now === before) return null;
  if (now === 'answering') return texts.answering;
  if (now === 'awaiting-input') return texts.input;
  if (now === 'error') return '';
  const answer = last?.role === 'assistant' ? spokenText(last) : '';
  return answer ? fill(texts.complete, { answer }) : texts.stopped;
}

export function useAnnouncement(status: ChatStatus, messages: readonly ChatMessage[]): string {
  const texts = useTexts().announce;
  const [text, setText] = useState('');
  const before = useRef(status);
  useEffect(() => {
    const next = announcement(texts, before.current, status, messages.at(-1));
    before.current = status;
    if (next !== null) setText(next);
  }, [texts, status, messages]);
  return text;
}
