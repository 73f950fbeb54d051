import { useEffect, useRef } from 'react';
import { useTexts } from '../texts/language';
import { DECLINED, type PendingTool } from './model';
import { JsonBox } from './parts/JsonBox';

/** A tool call for the user to decide, with everything it would do in view. */
export function ConfirmCard({ call }: { call: PendingTool }) {
  const texts = useTexts();
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    confirm.current?.focus();
    return () => document.getElementById('composer')?.focus();
  }, []);
  return (
    <div className="card" role="group" data-testid="confirm-card" aria-label={texts.confirm.heading}>
      <p className="card-title">{texts.confirm.heading}</p>
      <JsonBox label={call.name} value={call.args} />
      <div className="card-actions">
        <button ref={confirm} type="button" className="button" onClick={() => call.submit({ confirmed: true })}>
          {texts.confirm.confirm}
        </button>
        <button type="button" className="button is-quiet" onClick={() => call.cancel(DECLINED)}>
          {texts.confirm.decline}
        </button>
      </div>
    </div>
  );
}
