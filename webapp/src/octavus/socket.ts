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
  const socket = new SockJS(address, undefined, { transports: TRANSPORTS, timeout: PATIENCE_MS });
  endLimits(socket as unknown as Connecting);
  return socket as unknown as ChatSocket;
}

/** The part of the client, 1.6.1, that tries one transport after the other. */
interface Connecting {
  _connect: () => void;
  _transportTimeoutId?: ReturnType<typeof setTimeout> | null;
}

/**
 * The client leaves the limit of a transport that failed before its time running, and it then ends whichever transport is
 * being tried: where streams are blocked, polling never got its turn.
 */
export function endLimits(client: Connecting): void {
  const next = client._connect.bind(client);
  client._connect = () => {
    clearTimeout(client._transportTimeoutId ?? undefined);
    next();
  };
}
