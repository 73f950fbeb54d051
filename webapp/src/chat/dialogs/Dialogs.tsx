import { type ComponentType, lazy, Suspense } from 'react';

export type OpenDialog = 'shortcuts' | 'start-new' | null;

/** Nobody needs them at first, so they are fetched when they are wanted; where they cannot be, nothing opens. */
function later<Props>(load: () => Promise<{ default: ComponentType<Props> }>) {
  return lazy(() => load().catch(() => ({ default: () => null })));
}

const ShortcutsDialog = later(() => import('./ShortcutsDialog'));
const StartNewDialog = later(() => import('./StartNewDialog'));

interface DialogsProps {
  open: OpenDialog;
  onStartNew: () => void;
  onClose: () => void;
}

export function Dialogs({ open, onStartNew, onClose }: DialogsProps) {
  return (
    <Suspense fallback={null}>
      {open === 'shortcuts' && <ShortcutsDialog onClose={onClose} />}
      {open === 'start-new' && <StartNewDialog onStart={onStartNew} onClose={onClose} />}
    </Suspense>
  );
}
