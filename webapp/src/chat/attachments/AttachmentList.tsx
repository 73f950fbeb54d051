import { RotateCcw, X } from 'lucide-react';
import type { Attachment, Attachments } from '../../hooks/useAttachments';
import { fill } from '../../texts/fill';
import { useFormats, useTexts } from '../../texts/language';
import type { UploadLimits } from './limits';

interface AttachmentListProps {
  attachments: Attachments;
  limits: UploadLimits;
}

/** The files of the next message: how far each is, and how to do without it. */
export function AttachmentList({ attachments, limits }: AttachmentListProps) {
  const texts = useTexts().attachments;
  return (
    <ul className="attachments" aria-label={texts.label}>
      {attachments.items.map((item) => (
        <Chip
          key={item.key}
          item={item}
          limits={limits}
          onRemove={() => attachments.remove(item.key)}
          onRetry={() => attachments.retry(item.key)}
        />
      ))}
    </ul>
  );
}

interface ChipProps {
  item: Attachment;
  limits: UploadLimits;
  onRemove: () => void;
  onRetry: () => void;
}

function Chip({ item, limits, onRemove, onRetry }: ChipProps) {
  const texts = useTexts().attachments;
  const formats = useFormats();
  const { file, state, progress } = item;
  const name = file.name;
  return (
    <li className={`attachment is-${state}`} data-testid="attachment" data-state={state}>
      <span className="attachment-name" dir="auto">
        {name}
      </span>
      <span className="muted">{formats.bytes(file.size)}</span>
      {state === 'uploading' && (
        <progress value={progress} max={1} aria-label={fill(texts.progress, { name })}>
          {Math.round(progress * 100)} %
        </progress>
      )}
      {(state === 'failed' || state === 'refused') && (
        <span className="attachment-problem" role="alert">
          {problem(item, texts, formats.bytes(limits.maxBytes))}
        </span>
      )}
      {state === 'failed' && (
        <button type="button" className="icon-button small" aria-label={fill(texts.retry, { name })} onClick={onRetry}>
          <RotateCcw size={14} aria-hidden />
        </button>
      )}
      <button type="button" className="icon-button small" aria-label={fill(texts.remove, { name })} onClick={onRemove}>
        <X size={14} aria-hidden />
      </button>
    </li>
  );
}

function problem({ refusal, words }: Attachment, texts: Record<'tooLarge' | 'wrongType' | 'failed', string>, most: string) {
  if (refusal) return fill(texts[refusal], { size: most });
  return words || texts.failed;
}
