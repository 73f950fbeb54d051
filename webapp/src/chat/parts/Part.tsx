import { memo } from 'react';
import { Markdown } from '../../markdown/Markdown';
import { FileChip } from '../FileChip';
import type { ChatPart } from '../model';
import { ExtendedObjectCard, ExtendedToolCard } from './extendedCards';
import { Reasoning } from './Reasoning';
import { TodoList } from './TodoList';
import { WorkerCard } from './WorkerCard';

export const Part = memo(function Part({ part }: { part: ChatPart }) {
  switch (part.kind) {
    case 'text':
      if (part.aside) return <p className="note">{part.text}</p>;
      return <Markdown text={part.text} streaming={part.streaming} />;
    case 'tool':
      return <ExtendedToolCard tool={part} />;
    case 'reasoning':
      return <Reasoning text={part.text} streaming={part.streaming} />;
    case 'object':
      return <ExtendedObjectCard part={part} />;
    case 'todo':
      return <TodoList todos={part.todos} />;
    case 'worker':
      return <WorkerCard worker={part} />;
    case 'note':
      return <p className={part.running ? 'note is-running' : 'note'}>{part.text}</p>;
    case 'file':
      return <FileChip name={part.name} url={part.url} />;
    case 'source':
      return null;
  }
});
