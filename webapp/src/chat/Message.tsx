import { Bot } from 'lucide-react';
import { memo } from 'react';
import { useTexts } from '../texts/language';
import { AnswerActions } from './actions/AnswerActions';
import type { ChatMessage } from './model';
import { Part } from './parts/Part';
import { Sources } from './parts/Sources';
import { UserMessage } from './UserMessage';

interface MessageProps {
  message: ChatMessage;
  /** Whether another answer can be asked for in place of this one. */
  canRetry: boolean;
  isEditing: boolean;
  /** Opens a message of the user for editing, by its number, or none. */
  onEditing: (userIndex: number | null) => void;
}

export const Message = memo(function Message({ message, canRetry, isEditing, onEditing }: MessageProps) {
  if (message.role === 'user') return <UserMessage message={message} isEditing={isEditing} onEditing={onEditing} />;
  return <AssistantMessage message={message} canRetry={canRetry} />;
});

function AssistantMessage({ message, canRetry }: Pick<MessageProps, 'message' | 'canRetry'>) {
  const texts = useTexts();
  const state = message.settled ? 'is-settled' : 'is-growing';
  return (
    <article
      className={`message is-assistant ${state}`}
      aria-label={texts.assistant}
      data-testid="message"
      data-role="assistant"
    >
      <span className="avatar" aria-hidden="true">
        <Bot size={16} />
      </span>
      <div className="parts">
        {message.parts.map((part, index) => (
          <Part key={index} part={part} />
        ))}
        <Sources parts={message.parts} />
        {message.settled && <AnswerActions message={message} canRetry={canRetry} />}
      </div>
    </article>
  );
}
