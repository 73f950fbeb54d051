const CLOSERS: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Nobody reads what is deeper, and to write it out would take the browser to the end of its stack. */
const DEEPEST = 64;

/**
 * Closes a JSON text that breaks off, so that it can be read. A string counts as far as it goes; a key without its
 * value, and a number or a word that may go on, do not count yet. What is no JSON, or too deep, stays unreadable.
 */
export function repairJson(text: string): string {
  const open: string[] = [];
  /** The text up to here is whole, but for what is open. */
  let whole = 0;
  let isKey = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') {
      const { end, cut } = stringFrom(text, at + 1);
      if (end < 0) return isKey ? closed(text.slice(0, whole), open) : closed(`${text.slice(0, cut)}"`, open);
      at = end;
      if (!isKey) whole = at + 1;
    } else if (CLOSERS[char]) {
      if (open.push(CLOSERS[char]) > DEEPEST) return '';
      isKey = char === '{';
      whole = at + 1;
    } else if (char === '}' || char === ']') {
      open.pop();
      isKey = false;
      whole = at + 1;
    } else if (char === ',') {
      isKey = open.at(-1) === '}';
      whole = at;
    } else if (char === ':') {
      isKey = false;
    }
  }
  return closed(text.slice(0, whole), open);
}

const closed = (whole: string, open: readonly string[]) => whole + open.toReversed().join('');

/** Where a string ends, or else where the last character of it ends that is all there. */
function stringFrom(text: string, start: number): { end: number; cut: number } {
  let cut = start;
  for (let at = start; at < text.length; ) {
    const char = text.charAt(at);
    if (char === '"') return { end: at, cut };
    const length = char !== '\\' ? 1 : text.charAt(at + 1) === 'u' ? 6 : 2;
    // Half of a pair is no character.
    const isHalf = length === 6 && /^d[89ab]/i.test(text.slice(at + 2, at + 4));
    at += length;
    if (at <= text.length && !isHalf) cut = at;
  }
  return { end: -1, cut };
}
