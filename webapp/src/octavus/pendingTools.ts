import type { UIMessage, useOctavusChat } from '@octavus/react';
import type { PendingTool } from '../chat/model';
import type { ClientTools } from './clientToolRound';

type LibraryTools = ReturnType<typeof useOctavusChat>['pendingClientTools'];

/** The calls that wait for the user, in the order the agent made them, each with the title its card has. */
export function pendingTools(
  calls: LibraryTools,
  messages: readonly UIMessage[],
  clientTools: ClientTools,
): PendingTool[] {
  const shown = (messages.at(-1)?.parts ?? []).flatMap((part) => (part.type === 'tool-call' ? [part] : []));
  const position = (id: string) => shown.findIndex((part) => part.toolCallId === id);
  return Object.values(calls)
    .flat()
    .sort((a, b) => position(a.toolCallId) - position(b.toolCallId))
    .map(({ toolCallId, toolName, args, submit, cancel }) => {
      const tool = clientTools[toolName];
      return {
        id: toolCallId,
        name: toolName,
        title: shown[position(toolCallId)]?.displayName ?? toolName,
        interaction: typeof tool === 'string' ? tool : 'confirm',
        args,
        submit,
        cancel,
      };
    });
}
