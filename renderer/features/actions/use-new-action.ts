import { useState } from 'react';
import { type DraftHandle, newId, type RecordRow, save, useDraft, useSession } from '#renderer/data/index.ts';
import { useAuthor, useCommand } from '#renderer/features/session/index.ts';
import type { AppError } from '#shared/base/result.ts';
import { isConfidential } from '#shared/domain/report.ts';
import { type ActionDraft, emptyAction, newAction } from './action-draft.ts';

type NewActionHandle = {
  readonly draft: DraftHandle<ActionDraft>;
  /** @returns the id of the action; null when it was not saved: `error` says why. */
  readonly make: () => Promise<string | null>;
  readonly isBusy: boolean;
  readonly error: AppError | null;
};

/**
 * An action that is being written, kept as it is typed.
 *
 * @param source the record that it comes from. A confidential report is never named: an action is read by all on board,
 *               and what is to be done beside the report's number tells who was heard.
 */
export function useNewAction(source: RecordRow | null): NewActionHandle {
  const author = useAuthor();
  const { persons, side } = useSession();
  const named = source !== null && !isConfidential(source.values) ? source : null;
  const [empty] = useState(() => emptyAction(author, Date.now()));
  const draft = useDraft(`action/new/${named?.id ?? ''}`, empty);
  const { run, isBusy, error } = useCommand();

  async function make(): Promise<string | null> {
    const { value } = draft;
    if (value === null || isBusy) return null;
    const id = await run(() => newId('action'));
    if (!id.ok) return null;
    const order = { record: id.value, draft: value, persons, side, author, source: named, now: Date.now() };
    const saved = await run(() => save([newAction(order)]));
    if (!saved.ok) return null;
    await draft.clear();
    return id.value;
  }

  return { draft, make, isBusy, error };
}
