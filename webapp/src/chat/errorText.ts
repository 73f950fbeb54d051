import type { ChatError } from './model';

export interface ErrorText {
  title: string;
  text: string;
  /** Seconds before the user may try again; undefined when trying again is no use. */
  retryIn?: number;
}

const BUSY_SECONDS = 10;

const CONNECTION_CODES = new Set(['connection_lost', 'resume_failed', 'connection_failed', 'disconnected']);

const WORDS: Record<string, readonly [title: string, text: string]> = {
  connection: ['Connection lost', 'The connection broke before the answer was complete.'],
  rate_limit_error: ['Too many requests', 'The assistant needs a short break before the next answer.'],
  provider_overloaded: ['Busy right now', 'Many people are asking at the moment.'],
  quota_exceeded_error: ['Usage limit reached', 'No more answers are possible for now. Please contact support.'],
  authentication_error: [
    'Please sign in again',
    'The service did not accept this sign-in. Reloading the page may help.',
  ],
  permission_error: ['Not allowed', 'You may not use this assistant.'],
  validation_error: ['We could not process this message', 'Please write it in a different way.'],
  not_found_error: ['We could not process this message', 'What it needs is not available any more.'],
  provider_timeout: ['The answer could not be completed', 'The assistant took too long.'],
  provider_error: ['The answer could not be completed', 'The assistant ran into a problem.'],
  tool_error: ['The answer could not be completed', 'Something the assistant needed did not work.'],
  execution_error: ['The answer could not be completed', 'The assistant ran into a problem.'],
};
const OTHER = ['Something went wrong', 'The answer could not be completed.'] as const;

const ALWAYS_RETRY = new Set(['rate_limit_error', 'provider_overloaded']);
const NEVER_RETRY = new Set(['quota_exceeded_error', 'permission_error', 'validation_error', 'not_found_error']);

/** What a person is told about an error, and whether and when trying again makes sense. */
export function errorText({ type, code, retryable, retryAfter }: ChatError): ErrorText {
  const [title, text] = (CONNECTION_CODES.has(code ?? '') ? WORDS.connection : WORDS[type]) ?? OTHER;
  if (ALWAYS_RETRY.has(type)) return { title, text, retryIn: retryAfter ?? BUSY_SECONDS };
  if (!retryable || NEVER_RETRY.has(type)) return { title, text };
  return { title, text, retryIn: retryAfter ?? 0 };
}
