import { ArrowDown } from 'lucide-react';
import { useTexts } from '../texts/language';

export function JumpButton({ onClick }: { onClick: () => void }) {
  const texts = useTexts();
  return (
    <button type="button" className="jump" data-testid="jump" onClick={onClick}>
      <ArrowDown size={16} aria-hidden />
      {texts.latest}
    </button>
  );
}
