import { FileText } from 'lucide-react';
import { memo } from 'react';
import { Markdown } from '../../markdown/Markdown';
import { safeLink } from '../../markdown/safeLink';
import type { ChatPart } from '../model';
import { JsonBox } from './JsonBox';
import { Reasoning } from './Reasoning';
import { ToolCard } from './ToolCard';

export const Part = memo(function Part({ part }: { part: ChatPart }) {
  switch (part.kind) {
    case 'text':
      if (part.aside) return <p className="note">{part.text}</p>;
      return <Markdown text={part.text} streaming={part.streaming} />;
    case 'tool':
      return <ToolCard tool={part} />;
    case 'reasoning':
      return <Reasoning text={part.text} streaming={part.streaming} />;
    case 'object':
      return <JsonBox label={part.typeName} value={part.value} />;
    case 'note':
      return <p className={part.running ? 'note is-running' : 'note'}>{part.text}</p>;
    case 'file':
      return <FileLink name={part.name} url={part.url} />;
    case 'source':
      return null;
  }
});

function FileLink({ name, url }: { name: string; url: string }) {
  const address = safeLink(url);
  return (
    <p className="file">
      <FileText size={16} aria-hidden />
      {address ? (
        <a href={address} target="_blank" rel="noopener noreferrer">
          {name}
        </a>
      ) : (
        name
      )}
    </p>
  );
}
