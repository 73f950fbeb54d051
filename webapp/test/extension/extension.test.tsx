import { readFileSync } from 'node:fs';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatPart, PendingTool } from '../../src/chat/model';
import { Part } from '../../src/chat/parts/Part';
import { Requests } from '../../src/chat/requests/Requests';
import { clientTools } from '../../src/clientTools';
import { named } from '../../src/extension/named';

vi.mock('#extension', () => import('./index'));

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));
afterEach(cleanup);

function waiting(name: string): PendingTool {
  const call = { id: 'c1', name, title: name, args: {}, submit: vi.fn(), cancel: vi.fn() };
  return { ...call, interaction: 'confirm' };
}

describe('the extension in the README', () => {
  it('is this one', () => {
    const code = readFileSync('test/extension/index.tsx', 'utf8');
    expect(readFileSync('../README.md', 'utf8')).toContain(`\`\`\`tsx\n${code}\`\`\``);
  });

  it('runs its tools and asks with its cards', () => {
    expect(clientTools['get-time-zone']).toBeTypeOf('function');
    expect([clientTools['cancel-flight'], clientTools['choose-seat']]).toEqual(['confirm', 'confirm']);
    expect(clientTools['get-browser-location']).toBeTypeOf('function');
    const call = waiting('choose-seat');
    render(<Requests calls={[call]} />);
    fireEvent.click(screen.getByText('By the window'));
    expect(call.submit).toHaveBeenCalledExactlyOnceWith({ seat: 'window' });
  });

  it('draws the answers it knows; what it cannot draw is drawn by the page', () => {
    const luggage = (value: unknown): ChatPart => ({
      kind: 'object',
      id: 'o1',
      typeName: 'luggage',
      value,
      streaming: false,
    });
    const { rerender } = render(<Part part={luggage({ kilograms: 1234.5 })} />);
    expect(screen.getByText('Your luggage weighs 1,234.5 kg.')).toBeTruthy();
    rerender(<Part key="another" part={luggage(null)} />);
    expect(screen.getByTestId('object-card')).toBeTruthy();
  });

  it('has no member that only its prototype has', () => {
    expect(named({ a: 1 }, 'constructor')).toBeUndefined();
    expect(named(undefined, 'a')).toBeUndefined();
  });
});
