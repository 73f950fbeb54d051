import { type ReactNode, useEffect, useRef } from 'react';
import { useTexts } from '../../texts/language';
import { DECLINED, type PendingTool } from '../model';

interface RequestCardProps {
  call: PendingTool;
  testId: string;
  submitWord: string;
  declineWord: string;
  onSubmit: () => void;
  children: ReactNode;
}

/** What all requests to the user have in common: what is asked, and the two ways out. */
export function RequestCard({ call, testId, submitWord, declineWord, onSubmit, children }: RequestCardProps) {
  const texts = useTexts();
  const card = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const composer = document.querySelector<HTMLTextAreaElement>('#composer');
    // Whoever is in the middle of a sentence keeps the focus: their next Enter must not decide anything.
    if (!composer?.value) card.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
    return () => composer?.focus();
  }, []);
  return (
    <form
      ref={card}
      className="card request"
      data-testid={testId}
      aria-label={`${texts.confirm.heading}: ${call.title}`}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <div>
        <p className="muted">{texts.confirm.heading}</p>
        <p className="card-title" dir="auto">
          {call.title}
        </p>
      </div>
      {children}
      <div className="card-actions">
        <button type="submit" className="button">
          {submitWord}
        </button>
        <button type="button" className="button is-quiet" onClick={() => call.cancel(DECLINED)}>
          {declineWord}
        </button>
      </div>
    </form>
  );
}
