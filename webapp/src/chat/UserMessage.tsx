import { Pencil } from 'lucide-react';
import { use } from 'react';
import { useTexts } from '../texts/language';
import { EditBox } from './actions/EditBox';
import { MessageActionsContext } from './actions/messageActions';
import { FileChip } from './FileChip';
import { type ChatMessage, plainText } from './model';

interface UserMessageProps {
  message: ChatMessage;
  isEditing: boolean;
  onEditing: (userIndex: number | null) => void;
}

/** What the user said, which they may still say differently. */
export function UserMessage({ message, isEditing, onEditing }: UserMessageProps) {
  const texts = useTexts();
  const { edit } = use(MessageActionsContext);
  return (
    <>
      {message.startsConversation && <p className="caption new-conversation">{texts.newConversation}</p>}
      <article className="message is-user is-settled" aria-label={texts.you} data-testid="message" data-role="user">
        {isEditing ? (
          <EditBox
            text={plainText(message)}
            onSend={(text) => {
              onEditing(null);
              edit(message.userIndex, text);
            }}
            onCancel={() => onEditing(null)}
          />
        ) : (
          <>
            <Words message={message} />
            <div className="actions">
              <button
                type="button"
                className="text-button"
                data-testid="edit"
                onClick={() => onEditing(message.userIndex)}
              >
                <Pencil size={14} aria-hidden />
                {texts.actions.edit}
              </button>
            </div>
          </>
        )}
      </article>
    </>
  );
}

function Words({ message }: { message: ChatMessage }) {
  return message.parts.map((part, index) => {
    if (part.kind === 'file') return <FileChip key={index} name={part.name} url={part.url} />;
    return (
      part.kind === 'text' && (
        <p key={index} className="bubble" dir="auto">
          {part.text}
        </p>
      )
    );
  });
}
