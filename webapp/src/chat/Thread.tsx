import { useState } from 'react';
import { useTexts } from '../texts/language';
import { ErrorCard } from './ErrorCard';
import { Message } from './Message';
import type { Chat, ChatMessage } from './model';
import { Requests } from './requests/Requests';
import { Dots } from './TypingLine';

/** All messages in order, then whatever the last answer needs: patience, a decision, another attempt. */
export function Thread({ chat, onRetry }: { chat: Chat; onRetry: () => void }) {
  const texts = useTexts();
  const { messages, status, error, link, pendingTools } = chat;
  const last = messages.at(-1);
  const [editing, setEditing] = useState<number | null>(null);
  const queued = link.queued && link.word !== 'connected' && link.word !== 'connecting';
  return (
    <div className="thread" role="log" aria-live="off" aria-label={texts.conversation}>
      {messages.map((message) => (
        <Message
          key={message.id}
          message={message}
          canRetry={message === last && status === 'idle'}
          isEditing={message.role === 'user' && message.userIndex === editing}
          onEditing={setEditing}
        />
      ))}
      {queued && <p className="caption queued">{texts.queued}</p>}
      {status === 'answering' && !queued && !isVisiblyWorking(last) && (
        <p className="waiting" data-testid="waiting">
          <Dots />
        </p>
      )}
      <Requests calls={pendingTools} />
      {error && (
        <ErrorCard
          key={`${error.type}:${messages.length}`}
          error={error}
          onRetry={onRetry}
          onEdit={() => setEditing(last?.userIndex ?? null)}
        />
      )}
    </div>
  );
}

/** Growing text or a running tool says enough; otherwise the page has to show that something is going on. */
function isVisiblyWorking(message: ChatMessage | undefined): boolean {
  const part = message?.parts.at(-1);
  if (!message || message.settled || !part) return false;
  if (part.kind === 'tool' || part.kind === 'worker') return part.state === 'running' || part.state === 'waiting';
  return 'streaming' in part ? part.streaming : false;
}
