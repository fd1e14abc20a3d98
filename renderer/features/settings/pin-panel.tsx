import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePin, useSession } from '#renderer/data/index.ts';
import { NewPin, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { PinPad } from '#renderer/ui/fields/pin-pad.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import classes from './settings.module.css';

type Step = { readonly kind: 'closed' } | { readonly kind: 'old' } | { readonly kind: 'new'; readonly old: string };

/** The old PIN, then the new one twice. None of them is kept on the page longer than it takes. */
export function PinPanel() {
  const { t } = useTranslation(['settings', 'common']);
  const { person } = useSession();
  const [step, setStep] = useState<Step>({ kind: 'closed' });
  const [isChanged, setChanged] = useState(false);
  const { run, isBusy, error } = useCommand();

  async function change(old: string, pin: string) {
    const result = await run(() => changePin(old, pin));
    setStep({ kind: result.ok ? 'closed' : 'old' });
    setChanged(result.ok);
  }

  const cancel = (
    <Button variant="subtle" onClick={() => setStep({ kind: 'closed' })}>
      {t('common:action.cancel')}
    </Button>
  );
  return (
    <Panel title={t('settings:pin.title')} action={step.kind === 'closed' ? undefined : cancel}>
      <div className={classes['form']}>
        {error !== null && <ErrorNote error={error} />}
        {step.kind === 'closed' && (
          <div className={classes['line']}>
            <p className={classes['quiet']} role="status">
              {isChanged ? <StatusMark kind="done">{t('settings:pin.changed')}</StatusMark> : t('settings:pin.text')}
            </p>
            <Button leftSection={<Icon name="key" />} onClick={() => setStep({ kind: 'old' })}>
              {t('settings:pin.change')}
            </Button>
          </div>
        )}
        {step.kind === 'old' && (
          <PinPad
            label={t('settings:pin.old')}
            onSubmit={(old) => {
              setChanged(false);
              setStep({ kind: 'new', old });
            }}
            submitLabel={t('common:action.next')}
          />
        )}
        {step.kind === 'new' && (
          <NewPin name={person?.name ?? ''} onChosen={(pin) => change(step.old, pin)} isBusy={isBusy} />
        )}
      </div>
    </Panel>
  );
}
