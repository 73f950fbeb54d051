/**
 * Remembers on which connection each message of the user went out. Every connection is a conversation of its own at
 * the server, so a message on another connection than the one before meets an agent that knows nothing of it.
 */
export type SentOn = readonly (number | undefined)[];

export function noteSent(sentOn: SentOn, userIndex: number, epoch: number): SentOn {
  const next = [...sentOn];
  next[userIndex] = epoch;
  return next;
}

/** Whether the message of the user with this index is the first one of a later conversation. */
export function startsConversation(sentOn: SentOn, userIndex: number): boolean {
  const own = sentOn[userIndex];
  const before = sentOn.slice(0, userIndex).findLast((epoch) => epoch !== undefined);
  return own !== undefined && before !== undefined && own !== before;
}
