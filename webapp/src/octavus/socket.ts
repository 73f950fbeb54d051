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

/**
 * What a page can use at its own server, in the client's order; what the server has switched off is passed over. A browser
 * that would need htmlfile cannot run this page, and the rest go through a frame of another site's server.
 */
const TRANSPORTS = ['websocket', 'xhr-streaming', 'eventsource', 'xhr-polling', 'jsonp-polling'];

/**
 * How long a transport may take at least before the next is tried. The client would give a near server a second, and a busy
 * one would be left at the moment it answers.
 */
const PATIENCE_MS = 3_000;

/** Opens a SockJS connection to the chat endpoint next to the page, under whatever path the page is served. */
export function openChatSocket(): ChatSocket {
  const address = new URL('octavus', document.baseURI).href;
  return new SockJS(address, undefined, { transports: TRANSPORTS, timeout: PATIENCE_MS }) as unknown as ChatSocket;
}
