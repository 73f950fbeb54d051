import { type OctavusError, useOctavusChat } from '@octavus/react';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Chat, ChatError, ChatStatus, PendingTool } from '../chat/model';
import { clientTools } from '../clientTools';
import { noteSent, type SentOn, startsConversation } from './conversations';
import { browserEnvironment } from './environment';
import { linkView } from './linkView';
import { MessageViews } from './messageView';
import { openChatSocket } from './socket';
import { ChatTransport, type ChatTransportOptions } from './transport';
import { useSideEvents } from './useSideEvents';

const TRIGGER = 'user-message';

const interactiveTools = Object.fromEntries(
  Object.entries(clientTools).flatMap(([name, tool]) => (tool === 'interactive' ? [[name, tool]] : [])),
);

const inBrowser: ChatTransportOptions = { open: openChatSocket, environment: browserEnvironment, clientTools };

/** The conversation: the only place that knows the library which keeps it. */
export function useChat(options: ChatTransportOptions = inBrowser): Chat {
  const [transport] = useState(() => new ChatTransport(options));
  const library = useOctavusChat({ transport, clientTools: interactiveTools });
  const { send: sendToStore, stop: stopStore, status } = library;
  const state = useSyncExternalStore(
    useCallback((onLink: () => void) => transport.subscribe({ onLink }), [transport]),
    () => transport.state,
  );
  const { stopTyping, ...side } = useSideEvents(transport);
  const [sentOn, setSentOn] = useState<SentOn>([]);
  // The store leaves a message open when its continuation fails; a retry must not bring it back to life.
  const [openFrom, setOpenFrom] = useState(0);
  const sent = useRef<string[]>([]);
  const [views] = useState(() => new MessageViews());

  useEffect(() => {
    const onSent = (epoch: number) => setSentOn((before) => noteSent(before, sent.current.length - 1, epoch));
    const unsubscribe = transport.subscribe({ onSent });
    void transport.connect();
    return () => {
      unsubscribe();
      transport.disconnect();
    };
  }, [transport]);

  const busy = status === 'streaming' || status === 'awaiting-input';
  const messages = useMemo(
    () => views.of(library.messages, busy ? openFrom : Infinity, (index) => startsConversation(sentOn, index)),
    [views, library.messages, busy, openFrom, sentOn],
  );

  const stop = useCallback(() => {
    stopStore();
    stopTyping();
  }, [stopStore, stopTyping]);

  const send = useCallback(
    (text: string) => {
      if (busy) stop();
      sent.current.push(text);
      void sendToStore(TRIGGER, { USER_MESSAGE: text }, { userMessage: { content: text } });
    },
    [busy, stop, sendToStore],
  );

  const shown = library.messages.length;
  const retry = useCallback(() => {
    const last = sent.current.at(-1);
    if (last === undefined) return;
    setOpenFrom(shown);
    // Without `userMessage` the store adds no second bubble.
    void sendToStore(TRIGGER, { USER_MESSAGE: last });
  }, [sendToStore, shown]);

  const pendingTools = useMemo<PendingTool[]>(
    () =>
      Object.values(library.pendingClientTools).flatMap((calls) =>
        calls.map(({ toolCallId, toolName, args, submit, cancel }) => {
          return { id: toolCallId, name: toolName, args, submit, cancel };
        }),
      ),
    [library.pendingClientTools],
  );

  return {
    messages,
    status: STATUSES[status],
    error: useMemo(() => errorView(library.error), [library.error]),
    pendingTools,
    link: useMemo(() => linkView(state), [state]),
    ...side,
    send,
    stop,
    retry,
    reconnect: useCallback(() => transport.retryNow(), [transport]),
  };
}

const STATUSES: Record<ReturnType<typeof useOctavusChat>['status'], ChatStatus> = {
  idle: 'idle',
  streaming: 'answering',
  'awaiting-input': 'awaiting-input',
  error: 'error',
};

function errorView(error: OctavusError | null): ChatError | null {
  if (!error) return null;
  const { errorType, message, retryable, code, retryAfter, provider } = error;
  return {
    type: errorType,
    message,
    retryable,
    ...(code === undefined ? {} : { code }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(provider?.requestId === undefined ? {} : { requestId: provider.requestId }),
  };
}
