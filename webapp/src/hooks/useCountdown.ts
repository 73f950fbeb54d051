import { useEffect, useState } from 'react';

const secondsUntil = (when: number) => Math.max(0, Math.ceil((when - Date.now()) / 1000));

/** Whole seconds until a moment (milliseconds since the epoch), counted down to 0; 0 without a moment. */
export function useCountdown(when: number | undefined): number {
  const [, tick] = useState(0);
  useEffect(() => {
    if (when === undefined || secondsUntil(when) === 0) return undefined;
    const timer = setInterval(() => {
      tick((count) => count + 1);
      if (secondsUntil(when) === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [when]);
  return when === undefined ? 0 : secondsUntil(when);
}
