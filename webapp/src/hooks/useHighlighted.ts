import { useEffect, useState } from 'react';
import type { Span } from '../markdown/highlight';

const LONGEST = 20_000;

/** The coloured pieces of finished code; null until they are known. The highlighter is loaded when first needed. */
export function useHighlighted(code: string, language: string | undefined, complete: boolean): Span[] | null {
  const [spans, setSpans] = useState<Span[] | null>(null);
  useEffect(() => {
    let current = true;
    setSpans(null);
    if (complete && language && code.length <= LONGEST) {
      import('../markdown/highlight').then(
        ({ highlight }) => current && setSpans(highlight(code, language)),
        () => {}, // Code without colours is fine, too.
      );
    }
    return () => {
      current = false;
    };
  }, [code, language, complete]);
  return spans;
}
