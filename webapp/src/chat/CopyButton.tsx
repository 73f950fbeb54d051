import { Check, Copy } from 'lucide-react';
import { useCopied } from '../hooks/useCopied';
import { useTexts } from '../texts/language';

export function CopyButton({ text }: { text: string }) {
  const texts = useTexts();
  const [copied, copy] = useCopied();
  return (
    <button type="button" className="text-button" data-testid="copy" onClick={() => copy(text)}>
      {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      {copied ? texts.copied : texts.copy}
    </button>
  );
}
