import { type UIMessage, useOctavusChat } from '@octavus/react';
import { useCallback, useLayoutEffect, useState } from 'react';
import type { ChatFile } from '../chat/model';
import type { ClientTools } from './clientToolRound';
import type { Rollback } from './exchanges';
import { StoreTransport } from './storeTransport';
import type { ChatTransport } from './transport';

const TRIGGER = 'user-message';

export interface Outgoing {
  text: string;
  files: readonly ChatFile[];
}

/** The messages that a store begins with, and what it says first. */
interface Branch {
  transport: StoreTransport;
  messages: UIMessage[];
  first?: Outgoing;
}

/**
 * The library's store. It cannot take messages back, so a conversation that is cut goes on in a new one, which begins
 * with what is left.
 */
export function useStore(transport: ChatTransport, clientTools: ClientTools) {
  const [branch, setBranch] = useState<Branch>(() => ({ transport: new StoreTransport(transport), messages: [] }));
  const [interactive] = useState(() => interactiveOf(clientTools));
  const { transport: own, messages: initialMessages } = branch;
  const { send, ...store } = useOctavusChat({ transport: own, initialMessages, clientTools: interactive });

  const say = useCallback(
    ({ text, files }: Outgoing) => {
      const sent = files.map(({ id, name, mediaType, url, size }) => ({ id, filename: name, mediaType, url, size }));
      const attached = sent.length > 0 ? { FILES: sent } : {};
      void send(
        TRIGGER,
        { USER_MESSAGE: text, ...attached },
        { userMessage: { content: text, ...(sent.length > 0 ? { files: sent } : {}) } },
      );
    },
    [send],
  );

  // Before the next frame is painted, so that the message that is sent again does not flicker.
  useLayoutEffect(() => {
    if (branch.first) say(branch.first);
    // A new store comes with a new branch, and nothing else may send again.
  }, [branch]);

  /** Goes on from these messages with another one; nothing of the present store is heard any more. */
  const restart = useCallback(
    (messages: UIMessage[], first: Outgoing, rollback: Rollback | undefined) => {
      own.detach();
      setBranch({ transport: new StoreTransport(transport, rollback), messages, first });
    },
    [own, transport],
  );

  return { ...store, say, restart };
}

function interactiveOf(clientTools: ClientTools): Record<string, 'interactive'> {
  const names = Object.entries(clientTools).filter(([, tool]) => typeof tool === 'string');
  return Object.fromEntries(names.map(([name]) => [name, 'interactive' as const]));
}
