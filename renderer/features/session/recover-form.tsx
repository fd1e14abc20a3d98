import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recover } from '#renderer/data/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { NewPin } from './new-pin.tsx';
import classes from './session.module.css';
import { useCommand } from './use-command.ts';

/** The words from the paper, then a new PIN for the Master. Neither is kept anywhere. */
export function RecoverForm({ onCancel }: { readonly onCancel?: (() => void) | undefined }) {
  const { t } = useTranslation(['session', 'common']);
  const [words, setWords] = useState('');
  const [isAtPin, setAtPin] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const { run, isBusy, error } = useCommand();

  function next(event: FormEvent) {
    event.preventDefault();
    setMissing(words.trim() === '');
    if (words.trim() !== '') setAtPin(true);
  }

  async function finish(pin: string) {
    const result = await run(() => recover(words, pin));
    if (!result.ok) setAtPin(false);
  }

  if (isAtPin) {
    return <NewPin name={t('session:recover.master')} onChosen={finish} isBusy={isBusy} />;
  }
  return (
    <form className={classes['form']} onSubmit={next} noValidate>
      {error !== null && <ErrorNote error={error} />}
      <TextAreaField
        label={t('session:recover.words')}
        help={t('session:recover.help')}
        error={isMissing ? t('session:recover.needed') : null}
        value={words}
        onChange={setWords}
        rows={3}
      />
      <div className={classes['buttons']}>
        <Button type="submit" variant="filled">
          {t('common:action.next')}
        </Button>
        {onCancel !== undefined && (
          <Button variant="subtle" onClick={onCancel}>
            {t('common:action.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
