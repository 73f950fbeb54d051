import { ArrowUp, Square } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect } from 'react';
import type { Attachments } from '../hooks/useAttachments';
import { useDraft } from '../hooks/useDraft';
import { useTexts } from '../texts/language';
import { AttachButton } from './attachments/AttachButton';
import { AttachmentList } from './attachments/AttachmentList';
import type { UploadLimits } from './attachments/limits';
import type { ChatFile, ChatStatus } from './model';

const TALLEST_PX = 200;

interface ComposerProps {
  field: RefObject<HTMLTextAreaElement | null>;
  status: ChatStatus;
  /** A message that has not left yet. */
  unsent: string;
  /** Missing where no files are taken. */
  limits?: UploadLimits | undefined;
  attachments: Attachments;
  onSend: (text: string, files: readonly ChatFile[]) => void;
  onStop: () => void;
}

/** Where the user writes; typing stays possible while an answer comes. */
export function Composer({ field, status, unsent, limits, attachments, onSend, onStop }: ComposerProps) {
  const texts = useTexts();
  const [text, setText] = useDraft(unsent);
  const busy = status === 'answering' || status === 'awaiting-input';
  const { items, isReady } = attachments;
  const isEmpty = text.trim() === '' && items.length === 0;

  useEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, TALLEST_PX)}px`;
  }, [field, text]);

  const submit = () => {
    // A request of the agent can be answered by a message, too: that withdraws it.
    if (isEmpty || !isReady || status === 'answering') return;
    onSend(text.trim(), attachments.take());
    setText('');
  };

  const onPaste = (event: ClipboardEvent) => {
    if (!limits || event.clipboardData.files.length === 0) return;
    event.preventDefault();
    attachments.add(event.clipboardData.files);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends a composition (Japanese, Chinese, Korean…) is not meant for us; 229 is how some browsers say so.
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key === 'Escape' && busy) {
      event.preventDefault();
      onStop();
    } else if (event.key === 'Enter' && !event.shiftKey && !composing) {
      event.preventDefault();
      submit();
    }
  };

  return (
    <form
      className="composer"
      aria-label={texts.composer.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {limits && items.length > 0 && <AttachmentList attachments={attachments} limits={limits} />}
      {limits && (
        <AttachButton limits={limits} isFull={items.length >= limits.maxFiles} onFiles={attachments.add} />
      )}
      <textarea
        ref={field}
        id="composer"
        data-testid="composer"
        rows={1}
        // An empty field would be left to right, whatever its placeholder.
        dir={text ? 'auto' : undefined}
        enterKeyHint="send"
        aria-label={texts.composer.field}
        aria-describedby="composer-hint"
        placeholder={status === 'awaiting-input' ? texts.composer.waiting : texts.composer.placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <span id="composer-hint" className="visually-hidden">
        {texts.composer.hint}
      </span>
      {status === 'answering' || (busy && isEmpty) ? (
        <button key="stop" type="button" className="send is-stop" data-testid="stop" onClick={onStop}>
          <Square size={14} fill="currentColor" aria-hidden />
          <span className="send-word">{texts.composer.stop}</span>
        </button>
      ) : (
        <button key="send" type="submit" className="send" data-testid="send" disabled={isEmpty || !isReady}>
          <ArrowUp size={18} aria-hidden />
          <span className="send-word">{texts.composer.send}</span>
        </button>
      )}
    </form>
  );
}
