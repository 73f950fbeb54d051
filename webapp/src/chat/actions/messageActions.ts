import { createContext } from 'react';
import type { Chat } from '../model';

export type MessageActions = Pick<Chat, 'retry' | 'edit' | 'rate'>;

const nothing = () => {};

/** What can be done with the messages of a conversation; the functions never change. */
export const MessageActionsContext = createContext<MessageActions>({ retry: nothing, edit: nothing, rate: () => false });
