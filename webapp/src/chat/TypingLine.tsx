import { useTexts } from '../texts/language';

/** Keeps its height when nobody types, so that nothing jumps. */
export function TypingLine({ typing }: { typing: boolean }) {
  const texts = useTexts();
  return (
    <p className="typing" role="status">
      {typing && (
        <span className="typing-words" data-testid="typing">
          <Dots />
          {texts.typing}
        </span>
      )}
    </p>
  );
}

export function Dots() {
  return (
    <span className="dots" aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  );
}
