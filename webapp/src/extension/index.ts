/**
 * What an application adds to the page without touching it: its module is `webapp/extension/index.tsx`, imports from
 * `#page`, and exports an {@link Extension} as its default. Where there is none, the page is as it comes.
 */
import type { ComponentType } from 'react';
import type { PendingTool, ToolPart } from '../chat/model';
import type { ClientTools } from '../octavus/clientToolRound';

export type { ClientTool, ClientToolContext } from '../octavus/clientToolRound';
export type { PendingTool, ToolPart } from '../chat/model';
export { Markdown } from '../markdown/Markdown';
export { useFormats, useTexts } from '../texts/language';

/** A call that waits for the user: end it with `call.submit(result)` or `call.cancel(reason)`, once. */
export interface RequestCardProps {
  call: PendingTool;
}

/** Until the tool runs, its `input` may still grow: members may be missing. */
export interface ToolCardProps {
  tool: ToolPart;
}

/** While `streaming`, the value still grows: members may be missing. */
export interface ObjectCardProps {
  typeName: string;
  value: unknown;
  streaming: boolean;
}

/** Everything is by name, and wins over what the page has of that name. */
export interface Extension {
  /** Tools that run in the page, or that it asks the user about with a card of its own. */
  tools?: ClientTools;
  /** Tools that the user answers in a card of yours. */
  requests?: Readonly<Record<string, ComponentType<RequestCardProps>>>;
  /** Cards for calls of a tool, wherever it runs. */
  toolCards?: Readonly<Record<string, ComponentType<ToolCardProps>>>;
  /** Cards for structured answers, by the name of their type. */
  objectCards?: Readonly<Record<string, ComponentType<ObjectCardProps>>>;
  /** The words in which an event of the server is shown beside the conversation, by its type. */
  notifications?: Readonly<Record<string, (event: Readonly<Record<string, unknown>>) => string>>;
}
