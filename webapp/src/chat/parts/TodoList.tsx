import { Ban, CircleCheck, CircleDashed, LoaderCircle } from 'lucide-react';
import { useTexts } from '../../texts/language';
import type { TodoItem, TodoState } from '../model';

const ICONS: Record<TodoState, typeof Ban> = {
  pending: CircleDashed,
  in_progress: LoaderCircle,
  completed: CircleCheck,
  cancelled: Ban,
};

/** What the agent has set out to do, and how far it is. */
export function TodoList({ todos }: { todos: readonly TodoItem[] }) {
  const texts = useTexts().todo;
  return (
    <section className="todo" data-testid="todo" aria-label={texts.heading}>
      <p className="json-label">{texts.heading}</p>
      <ul>
        {todos.map(({ id, content, state }) => {
          const Icon = ICONS[state];
          return (
            <li key={id} className={`is-${state}`} aria-current={state === 'in_progress' ? 'step' : undefined}>
              <Icon size={16} aria-hidden />
              <span dir="auto">{content}</span>
              <span className="visually-hidden">{texts.state[state]}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
