import type { StreamEvent } from '@octavus/react';

/**
 * Adds an event to the end of a batch. A delta that continues the one before is joined to it, and input that replaces
 * the input before takes its place.
 */
export function append(batch: StreamEvent[], event: StreamEvent): void {
  const last = batch.at(-1);
  if (
    last &&
    (event.type === 'text-delta' || event.type === 'reasoning-delta') &&
    last.type === event.type &&
    last.id === event.id
  ) {
    batch[batch.length - 1] = { ...last, delta: last.delta + event.delta };
  } else if (
    last &&
    (event.type === 'tool-input-available' || event.type === 'tool-input-delta') &&
    last.type === event.type &&
    last.toolCallId === event.toolCallId
  ) {
    batch[batch.length - 1] = event;
  } else {
    batch.push(event);
  }
}
