import { useId, useState } from 'react';
import { useFormats, useTexts } from '../../texts/language';
import type { PendingTool } from '../model';
import { KeyValues } from '../parts/KeyValues';
import { RequestCard } from './RequestCard';

const RATINGS = [1, 2, 3, 4, 5];

/** Asks for an opinion: a rating, and words if the user has any. */
export default function FeedbackCard({ call }: { call: PendingTool }) {
  const texts = useTexts();
  const formats = useFormats();
  const id = useId();
  const [rating, setRating] = useState(0);
  const [comment, setComment] = useState('');
  const words = comment.trim();
  return (
    <RequestCard
      call={call}
      testId="feedback-card"
      submitWord={texts.input.submit}
      declineWord={texts.input.skip}
      onSubmit={() => call.submit({ rating, ...(words ? { comment: words } : {}) })}
    >
      <KeyValues value={call.args} />
      <fieldset className="ratings">
        <legend>{texts.input.rating}</legend>
        {RATINGS.map((value) => (
          <label key={value} className="rating">
            <input
              type="radio"
              name={id}
              value={value}
              required
              checked={rating === value}
              onChange={() => setRating(value)}
            />
            <span>{formats.number(value)}</span>
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}-comment`}>{`${texts.input.comment} ${texts.input.optional}`}</label>
        <textarea
          id={`${id}-comment`}
          className="control"
          rows={2}
          dir="auto"
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </div>
    </RequestCard>
  );
}
