import { type OctavusError, type UIMessage, useOctavusChat } from '@octavus/react';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Chat, ChatError, ChatFile, ChatStatus, Rating } from '../chat/model';
import { clientTools } from '../clientTools';
import { useTexts } from '../texts/language';
import { browserEnvironment } from './environment';
import { rollbackTo, startsConversation } from './exchanges';
import { linkView } from './linkView';
import { MessageViews } from './messageView';
import { pendingTools } from './pendingTools';
import { openChatSocket } from './socket';
import { ChatTransport, type ChatTransportOptions } from './transport';
import { Uploads } from './uploads';
import { useExchanges } from './useExchanges';
import { useSideEvents } from './useSideEvents';
import { useStore } from './useStore';

const inBrowser: ChatTransportOptions = { open: openChatSocket, environment: browserEnvironment, clientTools };

/** The conversation: the only place that knows the library which keeps it. */
export function useChat(options: ChatTransportOptions = inBrowser): Chat {
  const [transport] = useState(() => new ChatTransport(options));
  const [exchanges, setExchanges] = useExchanges(transport);
  const { say, restart, ...store } = useStore(transport, options.clientTools);
  const { stop: stopStore, status } = store;
  const state = useSyncExternalStore(
    useCallback((onLink: () => void) => transport.subscribe({ onLink }), [transport]),
    () => transport.state,
  );
  const { stopTyping, notify, ...side } = useSideEvents(transport);
  const { filesLost } = useTexts().attachments;
  const [uploads] = useState(() => new Uploads(transport));
  const [views] = useState(() => new MessageViews());

  useEffect(() => {
    void transport.connect();
    return () => transport.disconnect();
  }, [transport]);

  const busy = status === 'streaming' || status === 'awaiting-input';
  const tools = useMemo(
    () => pendingTools(store.pendingClientTools, store.messages, options.clientTools),
    [store.pendingClientTools, store.messages, options.clientTools],
  );
  const messages = useMemo(
    () =>
      views.of(store.messages, {
        busy,
        asked: new Set(tools.map(({ id }) => id)),
        startsConversation: (index) => startsConversation(exchanges, index),
      }),
    [views, store.messages, busy, tools, exchanges],
  );

  const stop = useCallback(() => {
    stopStore();
    stopTyping();
  }, [stopStore, stopTyping]);

  const send = useCallback(
    (text: string, files: readonly ChatFile[] = []) => {
      if (busy) stop();
      setExchanges((before) => [...before, { text, files }]);
      say({ text, files });
    },
    [busy, stop, setExchanges, say],
  );

  const sendAgain = useCallback(
    (userIndex: number, text: string) => {
      const old = exchanges[userIndex];
      const start = positionOf(store.messages, userIndex);
      if (!old || start < 0) return;
      if (busy) stop();
      const { epoch } = transport.state;
      // Files belong to the conversation they were uploaded for; no other one takes them.
      const files = old.epoch === undefined || old.epoch === epoch ? old.files : [];
      if (files.length < old.files.length) notify(filesLost);
      setExchanges([...exchanges.slice(0, userIndex), { text, files }]);
      restart(store.messages.slice(0, start), { text, files }, rollbackTo(exchanges, userIndex, epoch));
    },
    [exchanges, setExchanges, store.messages, busy, stop, restart, transport, notify, filesLost],
  );

  const retry = useCallback(() => {
    const last = exchanges.at(-1);
    if (last) sendAgain(exchanges.length - 1, last.text);
  }, [exchanges, sendAgain]);

  const rate = useCallback(
    (userIndex: number, rating: Rating | null) => {
      const messageId = exchanges[userIndex]?.answerId;
      return messageId !== undefined && transport.say({ type: 'message-feedback', messageId, rating });
    },
    [exchanges, transport],
  );

  const newest = exchanges.at(-1);
  return {
    messages,
    status: STATUSES[status],
    error: useMemo(() => errorView(store.error), [store.error]),
    pendingTools: tools,
    link: useMemo(() => linkView(state), [state]),
    unsent: newest && newest.epoch === undefined ? newest.text : '',
    ...side,
    send,
    stop,
    retry,
    edit: sendAgain,
    conversation: state.epoch,
    upload: useCallback((...file: Parameters<Uploads['upload']>) => uploads.upload(...file), [uploads]),
    rate,
    reconnect: useCallback(() => transport.retryNow(), [transport]),
  };
}

/** Where the user's n-th message stands among all. */
function positionOf(messages: readonly UIMessage[], userIndex: number): number {
  const users = messages.flatMap((message, position) => (message.role === 'user' ? [position] : []));
  return users[userIndex] ?? -1;
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
