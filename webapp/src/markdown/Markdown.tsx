import { Square, SquareCheck } from 'lucide-react';
import { memo, useMemo } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { useTexts } from '../texts/language';
import { BlockIsComplete } from './blockContext';
import { CodeBlock } from './CodeBlock';
import { safeLink } from './safeLink';
import { splitBlocks } from './splitBlocks';

function heading(level: 1 | 2 | 3) {
  return ({ children }: { children?: React.ReactNode }) => <h2 className={`answer-h answer-h${level}`}>{children}</h2>;
}

function Anchor({ href, children }: { href?: string | undefined; children?: React.ReactNode }) {
  const address = safeLink(href);
  if (!address) return <>{children}</>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

function Table({ children }: { children?: React.ReactNode }) {
  const texts = useTexts();
  return (
    <div className="table-box" role="group" aria-label={texts.table} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}

function TaskBox({ checked }: { checked?: boolean | undefined }) {
  const texts = useTexts();
  const Box = checked ? SquareCheck : Square;
  return (
    <span className="task-box">
      <Box size={16} aria-hidden />
      <span className="visually-hidden">{checked ? texts.taskDone : texts.taskOpen}</span>
    </span>
  );
}

const components: Components = {
  h1: heading(1),
  h2: heading(2),
  h3: heading(3),
  h4: heading(3),
  h5: heading(3),
  h6: heading(3),
  a: ({ href, children }) => <Anchor href={href}>{children}</Anchor>,
  // An image is fetched without a click: its address could carry data away. So it is shown as a link.
  img: ({ src, alt }) => <Anchor href={typeof src === 'string' ? src : undefined}>{alt || src}</Anchor>,
  table: ({ children }) => <Table>{children}</Table>,
  pre: ({ node }) => <CodeBlock node={node} />,
  input: ({ checked }) => <TaskBox checked={checked} />,
};
const plugins = [remarkGfm];
const keepAddress = (address: string) => address;

const Block = memo(function Block({ source, complete }: { source: string; complete: boolean }) {
  return (
    <BlockIsComplete value={complete}>
      <ReactMarkdown remarkPlugins={plugins} components={components} urlTransform={keepAddress}>
        {source}
      </ReactMarkdown>
    </BlockIsComplete>
  );
});

/** Text of an agent: GitHub-flavoured Markdown without HTML, without images, with harmless links only. */
export const Markdown = memo(function Markdown({ text, streaming }: { text: string; streaming: boolean }) {
  const blocks = useMemo(() => splitBlocks(text), [text]);
  return (
    <div className="markdown" dir="auto">
      {blocks.map((block, index) => (
        <Block key={index} source={block} complete={!streaming || index < blocks.length - 1} />
      ))}
    </div>
  );
});
