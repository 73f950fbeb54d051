import { useEffect, useState } from 'react';
import { type Exchanges, note } from './exchanges';
import type { ChatTransport } from './transport';

/** What was sent and what became of it, kept up to date by the transport. */
export function useExchanges(transport: ChatTransport) {
  const [exchanges, setExchanges] = useState<Exchanges>([]);
  useEffect(() => {
    return transport.subscribe({
      onSent: (epoch) => setExchanges((before) => note(before, { epoch })),
      onBegun: (after, id) =>
        setExchanges((before) => note(before, { after, ...(typeof id === 'string' ? { answerId: id } : {}) })),
    });
  }, [transport]);
  return [exchanges, setExchanges] as const;
}
