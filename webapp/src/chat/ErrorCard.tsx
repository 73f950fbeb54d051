import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useCountdown } from '../hooks/useCountdown';
import { texts } from '../texts';
import { errorText } from './errorText';
import type { ChatError } from './model';

/** What went wrong in words for everybody, the way on, and the particulars for whoever is asked for help. */
export function ErrorCard({ error, onRetry }: { error: ChatError; onRetry: () => void }) {
  const { title, text, retryIn } = errorText(error);
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
            {seconds > 0 ? texts.error.retryIn(seconds) : texts.error.retry}
          </button>
        </div>
      )}
      <details className="error-details">
        <summary>{texts.error.details}</summary>
        <dl>
          {particulars(error).map(([name, value]) => (
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

function particulars({ type, code, requestId, message }: ChatError): [name: string, value: string][] {
  const rows: [string, string | undefined][] = [
    ['Type', type],
    ['Code', code],
    ['Reference', requestId],
    ['Message', message],
  ];
  return rows.filter((row): row is [string, string] => !!row[1]);
}
