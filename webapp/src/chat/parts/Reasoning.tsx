import { ChevronRight } from 'lucide-react';
import { useTexts } from '../../texts/language';

export function Reasoning({ text, streaming }: { text: string; streaming: boolean }) {
  const texts = useTexts();
  return (
    <details className="reasoning">
      <summary>
        <ChevronRight size={16} className="chevron" aria-hidden />
        {streaming ? texts.thinking : texts.reasoning}
      </summary>
      <p dir="auto">{text}</p>
    </details>
  );
}
