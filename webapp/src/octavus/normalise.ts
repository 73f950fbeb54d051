import { safeParseStreamEvent, type StreamEvent } from '@octavus/react';

export type RawEvent = Readonly<Record<string, unknown>> & { readonly type: string };

const ERROR_TYPES = new Set([
  'authentication_error',
  'permission_error',
  'validation_error',
  'not_found_error',
  'rate_limit_error',
  'quota_exceeded_error',
  'provider_error',
  'provider_overloaded',
  'provider_timeout',
  'execution_error',
  'tool_error',
  'protocol_error',
  'internal_error',
  'unknown_error',
]);
const FINISH_REASONS = new Set([
  'stop',
  'tool-calls',
  'client-tool-calls',
  'length',
  'content-filter',
  'error',
  'other',
]);
const SOURCES = new Set(['platform', 'provider', 'tool', 'client']);
const DISPLAYS = new Set(['hidden', 'name', 'description', 'stream']);
/** These decide how a turn goes on: losing one would leave the chat waiting for ever. */
const DECISIVE = new Set(['finish', 'error', 'client-tool-request']);

export function isRawEvent(frame: unknown): frame is RawEvent {
  return typeof frame === 'object' && frame !== null && typeof (frame as { type?: unknown }).type === 'string';
}

/** An error event made in the page. */
export function pageError(code: string, message: string): StreamEvent {
  return { type: 'error', errorType: 'internal_error', message, retryable: true, source: 'client', code };
}

/**
 * Turns an event of any platform version into one the store accepts, or null when the store has no use for it.
 * Unknown error types and finish reasons are translated, never dropped. What a worker streams for itself (`workerId`)
 * is no part of the main answer.
 */
export function normalise(raw: RawEvent): StreamEvent | null {
  if (raw.workerId !== undefined && !DECISIVE.has(raw.type)) return null;
  const parsed = parse(translate(raw));
  if (parsed || !DECISIVE.has(raw.type)) return parsed;
  if (raw.type === 'finish') return { type: 'finish', finishReason: 'other' };
  if (raw.type === 'error') return parse(bareError(raw));
  return pageError('invalid_event', 'The server asked for something this page does not understand.');
}

function parse(event: Record<string, unknown>): StreamEvent | null {
  const result = safeParseStreamEvent(event);
  return result.success ? (result.data as StreamEvent) : null;
}

function translate(raw: RawEvent): Record<string, unknown> {
  switch (raw.type) {
    case 'error':
      return { ...raw, ...bareError(raw) };
    case 'finish':
      return FINISH_REASONS.has(String(raw.finishReason)) ? raw : { ...raw, finishReason: 'other' };
    case 'block-start':
      return DISPLAYS.has(String(raw.display)) ? raw : { ...raw, display: 'name' };
    default:
      return raw;
  }
}

function bareError(raw: RawEvent): Record<string, unknown> {
  const known = ERROR_TYPES.has(String(raw.errorType));
  const code = typeof raw.code === 'string' ? raw.code : known ? undefined : raw.errorType;
  return {
    type: 'error',
    errorType: known ? raw.errorType : 'unknown_error',
    message: typeof raw.message === 'string' ? raw.message : 'The request failed.',
    source: SOURCES.has(String(raw.source)) ? raw.source : 'platform',
    retryable: raw.retryable === true,
    retryAfter: typeof raw.retryAfter === 'number' && raw.retryAfter >= 0 ? raw.retryAfter : undefined,
    code: typeof code === 'string' ? code : undefined,
  };
}
