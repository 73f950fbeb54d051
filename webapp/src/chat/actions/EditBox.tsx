import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../texts/language';

interface EditBoxProps {
  text: string;
  onSend: (text: string) => void;
  onCancel: () => void;
}

/** A message of the user on its way to being another one. */
export function EditBox({ text, onSend, onCancel }: EditBoxProps) {
  const texts = useTexts();
  const field = useRef<HTMLTextAreaElement>(null);
  const [words, setWords] = useState(text);
  useEffect(() => field.current?.select(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onCancel();
  };
  return (
    <form
      className="edit-box"
      aria-label={texts.actions.editing}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim()) onSend(words.trim());
      }}
    >
      <textarea
        ref={field}
        className="control"
        data-testid="edit-field"
        dir="auto"
        rows={3}
        aria-label={texts.composer.field}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <p className="muted">{texts.actions.editNote}</p>
      <div className="card-actions">
        <button type="submit" className="button" disabled={!words.trim()}>
          {texts.composer.send}
        </button>
        <button type="button" className="button is-quiet" onClick={onCancel}>
          {texts.actions.cancel}
        </button>
      </div>
    </form>
  );
}
