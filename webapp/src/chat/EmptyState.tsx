import { ArrowUpRight } from 'lucide-react';
import { useTexts } from '../texts/language';

export function EmptyState({ prompts, onChoose }: { prompts: readonly string[]; onChoose: (text: string) => void }) {
  const texts = useTexts();
  return (
    <section className="empty">
      <h2>{texts.emptyHeading}</h2>
      {prompts.length > 0 && (
        <>
          <p className="muted">{texts.emptyText}</p>
          <ul className="prompts">
            {prompts.map((prompt) => (
              <li key={prompt}>
                <button
                  type="button"
                  className="prompt"
                  data-testid="prompt"
                  dir="auto"
                  onClick={() => onChoose(prompt)}
                >
                  <span>{prompt}</span>
                  <ArrowUpRight size={16} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
