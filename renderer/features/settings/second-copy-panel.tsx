import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/features/session/index.ts';
import { detectPlatform, type SecondCopy } from '#renderer/platform/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import type { SecondCopyStatus } from '#shared/ipc/contract.ts';
import classes from './settings.module.css';

const MARKS: Readonly<Record<SecondCopyStatus['state'], MarkKind>> = {
  'not-chosen': 'caution',
  never: 'pending',
  good: 'done',
  unreachable: 'warning',
  ahead: 'warning',
  failed: 'warning',
};

/** The daily copy of the journal in a second place; only where the host can write one. */
export function SecondCopyPanel() {
  const [copy, setCopy] = useState<SecondCopy | null>(null);
  useEffect(() => {
    detectPlatform().then(
      ({ secondCopy }) => setCopy(secondCopy),
      () => setCopy(null),
    );
  }, []);
  return copy === null ? null : <CopyPanel copy={copy} />;
}

function CopyPanel({ copy }: { readonly copy: SecondCopy }) {
  const { t } = useTranslation(['settings', 'common']);
  const [status, setStatus] = useState<SecondCopyStatus | null>(null);
  const { run, isBusy, error } = useCommand();
  useEffect(() => {
    void copy.status().then((known) => known.ok && setStatus(known.value));
  }, [copy]);

  async function choose() {
    const chosen = await run(copy.chooseFolder);
    if (chosen.ok && chosen.value !== null) setStatus(chosen.value);
  }

  async function write() {
    const written = await run(copy.write);
    if (written.ok) setStatus(written.value);
  }

  if (status === null) return null;
  const { state, folder, goodAt, isSameDisk, holdsRedacted } = status;
  return (
    <Panel
      title={t('settings:copy.title')}
      aside={<StatusMark kind={MARKS[state]}>{t(`settings:copy.${state}`)}</StatusMark>}
    >
      <div className={classes['form']}>
        {error !== null && <ErrorNote error={error} />}
        <p className={classes['quiet']}>{t('settings:copy.text')}</p>
        {isSameDisk && <p className={classes['quiet']}>{t('settings:copy.sameDisk')}</p>}
        {state === 'ahead' && <p className={classes['quiet']}>{t('settings:copy.aheadText')}</p>}
        {holdsRedacted && <p className={classes['quiet']}>{t('settings:copy.redacted')}</p>}
        {folder !== null && (
          <KeyValue
            items={[
              { label: t('settings:copy.folder'), value: <bdi>{folder}</bdi> },
              { label: t('settings:copy.last'), value: <Age at={goodAt} form="ago" /> },
            ]}
          />
        )}
        <div className={classes['buttons']}>
          <Button leftSection={<Icon name="medium" />} onClick={choose} disabled={isBusy}>
            {t('settings:copy.choose')}
          </Button>
          {folder !== null && (
            <Button onClick={write} disabled={isBusy}>
              {t('settings:copy.now')}
            </Button>
          )}
        </div>
      </div>
    </Panel>
  );
}
