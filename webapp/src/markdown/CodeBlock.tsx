import type { Element, ElementContent } from 'hast';
import { use } from 'react';
import { useHighlighted } from '../hooks/useHighlighted';
import { useTexts } from '../texts/language';
import { CopyButton } from '../chat/CopyButton';
import { BlockIsComplete } from './blockContext';

/** A block of code with its language and a button that copies exactly this code. */
export function CodeBlock({ node }: { node: Element | undefined }) {
  const texts = useTexts();
  const code = node?.children.find((child): child is Element => child.type === 'element' && child.tagName === 'code');
  const source = code ? textOf(code).replace(/\n$/, '') : '';
  const language = languageOf(code);
  const spans = useHighlighted(source, language, use(BlockIsComplete));
  return (
    <div className="code-box" dir="ltr">
      <div className="code-head">
        <span>{language ?? texts.code}</span>
        <CopyButton text={source} />
      </div>
      <pre tabIndex={0}>
        <code>
          {spans?.map(({ text, className }, index) => (
            <span key={index} className={className}>
              {text}
            </span>
          )) ?? source}
        </code>
      </pre>
    </div>
  );
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

function languageOf(code: Element | undefined): string | undefined {
  const classes = code?.properties.className;
  const name = Array.isArray(classes) ? classes.find((one) => String(one).startsWith('language-')) : undefined;
  return name === undefined ? undefined : String(name).slice('language-'.length);
}
