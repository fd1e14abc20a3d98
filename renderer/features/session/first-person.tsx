import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addPerson, syncNow, unlock } from '#renderer/data/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { NewPin } from './new-pin.tsx';
import classes from './session.module.css';
import { useCommand } from './use-command.ts';

/** A PC that was connected by a code and has heard of nobody yet: ask the shore again, or begin as the Master. */
export function FirstPerson() {
  const { t } = useTranslation(['session', 'common']);
  const { language } = useLanguage();
  const [name, setName] = useState('');
  const [isAtPin, setAtPin] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const { run, isBusy, error } = useCommand();

  function next(event: FormEvent) {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() !== '') setAtPin(true);
  }

  async function begin(pin: string) {
    const person = { name: name.trim(), roles: ['MASTER'], uiLanguage: language.code };
    const added = await run(() => addPerson(person, pin));
    if (added.ok) await run(() => unlock(added.value.record, pin));
    else setAtPin(false);
  }

  if (isAtPin) return <NewPin name={name} onChosen={begin} isBusy={isBusy} />;
  return (
    <form className={classes['form']} onSubmit={next} noValidate>
      {error !== null && <ErrorNote error={error} />}
      <p>{t('session:first.why')}</p>
      <Button leftSection={<Icon name="sync" />} onClick={() => void run(syncNow)} disabled={isBusy}>
        {t('session:first.sync')}
      </Button>
      <TextField
        label={t('session:first.name')}
        error={isMissing ? t('session:first.needed') : null}
        value={name}
        onChange={setName}
      />
      <Button type="submit" variant="filled">
        {t('common:action.next')}
      </Button>
    </form>
  );
}
