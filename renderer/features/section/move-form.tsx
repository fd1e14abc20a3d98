import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '#renderer/data/index.ts';
import { focusFirstError, useCommand, useFocusInside } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import type { Result } from '#shared/base/result.ts';
import classes from './section.module.css';

type MoveFormProps = {
  /** Of the draft: one per record and move. */
  readonly draftKey: string;
  /** What is asked: "What was done, and where is the proof?" */
  readonly label: string;
  readonly help?: string;
  readonly confirm: string;
  /** Above the question: what is still missing, what this does. */
  readonly children?: ReactNode;
  readonly onGiven: (words: string) => Promise<Result<unknown>>;
  readonly onDone: () => void;
};

/** The words that a move needs. They are kept as they are typed, and nothing moves without them. */
export function MoveForm({ draftKey, label, help, confirm, children, onGiven, onDone }: MoveFormProps) {
  const { t } = useTranslation(['section', 'common']);
  const draft = useDraft(draftKey, '');
  const [isMissing, setMissing] = useState(false);
  const { run, isBusy, error } = useCommand();
  const isReady = draft.value !== null;
  const form = useFocusInside(isReady);

  async function give(event: FormEvent) {
    event.preventDefault();
    const words = draft.value?.trim() ?? '';
    setMissing(words === '');
    if (words === '') {
      setTimeout(() => focusFirstError(form.current));
      return;
    }
    if (isBusy || !(await run(() => onGiven(words))).ok) return;
    await draft.clear();
    onDone();
  }

  async function leave() {
    await draft.clear();
    onDone();
  }

  if (!isReady) return null;
  return (
    <form ref={form} onSubmit={give} noValidate className={classes['form']}>
      {error !== null && <ErrorNote error={error} />}
      {children}
      <TextAreaField
        label={label}
        {...(help === undefined ? {} : { help })}
        required
        error={isMissing ? t('section:needed') : null}
        value={draft.value ?? ''}
        onChange={(words) => draft.set(words)}
        rows={3}
      />
      <div className={classes['buttons']}>
        <Button type="submit" variant="filled" disabled={isBusy}>
          {confirm}
        </Button>
        <Button variant="subtle" onClick={() => void leave()} disabled={isBusy}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </form>
  );
}
