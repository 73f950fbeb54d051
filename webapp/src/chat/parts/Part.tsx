import { memo } from 'react';
import { Markdown } from '../../markdown/Markdown';
import { FileChip } from '../FileChip';
import type { ChatPart } from '../model';
import { ObjectCard } from './ObjectCard';
import { Reasoning } from './Reasoning';
import { TodoList } from './TodoList';
import { ToolCard } from './ToolCard';
import { WorkerCard } from './WorkerCard';

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
      return <ObjectCard typeName={part.typeName} value={part.value} streaming={part.streaming} />;
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
