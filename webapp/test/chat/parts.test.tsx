import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChatPart } from '../../src/chat/model';
import { asWords, KeyValues } from '../../src/chat/parts/KeyValues';
import { Part } from '../../src/chat/parts/Part';

afterEach(cleanup);

const show = (part: ChatPart) => render(<Part part={part} />).container;

describe('reasoning', () => {
  it('is folded away, and says when it is still going on', () => {
    const box = show({ kind: 'reasoning', text: 'Hm.', streaming: true });
    expect(box.querySelector('details')?.open).toBe(false);
    expect(box.querySelector('summary')?.textContent).toBe('Thinking…');
    cleanup();
    expect(show({ kind: 'reasoning', text: 'Hm.', streaming: false }).textContent).toBe('ReasoningHm.');
  });
});

describe('a structured answer', () => {
  it('is a card of its own with names and contents in words', () => {
    const value = { orderId: 'A-7', paid: true, items: [{ name: 'Lamp', price: 9.5 }, 'Cord'], gone: null };
    show({ kind: 'object', id: 'o', typeName: 'OrderSummary', value, streaming: false });
    const card = screen.getByTestId('object-card');
    expect(card.getAttribute('aria-label')).toBe('Order summary');
    expect([...card.querySelectorAll('dt')].map((one) => one.textContent)).toEqual([
      'Order id',
      'Paid',
      'Items',
      'Name',
      'Price',
      'Gone',
    ]);
    expect(card.textContent).toContain('A-7PaidYes');
  });

  it('is busy while it comes, with what is there', () => {
    show({ kind: 'object', id: 'o', typeName: 'Order', value: { a: 'hal' }, streaming: true });
    expect(screen.getByTestId('object-card').getAttribute('aria-busy')).toBe('true');
    cleanup();
    show({ kind: 'object', id: 'o', typeName: 'Order', value: undefined, streaming: true });
    expect(screen.getByTestId('object-card').textContent).toBe('Order');
  });

  it('that is very deep ends as JSON', () => {
    const deep = { a: { b: { c: { d: { e: { f: 1 } } } } } };
    const { container } = render(<KeyValues value={deep} />);
    expect(container.querySelector('code')?.textContent).toBe('{"e":{"f":1}}');
  });

  it.each([
    ['orderId', 'Order id'],
    ['order_id', 'Order id'],
    ['ORDER-id', 'Order id'],
    ['', ''],
  ])('names %s as %s', (name, words) => {
    expect(asWords(name)).toBe(words);
  });
});

describe('a todo list', () => {
  it('says of every item how far it is, and marks the present one', () => {
    show({
      kind: 'todo',
      todos: [
        { id: '1', content: 'Collect', state: 'completed' },
        { id: '2', content: 'Draw', state: 'in_progress' },
      ],
    });
    const items = [...screen.getByTestId('todo').querySelectorAll('li')];
    expect(items.map((one) => one.textContent)).toEqual(['Collectdone', 'Drawin progress']);
    expect(items.map((one) => one.getAttribute('aria-current'))).toEqual([null, 'step']);
  });
});

describe('the run of a worker', () => {
  it('is folded away with everything it did inside', () => {
    show({
      kind: 'worker',
      id: 'w',
      title: 'Researching',
      state: 'done',
      result: '30 days',
      parts: [{ kind: 'text', text: 'Looking it up', streaming: false, aside: false }],
    });
    const card = screen.getByTestId<HTMLDetailsElement>('worker-card');
    expect(card.open).toBe(false);
    expect(card.querySelector('summary')?.textContent).toBe('ResearchingDone');
    expect(card.textContent).toContain('Looking it up');
    expect(card.textContent).toContain('30 days');
  });
});
