import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UploadError, Uploads } from '../../src/octavus/uploads';
import { conversation, finish, settle, start, text } from './fakes';

/** The browser's request, answered by the test. */
class FakeRequest {
  static made: FakeRequest[] = [];
  readonly upload: { onprogress?: (event: object) => void } = {};
  readonly headers: Record<string, string> = {};
  to = '';
  body: unknown;
  status = 0;
  responseText = '';
  isAborted = false;
  onload = () => {};
  onerror = () => {};
  constructor() {
    FakeRequest.made.push(this);
  }
  open(method: string, to: URL) {
    this.to = `${method} ${to.pathname}`;
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  send(body: unknown) {
    this.body = body;
  }
  abort() {
    this.isAborted = true;
  }
  answer(status: number, words = '') {
    this.status = status;
    this.responseText = words;
    this.onload();
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeRequest.made = [];
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const photo = new File(['12345'], 'a.png', { type: 'image/png' });
const place = (requestId: string) => ({
  type: 'upload-urls',
  requestId,
  files: [{ id: 'file_7', uploadUrl: 'uploads/3f', downloadUrl: 'https://x/file_7' }],
});

function uploading(file = photo) {
  const talk = conversation();
  const socket = talk.connect();
  const uploads = new Uploads(talk.transport);
  const stop = new AbortController();
  const progress: number[] = [];
  const result = uploads.upload(file, stop.signal, (share) => progress.push(share));
  result.catch(() => {});
  return { talk, socket, uploads, stop, progress, result };
}

describe('a file', () => {
  it('asks for a place, goes there, and says how far it is', async () => {
    const { socket, progress, result } = uploading();
    await settle();
    expect(socket.sent).toEqual([
      { type: 'upload-request', requestId: 'upload-1', files: [{ filename: 'a.png', mediaType: 'image/png', size: 5 }] },
    ]);
    await socket.play(place('another'), place('upload-1'));
    const request = FakeRequest.made[0]!;
    expect(request.to).toBe('PUT /uploads/3f');
    expect(request.headers).toEqual({ 'Content-Type': 'image/png' });
    expect(request.body).toBe(photo);
    request.upload.onprogress?.({ loaded: 2, total: 4 });
    request.answer(200);
    expect(await result).toEqual({
      id: 'file_7',
      name: 'a.png',
      url: 'https://x/file_7',
      mediaType: 'image/png',
      size: 5,
    });
    expect(progress).toEqual([0.5]);
  });

  it('does not disturb an answer that is streaming', async () => {
    const { talk, socket } = uploading();
    talk.ask('Hello');
    await socket.play(start(), place('upload-1'), ...text('Hi'), finish());
    await settle();
    expect(talk.said()).toBe('Hi');
  });

  it('waits for the one before it, however that ends', async () => {
    const { socket, uploads, result } = uploading();
    const second = uploads.upload(photo, new AbortController().signal, () => {});
    await settle();
    expect(socket.sentOf('upload-request')).toHaveLength(1);
    await socket.play({ type: 'upload-refused', requestId: 'upload-1', message: 'Too large.' });
    await expect(result).rejects.toThrow('Too large.');
    await socket.play(place('upload-2'));
    FakeRequest.made[0]?.answer(200);
    expect((await second).id).toBe('file_7');
  });

  it.each([
    [415, 'Not this kind.', 'Not this kind.'],
    [502, 'Stack trace', ''],
  ])('that the server answers with %i fails with what may be shown', async (status, said, shown) => {
    const { socket, result } = uploading();
    await settle();
    await socket.play(place('upload-1'));
    FakeRequest.made[0]?.answer(status, said);
    await expect(result).rejects.toEqual(new UploadError(shown));
  });

  it('fails when the connection is lost before it has a place', async () => {
    const { socket, result } = uploading();
    await settle();
    socket.break();
    await expect(result).rejects.toBeInstanceOf(UploadError);
  });

  it('fails when there is no connection, or no answer for too long', async () => {
    const alone = new Uploads(conversation().transport);
    await expect(alone.upload(photo, new AbortController().signal, () => {})).rejects.toBeInstanceOf(UploadError);
  });

  it('is called off on its way', async () => {
    const { socket, stop, result } = uploading();
    await settle();
    await socket.play(place('upload-1'));
    stop.abort();
    await expect(result).rejects.toMatchObject({ name: 'AbortError' });
    expect(FakeRequest.made[0]?.isAborted).toBe(true);
  });
});
