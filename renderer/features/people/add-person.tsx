import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addPerson, useDraft, useSession } from '#renderer/data/index.ts';
import { focusFirstError, NewPin, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { utcDay } from '#shared/domain/ship-time.ts';
import classes from './people.module.css';
import { EMPTY_PERSON, PersonFields, type PersonForm } from './person-fields.tsx';

type AddPersonProps = {
  /** @param record of the new person; null: nothing was added. */
  readonly onDone: (record: string | null) => void;
};

/** First who it is, then the person types a PIN that only they know. */
export function AddPerson({ onDone }: AddPersonProps) {
  const { t } = useTranslation(['people', 'common']);
  const now = useNow();
  const { may } = useSession();
  const draft = useDraft<PersonForm>('person/new', { ...EMPTY_PERSON, signedOnOn: utcDay(now) });
  const [isAtPin, setAtPin] = useState(false);
  const [isNameMissing, setNameMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error } = useCommand();
  const { value } = draft;
  if (value === null) return null;

  function next(event: FormEvent) {
    event.preventDefault();
    const isMissing = value?.name.trim() === '';
    setNameMissing(isMissing);
    if (isMissing) focusFirstError(form.current);
    else setAtPin(true);
  }

  async function add(pin: string) {
    if (value === null) return;
    const { name, rank, crewId, roles, uiLanguage, languages, signedOnOn } = value;
    const person = {
      name: name.trim(),
      roles,
      languages,
      ...(signedOnOn === null ? {} : { signedOnOn }),
      ...(rank.trim() === '' ? {} : { rank: rank.trim() }),
      ...(crewId?.trim() ? { crewId: crewId.trim() } : {}),
      ...(uiLanguage === null ? {} : { uiLanguage }),
    };
    const result = await run(() => addPerson(person, pin));
    setAtPin(false);
    if (!result.ok) return;
    await draft.clear();
    onDone(result.value.record);
  }

  const cancel = (
    <Button
      variant="subtle"
      leftSection={<Icon name="close" />}
      onClick={() => draft.clear().then(() => onDone(null))}
      disabled={isBusy}
    >
      {t('common:action.cancel')}
    </Button>
  );
  if (isAtPin) {
    return (
      <Panel title={t('people:add.pinTitle', { name: value.name })} action={cancel}>
        <div className={classes['form']}>
          <p className={classes['quiet']}>{t('people:add.handOver', { name: value.name })}</p>
          <NewPin name={value.name} onChosen={add} isBusy={isBusy} submitLabel={t('people:add.save')} />
        </div>
      </Panel>
    );
  }
  return (
    <form onSubmit={next} ref={form} noValidate>
      <Panel
        title={t('people:add.title')}
        foot={
          <ActionBar end={cancel}>
            <Button type="submit" variant="filled">
              {t('common:action.next')}
            </Button>
          </ActionBar>
        }
      >
        <div className={classes['form']}>
          {error !== null && <ErrorNote error={error} />}
          <PersonFields
            value={value}
            onChange={(change) => draft.set((before) => ({ ...before, ...change }))}
            isNameMissing={isNameMissing}
            mayMakeHeads={may.includes('crewHeads')}
          />
        </div>
      </Panel>
    </form>
  );
}
