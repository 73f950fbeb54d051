import type { LinkWord, ToolState } from '../chat/model';

/**
 * Every word the page itself says. A word in braces stands for a value, and every language has the same ones in the
 * same texts. The server's configuration can replace a text by its name, for instance `composer.placeholder`.
 */
export const en = {
  title: 'Chat',
  prompts: ['What plan am I on?', 'Open a support ticket for me', 'Where am I?', 'What can you help me with?'],
  skip: 'Skip to the message field',
  conversation: 'Conversation',
  you: 'You',
  assistant: 'Assistant',
  emptyHeading: 'How can we help?',
  emptyText: 'Ask a question, or start with one of these:',
  demo: {
    lead: 'A demo agent answers here.',
    howTo: 'For your own, set {variables} and restart.',
  },
  link: {
    connected: 'Connected',
    connecting: 'Connecting',
    reconnecting: 'Reconnecting',
    offline: 'Offline',
    disconnected: 'Disconnected',
    error: 'Error',
  } satisfies Record<LinkWord, string>,
  linkLabel: 'Connection:',
  banner: {
    reconnecting: 'The connection was lost.',
    offline: 'You seem to be offline.',
    error: 'This browser cannot open a connection.',
    soon: 'Trying again…',
    later: 'Trying again in {time}',
    tryNow: 'Try now',
  },
  composer: {
    form: 'New message',
    field: 'Message',
    placeholder: 'Write a message…',
    waiting: 'The assistant waits for your answer above…',
    hint: 'Enter sends, Shift+Enter starts a new line',
    send: 'Send',
    stop: 'Stop',
  },
  queued: 'Will be sent when you are back online',
  newConversation: 'New conversation – the assistant does not remember what is above',
  typing: 'Support is typing',
  thinking: 'Thinking…',
  reasoning: 'Reasoning',
  sources: 'Sources',
  latest: 'Latest',
  tool: {
    state: {
      waiting: 'Waiting',
      running: 'Running',
      done: 'Done',
      failed: 'Failed',
      stopped: 'Stopped',
      declined: 'Declined',
    } satisfies Record<ToolState, string>,
    input: 'Input',
    result: 'Result',
    error: 'Error',
    none: 'none',
  },
  confirm: { confirm: 'Confirm', decline: 'Decline', heading: 'Your input is needed' },
  copy: 'Copy',
  copied: 'Copied',
  code: 'code',
  table: 'Table',
  taskDone: 'done:',
  taskOpen: 'open:',
  dismiss: 'Dismiss',
  theme: { label: 'Theme', system: 'System', light: 'Light', dark: 'Dark' },
  messageRejected: 'The server could not read a message. {reason}',
  announce: {
    answering: 'Assistant is answering',
    complete: 'Answer complete. {answer}',
    stopped: 'Answer stopped.',
    input: 'Your input is needed',
  },
  error: {
    retry: 'Try again',
    retryLater: 'Try again in {time}',
    details: 'Details',
    type: 'Type',
    code: 'Code',
    reference: 'Reference',
    message: 'Message',
  },
  /** What a person is told, by kind of error. */
  errors: {
    connection: { title: 'Connection lost', text: 'The connection broke before the answer was complete.' },
    rateLimit: { title: 'Too many requests', text: 'The assistant needs a short break before the next answer.' },
    overloaded: { title: 'Busy right now', text: 'Many people are asking at the moment.' },
    quota: {
      title: 'Usage limit reached',
      text: 'No more answers are possible for now. Please contact support.',
    },
    authentication: {
      title: 'Please sign in again',
      text: 'The service did not accept this sign-in. Reloading the page may help.',
    },
    permission: { title: 'Not allowed', text: 'You may not use this assistant.' },
    validation: {
      title: 'We could not process this message',
      text: 'Please write it in a different way.',
    },
    notFound: {
      title: 'We could not process this message',
      text: 'What it needs is not available any more.',
    },
    timeout: { title: 'The answer could not be completed', text: 'The assistant took too long.' },
    assistant: { title: 'The answer could not be completed', text: 'The assistant ran into a problem.' },
    tool: {
      title: 'The answer could not be completed',
      text: 'Something the assistant needed did not work.',
    },
    other: { title: 'Something went wrong', text: 'The answer could not be completed.' },
  },
};

export type Texts = typeof en;
