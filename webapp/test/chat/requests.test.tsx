import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DECLINED, type Interaction, type PendingTool } from '../../src/chat/model';
import { formFields, formValues } from '../../src/chat/requests/formFields';
import { Requests } from '../../src/chat/requests/Requests';

afterEach(cleanup);

async function ask(interaction: Interaction, args: Record<string, unknown>, draft = '') {
  const submit = vi.fn();
  const cancel = vi.fn();
  const call: PendingTool = { id: 'c1', name: 'ask', title: 'Asking you', interaction, args, submit, cancel };
  const page = (calls: PendingTool[]) => (
    <>
      <textarea id="composer" defaultValue={draft} />
      <Requests calls={calls} />
    </>
  );
  const { rerender } = render(page([]));
  document.getElementById('composer')?.focus();
  await act(async () => rerender(page([call])));
  const card = await screen.findByTestId(`${interaction}-card`);
  return { submit, cancel, card, leave: () => rerender(page([])) };
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('a request of the agent', () => {
  it('to confirm shows the arguments first and leaves both answers open', async () => {
    const { submit, cancel, card } = await ask('confirm', { orderId: 'A-7', refund: false });
    expect(card.textContent).toContain('Your input is needed');
    expect(card.textContent).toContain('Order idA-7RefundNo');
    press('Confirm');
    press('Decline');
    expect(submit).toHaveBeenCalledExactlyOnceWith({ confirmed: true });
    expect(cancel).toHaveBeenCalledExactlyOnceWith(DECLINED);
  });

  it('takes the focus and gives it back', async () => {
    const { leave } = await ask('confirm', {});
    expect(document.activeElement?.textContent).toBe('Confirm');
    leave();
    expect(document.activeElement?.id).toBe('composer');
  });

  it('does not take the focus from somebody who is writing', async () => {
    await ask('confirm', {}, 'half a sent');
    expect(document.activeElement?.id).toBe('composer');
  });

  it('to fill in a form gives the values by their names and types', async () => {
    const { submit, card } = await ask('form', {
      title: 'Your new address',
      fields: [
        { name: 'street', label: 'Street', required: true },
        { name: 'floor', label: 'Floor', type: 'number' },
        { name: 'way', label: 'Way', type: 'choice', options: ['Door', 'Shop'] },
        { name: 'offers', label: 'Offers', type: 'yes-no' },
        { name: 'note', label: 'Note', type: 'multiline' },
      ],
    });
    expect(card.textContent).toContain('Your new address');
    fireEvent.change(screen.getByLabelText('Street'), { target: { value: ' Main 1 ' } });
    fireEvent.change(screen.getByLabelText('Floor (optional)'), { target: { value: '3' } });
    fireEvent.change(screen.getByLabelText('Way (optional)'), { target: { value: 'Shop' } });
    fireEvent.click(screen.getByLabelText('Offers'));
    press('Submit');
    expect(submit).toHaveBeenCalledExactlyOnceWith({ street: 'Main 1', floor: 3, way: 'Shop', offers: true });
  });

  it('for feedback gives a rating and a comment', async () => {
    const { submit, card } = await ask('feedback', { question: 'How was it?' });
    expect(card.textContent).toContain('How was it?');
    fireEvent.click(screen.getByLabelText('4'));
    fireEvent.change(screen.getByLabelText('Comment (optional)'), { target: { value: 'Quick!' } });
    press('Submit');
    expect(submit).toHaveBeenCalledExactlyOnceWith({ rating: 4, comment: 'Quick!' });
  });

  it('for feedback can be skipped', async () => {
    const { cancel } = await ask('feedback', {});
    press('Skip');
    expect(cancel).toHaveBeenCalledOnce();
  });
});

describe('the fields of a form', () => {
  it.each([
    ['is missing', undefined],
    ['is no list', 'name'],
    ['has nothing usable', [null, 5, {}, { name: '' }]],
  ])('ask for an answer in words when the list %s', (_, fields) => {
    expect(formFields({ fields })).toMatchObject([{ name: 'answer', type: 'multiline', required: true }]);
  });

  it('are texts where their type is not known, and asked once', () => {
    const fields = [{ name: 'a', type: 'colour' }, { name: 'b', type: 'choice' }, { name: 'a', label: 'again' }];
    expect(formFields({ fields }).map(({ name, label, type }) => [name, label, type])).toEqual([
      ['a', 'a', 'text'],
      ['b', 'b', 'text'],
    ]);
  });

  it('that were left empty are left out', () => {
    expect(formValues(formFields({ fields: [{ name: 'a' }, { name: 'b', type: 'yes-no' }] }), new FormData())).toEqual({
      b: false,
    });
  });
});
