import { Component, type ReactNode } from 'react';

interface GuardedProps {
  children: ReactNode;
  /** What is shown when the children cannot be drawn. */
  instead: ReactNode;
}

/** Keeps the page going when a card of an extension throws. React tells the console why. */
export class Guarded extends Component<GuardedProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
