import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { useTexts } from '../../texts/language';
import type { UploadLimits } from './limits';

interface AttachButtonProps {
  limits: UploadLimits;
  isFull: boolean;
  onFiles: (files: Iterable<File>) => void;
}

export function AttachButton({ limits, isFull, onFiles }: AttachButtonProps) {
  const texts = useTexts().attachments;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="icon-button"
        data-testid="attach"
        aria-label={texts.attach}
        title={texts.attach}
        disabled={isFull}
        onClick={() => input.current?.click()}
      >
        <Paperclip size={18} aria-hidden />
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        data-testid="file-input"
        accept={limits.types.join(',')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // So that the same file can be chosen once more.
          event.target.value = '';
        }}
      />
    </>
  );
}
