import type { LinkView, LinkWord } from '../chat/model';
import type { TransportState } from './transportState';

function word({ phase, attempt }: TransportState): LinkWord {
  switch (phase) {
    case 'connecting':
      return attempt === 0 ? 'connecting' : 'reconnecting';
    case 'waiting':
      return 'reconnecting';
    case 'idle':
    case 'closed':
      return 'disconnected';
    case 'failed':
      return 'error';
    default:
      return phase;
  }
}

export function linkView(state: TransportState): LinkView {
  const view: LinkView = { word: word(state), queued: state.queued };
  return state.retryAt === undefined ? view : { ...view, retryAt: state.retryAt };
}
