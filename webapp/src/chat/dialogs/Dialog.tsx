import { type ReactNode, useEffect, useRef } from 'react';

interface DialogProps {
  label: string;
  testId: string;
  onClose: () => void;
  children: ReactNode;
}

/** A window over the page; Escape closes it, and the focus goes back to where it was. */
export function Dialog({ label, testId, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-label={label} data-testid={testId} onClose={onClose}>
      <h2>{label}</h2>
      {children}
    </dialog>
  );
}
