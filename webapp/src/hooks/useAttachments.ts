import { useCallback, useEffect, useRef, useState } from 'react';
import type { Chat, ChatFile } from '../chat/model';
import { type Refusal, refusalOf, type UploadLimits } from '../chat/attachments/limits';

/** A file on its way to the next message. */
export interface Attachment {
  readonly key: number;
  readonly file: File;
  readonly state: 'uploading' | 'done' | 'failed' | 'refused';
  /** From 0 to 1. */
  readonly progress: number;
  /** What the server said against it. */
  readonly words?: string;
  /** Why it was not even tried. */
  readonly refusal?: Refusal;
  readonly reference?: ChatFile;
}

export interface Attachments {
  readonly items: readonly Attachment[];
  /** True unless something is still under way or has failed. */
  readonly isReady: boolean;
  add(files: Iterable<File>): void;
  remove(key: number): void;
  retry(key: number): void;
  /** The files for a message that is sent now; the list is empty afterwards. */
  take(): ChatFile[];
}

/**
 * Files for the next message, each uploaded at once. A file belongs to the conversation it was uploaded for: when a new
 * one begins, all are uploaded again.
 */
export function useAttachments(
  upload: Chat['upload'],
  conversation: number,
  limits: UploadLimits | undefined,
): Attachments {
  const [items, setItems] = useState<readonly Attachment[]>([]);
  const latest = useRef(items);
  const running = useRef(new Map<number, AbortController>());
  const count = useRef(0);

  const update = useCallback((change: (items: readonly Attachment[]) => readonly Attachment[]) => {
    latest.current = change(latest.current);
    setItems(latest.current);
  }, []);
  const note = useCallback(
    (key: number, news: Partial<Attachment>) =>
      update((all) => all.map((item) => (item.key === key ? { ...item, ...news } : item))),
    [update],
  );

  const start = useCallback(
    ({ key, file }: Attachment) => {
      running.current.get(key)?.abort();
      const attempt = new AbortController();
      running.current.set(key, attempt);
      note(key, { state: 'uploading', progress: 0 });
      upload(file, attempt.signal, (progress) => note(key, { progress })).then(
        (reference) => note(key, { state: 'done', progress: 1, reference }),
        (error: unknown) => {
          if (attempt.signal.aborted) return;
          note(key, { state: 'failed', words: error instanceof Error ? error.message : '' });
        },
      );
    },
    [note, upload],
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      if (!limits) return;
      const room = Math.max(0, limits.maxFiles - latest.current.length);
      const added = [...files].slice(0, room).map((file): Attachment => {
        const refusal = refusalOf(file, limits);
        const item = { key: ++count.current, file, progress: 0 };
        return refusal ? { ...item, state: 'refused', refusal } : { ...item, state: 'uploading' };
      });
      update((all) => [...all, ...added]);
      added.filter(({ state }) => state === 'uploading').forEach(start);
    },
    [limits, start, update],
  );

  const remove = useCallback(
    (key: number) => {
      running.current.get(key)?.abort();
      running.current.delete(key);
      update((all) => all.filter((item) => item.key !== key));
    },
    [update],
  );

  const retry = useCallback((key: number) => latest.current.filter((item) => item.key === key).forEach(start), [start]);

  const take = useCallback(() => {
    const taken = latest.current.flatMap(({ reference }) => (reference ? [reference] : []));
    update(() => []);
    return taken;
  }, [update]);

  const before = useRef(conversation);
  useEffect(() => {
    if (before.current === conversation) return;
    before.current = conversation;
    latest.current.filter(({ state }) => state !== 'refused').forEach(start);
  }, [conversation, start]);

  return { items, isReady: items.every(({ state }) => state === 'done'), add, remove, retry, take };
}
