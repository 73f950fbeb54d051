import { ArrowUp, Square } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect } from 'react';
import { useDraft } from '../hooks/useDraft';
import { useTexts } from '../texts/language';
import type { ChatStatus } from './model';

const TALLEST_PX = 200;

interface ComposerProps {
  field: RefObject<HTMLTextAreaElement | null>;
  status: ChatStatus;
  /** A message that has not left yet. */
  unsent: string;
  onSend: (text: string) => void;
  onStop: () => void;
}

/** Where the user writes; typing stays possible while an answer comes. */
export function Composer({ field, status, unsent, onSend, onStop }: ComposerProps) {
  const texts = useTexts();
  const [text, setText] = useDraft(unsent);
  const busy = status === 'answering' || status === 'awaiting-input';
  const isEmpty = text.trim() === '';

  useEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, TALLEST_PX)}px`;
  }, [field, text]);

  const submit = () => {
    // A request of the agent can be answered by a message, too: that withdraws it.
    if (isEmpty || status === 'answering') return;
    onSend(text.trim());
    setText('');
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
        <button key="send" type="submit" className="send" data-testid="send" disabled={isEmpty}>
          <ArrowUp size={18} aria-hidden />
          <span className="send-word">{texts.composer.send}</span>
        </button>
      )}
    </form>
  );
}
