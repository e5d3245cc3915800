import { Component, type ReactNode } from 'react';
import { ErrorState } from './ErrorState.js';

interface Props {
  /** What is shown below: another one starts afresh. */
  readonly of: string;
  readonly children: ReactNode;
}

interface State {
  readonly error: unknown;
  readonly of: string;
}

/** Keeps a defect of one page from taking the frame around it away: it says so, and the rest can be gone on with. */
export class Unforeseen extends Component<Props, State> {
  override state: State = { error: null, of: this.props.of };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps({ of }: Props, before: State): State | null {
    return of === before.of ? null : { error: null, of };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <ErrorState wholePage error={this.state.error} retry={() => location.reload()} />;
  }
}
