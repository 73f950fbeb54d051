import highlighter from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import css from 'highlight.js/lib/languages/css';
import java from 'highlight.js/lib/languages/java';
import json from 'highlight.js/lib/languages/json';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';

export interface Span {
  text: string;
  className?: string | undefined;
}

const languages = { bash, css, java, json, sql, typescript, xml, yaml };
for (const [name, language] of Object.entries(languages)) highlighter.registerLanguage(name, language);
highlighter.registerAliases(['javascript', 'jsx'], { languageName: 'typescript' });

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" };

/** Coloured pieces of code, or null for a language nobody here knows. */
export function highlight(code: string, language: string): Span[] | null {
  if (!highlighter.getLanguage(language)) return null;
  return spansOf(highlighter.highlight(code, { language, ignoreIllegals: true }).value);
}

/** Reads the highlighter's output, which is nothing but nested spans and escaped text, without making HTML of it. */
export function spansOf(html: string): Span[] {
  const open: string[] = [];
  return html.split(/(<span class="[^"]*">|<\/span>)/).flatMap((piece) => {
    const start = /^<span class="([^"]*)">$/.exec(piece);
    if (start) open.push(start[1] ?? '');
    else if (piece === '</span>') open.pop();
    else if (piece)
      return [{ text: piece.replace(/&(amp|lt|gt|quot|#x27);/g, (e) => ENTITIES[e] ?? e), className: open.at(-1) }];
    return [];
  });
}
