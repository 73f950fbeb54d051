import { ArrowDown } from 'lucide-react';
import { texts } from '../texts';

export function JumpButton({ onClick }: { onClick: () => void }) {
  return (
    <button type="button" className="jump" data-testid="jump" onClick={onClick}>
      <ArrowDown size={16} aria-hidden />
      {texts.latest}
    </button>
  );
}
