import extension from '#extension';
import { Guarded } from '../../extension/Guarded';
import { named } from '../../extension/named';
import type { ChatPart, ToolPart } from '../model';
import { ObjectCard } from './ObjectCard';
import { ToolCard } from './ToolCard';

/** A tool call as the extension draws it, or else the page. */
export function ExtendedToolCard({ tool }: { tool: ToolPart }) {
  const Card = named(extension.toolCards, tool.name);
  const own = <ToolCard tool={tool} />;
  return Card ? (
    <Guarded instead={own}>
      <Card tool={tool} />
    </Guarded>
  ) : (
    own
  );
}

/** A structured answer as the extension draws it, or else the page. */
export function ExtendedObjectCard({ part }: { part: Extract<ChatPart, { kind: 'object' }> }) {
  const { typeName, value, streaming } = part;
  const Card = named(extension.objectCards, typeName);
  const own = <ObjectCard typeName={typeName} value={value} streaming={streaming} />;
  return Card ? (
    <Guarded instead={own}>
      <Card typeName={typeName} value={value} streaming={streaming} />
    </Guarded>
  ) : (
    own
  );
}
