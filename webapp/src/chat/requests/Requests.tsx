import extension from '#extension';
import { type ComponentType, lazy, Suspense } from 'react';
import { Guarded } from '../../extension/Guarded';
import { named } from '../../extension/named';
import { useTexts } from '../../texts/language';
import type { Interaction, PendingTool } from '../model';
import { ConfirmCard } from './ConfirmCard';
import { RequestCard } from './RequestCard';

type Card = ComponentType<{ call: PendingTool }>;

/** A card that is fetched when it is first needed. Where it cannot be, the user can still say no. */
function later(load: () => Promise<{ default: Card }>): Card {
  return lazy(() => load().catch(() => ({ default: UnavailableCard })));
}

const CARDS: Record<Interaction, Card> = {
  confirm: ConfirmCard,
  form: later(() => import('./FormCard')),
  feedback: later(() => import('./FeedbackCard')),
};

/** The tool calls that wait for the user, each with the card its kind asks for. */
export function Requests({ calls }: { calls: readonly PendingTool[] }) {
  return (
    <Suspense fallback={null}>
      {calls.map((call) => {
        const Card = named(extension.requests, call.name) ?? CARDS[call.interaction];
        return (
          <Guarded key={call.id} instead={<UnavailableCard call={call} />}>
            <Card call={call} />
          </Guarded>
        );
      })}
    </Suspense>
  );
}

function UnavailableCard({ call }: { call: PendingTool }) {
  const texts = useTexts();
  return (
    <RequestCard
      call={call}
      testId="unavailable-card"
      submitWord={texts.input.skip}
      declineWord={texts.confirm.decline}
      onSubmit={() => call.cancel('The page could not show this to the user.')}
    >
      <p>{texts.input.unavailable}</p>
    </RequestCard>
  );
}
