import { useTexts } from '../../texts/language';
import type { PendingTool } from '../model';
import { KeyValues } from '../parts/KeyValues';
import { RequestCard } from './RequestCard';

/** A tool call for the user to decide, with everything it would do in view. */
export function ConfirmCard({ call }: { call: PendingTool }) {
  const { confirm, decline } = useTexts().confirm;
  return (
    <RequestCard
      call={call}
      testId="confirm-card"
      submitWord={confirm}
      declineWord={decline}
      onSubmit={() => call.submit({ confirmed: true })}
    >
      <KeyValues value={call.args} />
    </RequestCard>
  );
}
