import { RotateCcw, ThumbsDown, ThumbsUp } from 'lucide-react';
import { use, useState } from 'react';
import { useTexts } from '../../texts/language';
import { CopyButton } from '../CopyButton';
import { type ChatMessage, plainText, type Rating } from '../model';
import { MessageActionsContext } from './messageActions';

const THUMBS = { up: ThumbsUp, down: ThumbsDown };
const RATINGS: readonly Rating[] = ['up', 'down'];

/** What can be done with an answer: copy it, say what one thinks of it, ask for another one in place of the newest. */
export function AnswerActions({ message, canRetry }: { message: ChatMessage; canRetry: boolean }) {
  const texts = useTexts();
  const { retry } = use(MessageActionsContext);
  const words = plainText(message);
  return (
    <div className="actions" role="group" aria-label={texts.actions.label}>
      {words && <CopyButton text={words} />}
      <Thumbs userIndex={message.userIndex} />
      {canRetry && (
        <button type="button" className="text-button" data-testid="again" onClick={retry}>
          <RotateCcw size={14} aria-hidden />
          {texts.actions.again}
        </button>
      )}
    </div>
  );
}

function Thumbs({ userIndex }: { userIndex: number }) {
  const texts = useTexts();
  const { rate } = use(MessageActionsContext);
  const [given, setGiven] = useState<Rating | null>(null);
  const choose = (rating: Rating) => {
    const next = rating === given ? null : rating;
    if (rate(userIndex, next)) setGiven(next);
  };
  return RATINGS.map((rating) => {
    const Thumb = THUMBS[rating];
    return (
      <button
        key={rating}
        type="button"
        className="text-button"
        data-testid={`rate-${rating}`}
        aria-label={texts.actions[rating]}
        title={texts.actions[rating]}
        aria-pressed={given === rating}
        onClick={() => choose(rating)}
      >
        <Thumb size={14} fill={given === rating ? 'currentColor' : 'none'} aria-hidden />
      </button>
    );
  });
}
