import { useTexts } from '../../texts/language';
import { Dialog } from './Dialog';

interface StartNewDialogProps {
  onStart: () => void;
  onClose: () => void;
}

/** Asks before a conversation goes: nothing of it is kept. */
export default function StartNewDialog({ onStart, onClose }: StartNewDialogProps) {
  const { startNew } = useTexts();
  return (
    <Dialog label={startNew.heading} testId="start-new" onClose={onClose}>
      <p>{startNew.text}</p>
      <div className="card-actions">
        <button type="button" className="button" onClick={onStart}>
          {startNew.start}
        </button>
        <button type="button" className="button is-quiet" onClick={onClose}>
          {startNew.keep}
        </button>
      </div>
    </Dialog>
  );
}
