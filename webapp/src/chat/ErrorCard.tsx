import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useCountdown } from '../hooks/useCountdown';
import type { Texts } from '../texts/en';
import { fill } from '../texts/fill';
import { useFormats, useTexts } from '../texts/language';
import { errorText } from './errorText';
import type { ChatError } from './model';

interface ErrorCardProps {
  error: ChatError;
  onRetry: () => void;
  /** Lets the user say the last message differently. */
  onEdit: () => void;
}

/** What went wrong in words for everybody, the way on, and the particulars for whoever is asked for help. */
export function ErrorCard({ error, onRetry, onEdit }: ErrorCardProps) {
  const texts = useTexts();
  const formats = useFormats();
  const { title, text, retryIn, canEdit } = errorText(error, texts.errors);
  const [retryAt] = useState(() => Date.now() + (retryIn ?? 0) * 1000);
  const seconds = useCountdown(retryAt);
  return (
    <div className="card is-error" role="group" data-testid="error-card" aria-label={title}>
      <div role="alert">
        <p className="card-title">
          <TriangleAlert size={18} aria-hidden />
          {title}
        </p>
        <p>{text}</p>
      </div>
      {retryIn !== undefined && (
        <div className="card-actions">
          <button type="button" className="button" data-testid="retry" disabled={seconds > 0} onClick={onRetry}>
            {seconds > 0 ? fill(texts.error.retryLater, { time: formats.seconds(seconds) }) : texts.error.retry}
          </button>
        </div>
      )}
      {canEdit && (
        <div className="card-actions">
          <button type="button" className="button" data-testid="edit-last" onClick={onEdit}>
            {texts.error.edit}
          </button>
        </div>
      )}
      <details className="error-details">
        <summary>{texts.error.details}</summary>
        <dl>
          {particulars(error, texts.error).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

type Particulars = [name: string, value: string][];

function particulars({ type, code, requestId, message }: ChatError, texts: Texts['error']): Particulars {
  const rows: [string, string | undefined][] = [
    [texts.type, type],
    [texts.code, code],
    [texts.reference, requestId],
    [texts.message, message],
  ];
  return rows.filter((row): row is [string, string] => !!row[1]);
}
