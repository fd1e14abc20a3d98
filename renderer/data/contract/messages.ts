import type { AppError, Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import type { MESSAGE_KINDS } from '#shared/domain/message.ts';
import type { OnProgress } from './opening.ts';

export type NewMessage = {
  readonly kind: (typeof MESSAGE_KINDS)[number];
  readonly title: string;
  readonly text: string;
  /** `YYYY-MM-DD`; null: no day is set. */
  readonly dueOn: string | null;
  readonly needsReceipt: boolean;
  /** A scenario, rules, advisories. */
  readonly payload: { readonly name: string; readonly value: Value } | null;
};

/** What became of a message to one vessel. `written`: it lies at this desk and goes when the vessel is opened with a link. */
export type SentMessage = {
  readonly vesselId: string;
  readonly state: 'onHub' | 'written' | 'failed';
  readonly error: AppError | null;
};

export type MessageCommands = {
  /** Into the log of each vessel, one after the other. An error only when none could be begun. */
  readonly sendMessage: (
    vesselIds: readonly string[],
    message: NewMessage,
    onProgress?: OnProgress,
  ) => Promise<Result<readonly SentMessage[]>>;
  /** Per lane, how far the open vessel's ship is known to hold it: asked of the hub. */
  readonly shipReach: () => Promise<Result<Readonly<Record<string, number>>>>;
};
