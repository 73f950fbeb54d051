import type { ChatFile } from '../chat/model';
import type { RawEvent } from './normalise';
import type { ChatTransport } from './transport';

/** Longer than this nobody waits to hear where a file may go. */
const PATIENCE_MS = 30_000;

interface Place {
  id: string;
  uploadUrl: string;
  downloadUrl: string;
}

/** What the server said against a file, in words that may be shown; without any when it could not be reached. */
export class UploadError extends Error {}

/**
 * Takes files to the platform by way of the server, one after the other: the socket says where a file goes, which proves
 * whose conversation it is for, and a plain request takes it there.
 */
export class Uploads {
  #last: Promise<unknown> = Promise.resolve();
  #count = 0;

  constructor(private readonly transport: ChatTransport) {}

  /**
   * @param onProgress hears the share that has left, from 0 to 1
   * @returns how the platform names the file, in this conversation only
   * @throws UploadError when the file is not taken; the reason of the signal when that calls it off
   */
  upload(file: File, signal: AbortSignal, onProgress: (share: number) => void): Promise<ChatFile> {
    const own = this.#last.then(() => this.#upload(file, signal, onProgress));
    this.#last = own.catch(() => {});
    return own;
  }

  async #upload(file: File, signal: AbortSignal, onProgress: (share: number) => void): Promise<ChatFile> {
    signal.throwIfAborted();
    const mediaType = file.type || 'application/octet-stream';
    const place = await this.#askForPlace({ filename: file.name, mediaType, size: file.size }, signal);
    await put(new URL(place.uploadUrl, document.baseURI), file, mediaType, signal, onProgress);
    return { id: place.id, name: file.name, url: place.downloadUrl, mediaType, size: file.size };
  }

  async #askForPlace(file: object, signal: AbortSignal): Promise<Place> {
    const requestId = `upload-${++this.#count}`;
    const { epoch } = this.transport.state;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    let unsubscribe = () => {};
    try {
      return await new Promise<Place>((resolve, reject) => {
        const onEvent = (event: RawEvent) => {
          if (event.requestId !== requestId) return;
          if (event.type === 'upload-urls') resolve((event.files as Place[])[0] as Place);
          else if (event.type === 'upload-refused') reject(new UploadError(String(event.message ?? '')));
        };
        // The answer of another connection is for another conversation.
        const onLink = () => {
          const { phase, epoch: now } = this.transport.state;
          if (phase !== 'connected' || now !== epoch) reject(new UploadError());
        };
        unsubscribe = this.transport.subscribe({ onEvent, onLink });
        limit.addEventListener('abort', () => reject(signal.aborted ? signal.reason : new UploadError()));
        if (!this.transport.say({ type: 'upload-request', requestId, files: [file] })) reject(new UploadError());
      });
    } finally {
      unsubscribe();
    }
  }
}

/** A request that tells how far it is, which `fetch` cannot. */
function put(to: URL, file: File, mediaType: string, signal: AbortSignal, onProgress: (share: number) => void) {
  return new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest();
    signal.addEventListener('abort', () => {
      request.abort();
      reject(signal.reason);
    });
    request.open('PUT', to);
    request.setRequestHeader('Content-Type', mediaType);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new UploadError());
    request.onload = () => {
      if (request.status === 200) resolve();
      else reject(new UploadError(request.status < 500 ? request.responseText.trim() : ''));
    };
    request.send(file);
  });
}
