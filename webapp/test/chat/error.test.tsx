import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ErrorCard } from '../../src/chat/ErrorCard';
import { errorText } from '../../src/chat/errorText';
import type { ChatError } from '../../src/chat/model';
import { en } from '../../src/texts/en';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

describe('an error', () => {
  const error: ChatError = {
    type: 'rate_limit_error',
    message: 'raw words',
    retryable: true,
    retryAfter: 3,
    code: 'C_429',
  };

  it('counts down to the retry it allows, and offers the particulars', async () => {
    const onRetry = vi.fn();
    render(<ErrorCard error={error} onRetry={onRetry} onEdit={() => {}} />);
    const retry = screen.getByTestId<HTMLButtonElement>('retry');
    expect([retry.disabled, retry.textContent]).toEqual([true, 'Try again in 3 seconds']);
    await pass(1100);
    expect([retry.disabled, retry.textContent]).toEqual([true, 'Try again in 2 seconds']);
    await pass(2000);
    expect([retry.disabled, retry.textContent]).toEqual([false, 'Try again']);
    fireEvent.click(retry);
    expect(onRetry).toHaveBeenCalledOnce();
    expect(screen.getByText('C_429').closest('details')?.open).toBe(false);
    expect(screen.getByRole('alert').textContent).not.toContain('raw words');
  });

  it.each(['validation_error', 'not_found_error'])('of type %s asks for other words', (type) => {
    const onEdit = vi.fn();
    render(<ErrorCard error={{ ...error, type }} onRetry={() => {}} onEdit={onEdit} />);
    expect(screen.queryByTestId('retry')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Edit message' }));
    expect(onEdit).toHaveBeenCalledOnce();
  });

  it('without hope of success has no retry', () => {
    render(<ErrorCard error={{ ...error, type: 'quota_exceeded_error' }} onRetry={() => {}} onEdit={() => {}} />);
    expect(screen.queryByTestId('retry')).toBeNull();
  });

  it.each([
    ['rate_limit_error', undefined, false, 'Too many requests', 10],
    ['provider_overloaded', undefined, true, 'Busy right now', 10],
    ['quota_exceeded_error', undefined, true, 'Usage limit reached', undefined],
    ['authentication_error', undefined, false, 'Please sign in again', undefined],
    ['permission_error', undefined, true, 'Not allowed', undefined],
    ['validation_error', undefined, true, 'We could not process this message', undefined],
    ['provider_timeout', undefined, true, 'The answer could not be completed', 0],
    ['tool_error', undefined, false, 'The answer could not be completed', undefined],
    ['internal_error', 'connection_lost', true, 'Connection lost', 0],
    ['unknown_error', 'brand_new', true, 'Something went wrong', 0],
  ])('of type %s, code %s, retryable %s is titled %s', (type, code, retryable, title, retryIn) => {
    const text = errorText({ type, message: '', retryable, ...(code && { code }) }, en.errors);
    expect([text.title, text.retryIn]).toEqual([title, retryIn]);
  });
});
