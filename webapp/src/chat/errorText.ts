import type { Texts } from '../texts/en';
import type { ChatError } from './model';

export interface ErrorText {
  title: string;
  text: string;
  /** Seconds before the user may try again; undefined when trying again is no use. */
  retryIn?: number;
  /** True when another message may do better. */
  canEdit?: boolean;
}

const BUSY_SECONDS = 10;

const CONNECTION_CODES = new Set(['connection_lost', 'resume_failed', 'connection_failed', 'disconnected']);

const KINDS: Record<string, keyof Texts['errors']> = {
  rate_limit_error: 'rateLimit',
  provider_overloaded: 'overloaded',
  quota_exceeded_error: 'quota',
  authentication_error: 'authentication',
  permission_error: 'permission',
  validation_error: 'validation',
  not_found_error: 'notFound',
  provider_timeout: 'timeout',
  provider_error: 'assistant',
  tool_error: 'tool',
  execution_error: 'assistant',
};

const ALWAYS_RETRY = new Set(['rate_limit_error', 'provider_overloaded']);
const NEVER_RETRY = new Set(['quota_exceeded_error', 'permission_error']);
const EDIT = new Set(['validation_error', 'not_found_error']);

/** What a person is told about an error, and whether and when trying again makes sense. */
export function errorText({ type, code, retryable, retryAfter }: ChatError, texts: Texts['errors']): ErrorText {
  const { title, text } = texts[CONNECTION_CODES.has(code ?? '') ? 'connection' : (KINDS[type] ?? 'other')];
  if (ALWAYS_RETRY.has(type)) return { title, text, retryIn: retryAfter ?? BUSY_SECONDS };
  if (EDIT.has(type)) return { title, text, canEdit: true };
  if (!retryable || NEVER_RETRY.has(type)) return { title, text };
  return { title, text, retryIn: retryAfter ?? 0 };
}
