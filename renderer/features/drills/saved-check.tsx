import { Checkbox } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { type SaveDraft, save } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import classes from './drills.module.css';

type SavedCheckProps = {
  /** As it is saved. */
  readonly checked: boolean;
  readonly label: ReactNode;
  readonly description?: string;
  readonly draftOf: (checked: boolean) => SaveDraft;
};

/** A box whose press is saved at once; it shows the press while the disk is busy, and what is saved when that failed. */
export function SavedCheck({ checked, label, description, draftOf }: SavedCheckProps) {
  const [pressed, setPressed] = useState<boolean | null>(null);
  const { run, error } = useCommand();

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is saved takes over when it has come
  useEffect(() => setPressed(null), [checked]);

  async function press(next: boolean) {
    setPressed(next);
    const saved = await run(() => save([draftOf(next)]));
    if (!saved.ok) setPressed(null);
  }

  return (
    <div>
      <Checkbox
        className={classes['check']}
        checked={pressed ?? checked}
        onChange={(event) => void press(event.currentTarget.checked)}
        label={label}
        description={description}
      />
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}
