const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

export interface RetrySituation {
  /** Attempts that failed in a row; 0 right after a working connection broke. */
  failures: number;
  /** True while nobody looks at the page. */
  hidden: boolean;
  /** A number from 0 up to, not including, 1. */
  random: number;
}

/**
 * Milliseconds until the next attempt to connect: 0 to 1 s at first, the upper bound doubling up to 30 s. The whole
 * span is random, so that the pages of a restarted server do not come back in one wave. A hidden page takes its time.
 */
export function retryDelay({ failures, hidden, random }: RetrySituation): number {
  const bound = hidden ? LONGEST_MS : Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 30));
  return Math.round(bound * random);
}
