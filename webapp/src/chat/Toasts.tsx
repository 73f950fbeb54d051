import { Bell, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTexts } from '../texts/language';
import type { Notification } from './model';

const SHOWN_MS = 8_000;

interface ToastsProps {
  notifications: readonly Notification[];
  onDismiss: (id: number) => void;
}

/** Rows of their own above the composer, so that they cover nothing; the newest first, should the room not do. */
export function Toasts({ notifications, onDismiss }: ToastsProps) {
  return (
    <div className="toasts" role="status">
      {notifications.toReversed().map((one) => (
        <Toast key={one.id} notification={one} onDismiss={onDismiss} />
      ))}
    </div>
  );
}

/** Goes away by itself, but not under the pointer or while it has the focus. */
function Toast({ notification, onDismiss }: { notification: Notification; onDismiss: (id: number) => void }) {
  const texts = useTexts();
  const { id, message } = notification;
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => onDismiss(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, id, onDismiss]);
  return (
    <div
      className="toast"
      data-testid="toast"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Bell size={16} aria-hidden />
      <p dir="auto">{message}</p>
      <button type="button" className="icon-button small" aria-label={texts.dismiss} onClick={() => onDismiss(id)}>
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}
