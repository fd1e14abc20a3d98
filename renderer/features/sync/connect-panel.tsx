import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enrol, enrolFromFile } from '#renderer/data/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { AppError } from '#shared/base/result.ts';
import classes from './sync.module.css';

/**
 * Joins this vessel to the company's hub by a code from the company: typed, pasted, or out of a file.
 * @param onConnected with the fingerprint of the company: the panel may be gone by then.
 */
export function ConnectPanel({ onConnected }: { readonly onConnected: (company: string) => void }) {
  const { t } = useTranslation(['sync', 'ui']);
  const [code, setCode] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isEmpty = code.trim() === '';

  async function run(deed: typeof enrolFromFile) {
    if (isBusy) return;
    setBusy(true);
    setError(null);
    const done = await deed();
    setBusy(false);
    if (!done.ok) setError(done.error);
    else if (done.value !== null) onConnected(done.value.company);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (!isEmpty) void run(() => enrol(code.trim()));
  }

  /** A code has a check sign in each group of six, so a slip of the finger can be shown where it is. */
  function wrongGroup(): string | null {
    const group = error?.params?.['group'];
    return group === undefined ? null : t('sync:connect.wrongGroup', { group });
  }

  return (
    <form onSubmit={submit} noValidate>
      <Panel
        title={t('sync:connect.title')}
        foot={
          <ActionBar note={isBusy ? t('sync:connect.running') : t('sync:connect.note')}>
            <Button type="submit" variant="filled" size="lg" leftSection={<Icon name="link" />} disabled={isBusy}>
              {t('sync:connect.button')}
            </Button>
            <Button leftSection={<Icon name="upload" />} onClick={() => void run(enrolFromFile)} disabled={isBusy}>
              {t('sync:connect.file')}
            </Button>
          </ActionBar>
        }
      >
        <div className={classes['stack']}>
          <p className={classes['words']}>{t('sync:connect.words')}</p>
          <div className={classes['codeField']}>
            <TextAreaField
              label={t('sync:connect.code')}
              help={t('sync:connect.help')}
              value={code}
              onChange={setCode}
              rows={3}
              required
              error={isAsked && isEmpty ? t('ui:field.needed') : wrongGroup()}
            />
          </div>
          {error !== null && <ErrorNote error={error} />}
        </div>
      </Panel>
    </form>
  );
}

/** Said where the panel was. */
export function ConnectedNotice({ company }: { readonly company: string }) {
  const { t } = useTranslation('sync');
  return (
    <Notice kind="done" announce title={t('connect.done')}>
      {t('connect.company')} <bdi className={classes['code']}>{company}</bdi>
    </Notice>
  );
}
