const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const LIST_ITEM = /^ {0,3}([-*+]|\d{1,9}[.)])(\s|$)/;
const INDENTED = /^(\t| {2,})\S/;
const REFERENCE = /^ {0,3}\[[^\]]+\]:\s/m;

/**
 * Splits Markdown at blank lines into blocks that can be drawn on their own, so that a growing answer re-draws only
 * its last block. Code fences and lists stay whole; a text with reference definitions is not split, because any block
 * may refer to any other.
 */
export function splitBlocks(markdown: string): string[] {
  if (REFERENCE.test(markdown)) return [markdown];
  const blocks: string[] = [];
  let lines: string[] = [];
  let fence: string | null = null;
  let blank = false;
  for (const line of markdown.split('\n')) {
    const isBlank = fence === null && line.trim() === '';
    if (!isBlank && blank && fence === null && !continuesList(lines, line)) {
      blocks.push(lines.join('\n').trimEnd());
      lines = [];
    }
    if (!isBlank || lines.length > 0) lines.push(line);
    fence = fenceAfter(fence, line);
    blank = isBlank && lines.length > 0;
  }
  const rest = lines.join('\n').trimEnd();
  return rest ? [...blocks, rest] : blocks;
}

function continuesList(block: readonly string[], line: string): boolean {
  return LIST_ITEM.test(block[0] ?? '') && (LIST_ITEM.test(line) || INDENTED.test(line));
}

function fenceAfter(open: string | null, line: string): string | null {
  const mark = FENCE.exec(line)?.[1];
  if (!mark) return open;
  if (open === null) return mark;
  const closes = mark[0] === open[0] && mark.length >= open.length && line.trim() === mark;
  return closes ? null : open;
}
