import SockJS from 'sockjs-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endLimits } from '../../src/octavus/socket';

describe('the limits of the transports that the client tries', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('end with the transport they are for, not with the one that follows', () => {
    const ended: number[] = [];
    let tried = 0;
    const client = {
      _transportTimeoutId: null as ReturnType<typeof setTimeout> | null,
      _connect() {
        const transport = ++tried;
        this._transportTimeoutId = setTimeout(() => ended.push(transport), 3_000);
      },
    };
    endLimits(client);

    client._connect();
    vi.advanceTimersByTime(10);
    client._connect();
    vi.advanceTimersByTime(2_995);
    expect(ended).toEqual([]);

    vi.advanceTimersByTime(10);
    expect(ended).toEqual([2]);
  });

  it('are where the client of this version keeps them', () => {
    const client = SockJS.prototype as unknown as Record<string, unknown>;

    expect((SockJS as unknown as { version: string }).version).toBe('1.6.1');
    expect(String(client._connect)).toContain('_transportTimeoutId');
  });
});
