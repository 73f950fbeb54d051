import { Pencil } from 'lucide-react';
import { use, useState } from 'react';
import { useTexts } from '../texts/language';
import { EditBox } from './actions/EditBox';
import { MessageActionsContext } from './actions/messageActions';
import { FileChip } from './FileChip';
import { type ChatMessage, plainText } from './model';

/** What the user said, which they may still say differently. */
export function UserMessage({ message }: { message: ChatMessage }) {
  const texts = useTexts();
  const { edit } = use(MessageActionsContext);
  const [isEditing, setEditing] = useState(false);
  return (
    <>
      {message.startsConversation && <p className="caption new-conversation">{texts.newConversation}</p>}
      <article className="message is-user" aria-label={texts.you} data-testid="message" data-role="user">
        {isEditing ? (
          <EditBox
            text={plainText(message)}
            onSend={(text) => edit(message.userIndex, text)}
            onCancel={() => setEditing(false)}
          />
        ) : (
          <>
            <Words message={message} />
            <div className="actions">
              <button type="button" className="text-button" data-testid="edit" onClick={() => setEditing(true)}>
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
