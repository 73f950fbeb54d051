import type { StreamEvent } from '@octavus/react';

/** Adds an event to the end of a batch; a delta that continues the one before is joined to it. */
export function append(batch: StreamEvent[], event: StreamEvent): void {
  const last = batch.at(-1);
  if (
    last &&
    (event.type === 'text-delta' || event.type === 'reasoning-delta') &&
    last.type === event.type &&
    last.id === event.id
  ) {
    batch[batch.length - 1] = { ...last, delta: last.delta + event.delta };
  } else {
    batch.push(event);
  }
}
