import SockJS from 'sockjs-client';

/** The part of a SockJS client that the link uses. */
export interface ChatSocket {
  readonly readyState: number;
  send(data: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
  onerror: (() => void) | null;
  onheartbeat: (() => void) | null;
}

/** `WebSocket.OPEN`, which SockJS shares. */
export const OPEN = 1;

/** Opens a SockJS connection to the chat endpoint next to the page, under whatever path the page is served. */
export function openChatSocket(): ChatSocket {
  return new SockJS(new URL('octavus', document.baseURI).href) as unknown as ChatSocket;
}
