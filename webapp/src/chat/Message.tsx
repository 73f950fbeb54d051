import { Bot } from 'lucide-react';
import { memo } from 'react';
import { useTexts } from '../texts/language';
import type { ChatMessage } from './model';
import { Part } from './parts/Part';
import { Sources } from './parts/Sources';

export const Message = memo(function Message({ message }: { message: ChatMessage }) {
  return message.role === 'user' ? <UserMessage message={message} /> : <AssistantMessage message={message} />;
});

function UserMessage({ message }: { message: ChatMessage }) {
  const texts = useTexts();
  return (
    <>
      {message.startsConversation && <p className="caption new-conversation">{texts.newConversation}</p>}
      <article className="message is-user" aria-label={texts.you} data-testid="message" data-role="user">
        {message.parts.map((part, index) => (
          <p key={index} className="bubble" dir="auto">
            {part.kind === 'text' ? part.text : null}
          </p>
        ))}
      </article>
    </>
  );
}

function AssistantMessage({ message }: { message: ChatMessage }) {
  const texts = useTexts();
  return (
    <article className="message is-assistant" aria-label={texts.assistant} data-testid="message" data-role="assistant">
      <span className="avatar" aria-hidden="true">
        <Bot size={16} />
      </span>
      <div className="parts">
        {message.parts.map((part, index) => (
          <Part key={index} part={part} />
        ))}
        <Sources parts={message.parts} />
      </div>
    </article>
  );
}
