import type { ChatFile } from '../chat/model';

/** One message of the user and what is known of its way; the n-th exchange belongs to the user's n-th message. */
export interface Exchange {
  readonly text: string;
  readonly files: readonly ChatFile[];
  /** The connection it went out on; undefined while it waits for one. Every connection is a conversation at the server. */
  readonly epoch?: number;
  /** How often the server had lost the conversation when it went out: another number is another conversation. */
  readonly losses?: number;
  /** The platform's last message before this one, `null` for none; undefined as long as the answer has not begun. */
  readonly after?: string | null;
  /** The platform's id of the answer. */
  readonly answerId?: string;
}

export type Exchanges = readonly Exchange[];

/** What the platform is to forget first: everything after one message, or with `null` everything. */
export interface Rollback {
  readonly after: string | null;
  /** The conversation that knows the message; meaningless to any other. */
  readonly epoch: number;
}

/** Adds to what is known of the newest exchange. */
export function note(exchanges: Exchanges, news: Partial<Exchange>): Exchanges {
  const last = exchanges.at(-1);
  return last ? [...exchanges.slice(0, -1), { ...last, ...news }] : exchanges;
}

/** Notes that the server lost the conversation, which the newest exchange found out unless its answer had begun before. */
export function noteLoss(exchanges: Exchanges, losses: number): Exchanges {
  const last = exchanges.at(-1);
  return last && last.epoch !== undefined && last.after === undefined ? note(exchanges, { losses }) : exchanges;
}

/**
 * What the conversation of this connection has to forget so that the exchange with this index can begin anew; undefined
 * if it never heard of that one nor of any later one.
 */
export function rollbackTo(exchanges: Exchanges, index: number, epoch: number): Rollback | undefined {
  const losses = exchanges.findLast((exchange) => exchange.epoch === epoch)?.losses;
  const first = exchanges
    .slice(index)
    .find((exchange) => exchange.epoch === epoch && exchange.losses === losses && exchange.after !== undefined);
  return first?.after === undefined ? undefined : { epoch, after: first.after };
}

/**
 * Whether the message of the user with this index meets an agent that knows nothing of the one before, because it went
 * out on another connection, or because the server lost the conversation in between.
 */
export function startsConversation(exchanges: Exchanges, userIndex: number): boolean {
  const own = exchanges[userIndex];
  const before = exchanges.slice(0, userIndex).findLast(({ epoch }) => epoch !== undefined);
  if (own?.epoch === undefined || before === undefined) return false;
  return own.epoch !== before.epoch || own.losses !== before.losses;
}
