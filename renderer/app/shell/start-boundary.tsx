import type { i18n } from 'i18next';
import { Component, type ReactNode } from 'react';
import { PlainError } from './plain-error.tsx';

type StartBoundaryProps = {
  readonly children: ReactNode;
  readonly i18n?: i18n | undefined;
  /** Where the failure is noted: code and stack, never record contents. */
  readonly onError?: ((error: unknown) => void) | undefined;
  /** What "open again" does; loads the whole app anew by default. */
  readonly onAgain?: () => void;
  /** Draws anew when it changes: another address is another page. */
  readonly resetKey?: string;
};

type Failure = { readonly error: unknown } | null;

/** The outermost boundary: an app that cannot start says so in plain words, and says what is safe. */
export class StartBoundary extends Component<StartBoundaryProps, { readonly failure: Failure }> {
  override state: { readonly failure: Failure } = { failure: null };

  static getDerivedStateFromError(error: unknown): { readonly failure: Failure } {
    return { failure: { error } };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError?.(error);
  }

  override componentDidUpdate(before: StartBoundaryProps): void {
    if (before.resetKey !== this.props.resetKey && this.state.failure !== null) this.setState({ failure: null });
  }

  override render(): ReactNode {
    const { children, i18n, onAgain = () => location.reload() } = this.props;
    const { failure } = this.state;
    if (failure === null) return children;
    return (
      <PlainError
        error={failure.error}
        i18n={i18n}
        onAgain={() => {
          this.setState({ failure: null });
          onAgain();
        }}
      />
    );
  }
}
