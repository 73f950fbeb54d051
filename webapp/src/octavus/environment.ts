/** Everything the transport takes from the world around it; tests bring their own. */
export interface Environment {
  now(): number;
  random(): number;
  /** Runs the action once, later; the returned function calls it off. */
  after(milliseconds: number, action: () => void): () => void;
  isOnline(): boolean;
  isHidden(): boolean;
  /** Calls back whenever the network or the visibility of the page changes; returns the way to unsubscribe. */
  onChange(listener: (change: 'online' | 'offline' | 'visible') => void): () => void;
}

export const browserEnvironment: Environment = {
  now: () => Date.now(),
  random: () => Math.random(),
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
  isOnline: () => navigator.onLine !== false,
  isHidden: () => document.visibilityState === 'hidden',
  onChange(listener) {
    const online = () => listener('online');
    const offline = () => listener('offline');
    const visibility = () => {
      if (document.visibilityState === 'visible') listener('visible');
    };
    window.addEventListener('online', online);
    window.addEventListener('offline', offline);
    document.addEventListener('visibilitychange', visibility);
    return () => {
      window.removeEventListener('online', online);
      window.removeEventListener('offline', offline);
      document.removeEventListener('visibilitychange', visibility);
    };
  },
};
