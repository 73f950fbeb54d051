import { useEffect, useRef, useState } from 'react';
import { type Exchanges, note, noteLoss } from './exchanges';
import type { ChatTransport } from './transport';

/** What was sent and what became of it, kept up to date by the transport. */
export function useExchanges(transport: ChatTransport) {
  const [exchanges, setExchanges] = useState<Exchanges>([]);
  const lost = useRef(0);
  useEffect(() => {
    return transport.subscribe({
      onSent: (epoch) => {
        const losses = lost.current;
        setExchanges((before) => note(before, { epoch, losses }));
      },
      onEvent: ({ type }) => {
        if (type !== 'session-renewed') return;
        const losses = ++lost.current;
        setExchanges((before) => noteLoss(before, losses));
      },
      onBegun: (after, id) =>
        setExchanges((before) => note(before, { after, ...(typeof id === 'string' ? { answerId: id } : {}) })),
    });
  }, [transport]);
  return [exchanges, setExchanges] as const;
}
