import extension from '#extension';
import { useCallback, useEffect, useState } from 'react';
import type { Notification } from '../chat/model';
import { named } from '../extension/named';
import { fill } from '../texts/fill';
import { useTexts } from '../texts/language';
import type { RawEvent } from './normalise';
import type { ChatTransport } from './transport';

const MOST_NOTIFICATIONS = 5;
let lastNotification = 0;

/** The messages of the server beside the answer: somebody types, a notification. */
export function useSideEvents(transport: ChatTransport) {
  const { messageRejected } = useTexts();
  const [typing, setTyping] = useState(false);
  const [notifications, setNotifications] = useState<readonly Notification[]>([]);

  const notify = useCallback((message: string) => {
    const notification = { id: ++lastNotification, message };
    setNotifications((shown) => [...shown, notification].slice(-MOST_NOTIFICATIONS));
  }, []);

  useEffect(() => {
    const onEvent = (event: RawEvent) => {
      if (event.type === 'typing-indicator') setTyping(event.isTyping === true);
      else if (event.type === 'custom-notification' && typeof event.message === 'string') notify(event.message);
      else if (event.type === 'message-rejected') notify(fill(messageRejected, { reason: String(event.message ?? '') }));
      const words = named(extension.notifications, event.type)?.(event);
      if (words) notify(words);
    };
    // Whoever was typing can no longer say that they stopped.
    const onLink = () => {
      if (transport.state.phase !== 'connected') setTyping(false);
    };
    return transport.subscribe({ onEvent, onLink });
  }, [transport, messageRejected, notify]);

  const dismiss = useCallback((id: number) => setNotifications((shown) => shown.filter((one) => one.id !== id)), []);
  // After a stop the server says nothing more of that answer, its end included.
  const stopTyping = useCallback(() => setTyping(false), []);
  return { typing, stopTyping, notifications, notify, dismiss };
}
