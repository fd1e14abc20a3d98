import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { continueAnonymously, type Person, useSession } from '#renderer/data/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { FirstPerson } from './first-person.tsx';
import { lastPerson, rememberPerson } from './last-person.ts';
import { PersonCards } from './person-cards.tsx';
import { PinStep } from './pin-step.tsx';
import { RecoverForm } from './recover-form.tsx';
import classes from './session.module.css';
import { useCommand } from './use-command.ts';

/** Nobody works here now: choose a name and type a PIN, or report without either. */
export function UnlockPage() {
  const { t } = useTranslation('session');
  const [, navigate] = useLocation();
  const { persons } = useSession();
  const able = persons.filter(({ hasPin, isGone }) => hasPin && !isGone);
  const [chosen, setChosen] = useState<string | null>(lastPerson);
  const [wantsRecovery, setWantsRecovery] = useState(false);
  const { run, error } = useCommand();
  const person: Person | undefined =
    able.find(({ record }) => record === chosen) ?? (able.length === 1 ? able[0] : undefined);
  const isEmpty = persons.every(({ isGone }) => isGone);
  const isRecovering = wantsRecovery || (able.length === 0 && !isEmpty);

  async function workWithoutName(path: string) {
    const result = await run(continueAnonymously);
    if (result.ok) navigate(path);
  }

  return (
    <Page title={t('unlock.title')} sub={t('unlock.sub')}>
      {error !== null && <ErrorNote error={error} />}
      <Columns>
        <Column span={7}>
          <Panel
            padding="reading"
            foot={
              <ActionBar>
                <Button leftSection={<Icon name="reports" />} onClick={() => workWithoutName('/reports/new')}>
                  {t('unlock.report')}
                </Button>
                <Button
                  variant="subtle"
                  leftSection={<Icon name="message" />}
                  onClick={() => workWithoutName('/reports/answer')}
                >
                  {t('unlock.answer')}
                </Button>
              </ActionBar>
            }
          >
            {able.length === 0 && <p className={classes['quiet']}>{t(isEmpty ? 'unlock.empty' : 'unlock.nobody')}</p>}
            <PersonCards
              label={t('unlock.people')}
              persons={persons}
              chosen={person?.record ?? null}
              onChoose={({ record }) => {
                setChosen(record);
                setWantsRecovery(false);
              }}
            />
          </Panel>
        </Column>
        <Column span={5}>
          <Panel
            padding="reading"
            title={isEmpty ? t('first.title') : isRecovering ? t('recover.title') : t('unlock.pinTitle')}
            action={
              isRecovering || isEmpty ? undefined : (
                <Button variant="subtle" onClick={() => setWantsRecovery(true)}>
                  {t('unlock.forgotten')}
                </Button>
              )
            }
          >
            {isEmpty ? (
              <FirstPerson />
            ) : isRecovering ? (
              <RecoverForm onCancel={able.length === 0 ? undefined : () => setWantsRecovery(false)} />
            ) : person === undefined ? (
              <p className={classes['quiet']}>{t('unlock.choose')}</p>
            ) : (
              <div className={classes['centre']}>
                <PinStep key={person.record} person={person} onDone={() => rememberPerson(person.record)} />
              </div>
            )}
          </Panel>
        </Column>
      </Columns>
    </Page>
  );
}
