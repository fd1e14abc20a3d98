import { Button } from '@mantine/core';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { ProgressLine } from '#renderer/ui/figures/progress-line.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Bytes } from '#renderer/ui/time/bytes.tsx';
import type { AppError } from '#shared/base/result.ts';
import classes from './hash.module.css';
import { type HashRun, hashFiles } from './hash-files.ts';
import type { SetHash } from './manifest.ts';

type HashPanelProps = {
  /** What was hashed last; shown until another set is chosen. */
  readonly value: SetHash | null;
  readonly onHashed: (hash: SetHash) => void;
};

/** Fingerprint of a file or a folder; the files themselves stay where they are. */
export function HashPanel({ value, onHashed }: HashPanelProps) {
  const { t } = useTranslation('hash');
  const [run, setRun] = useState<HashRun | null>(null);
  const [doneBytes, setDoneBytes] = useState(0);
  const [error, setError] = useState<AppError | null>(null);
  const running = useRef<HashRun | null>(null);
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => () => running.current?.cancel(), []);

  async function hash(files: readonly File[]) {
    if (files.length === 0) return;
    running.current?.cancel();
    setError(null);
    setDoneBytes(0);
    const next = hashFiles(files, setDoneBytes);
    running.current = next;
    setRun(next);
    const result = await next.result;
    if (running.current !== next) return;
    running.current = null;
    setRun(null);
    if (!result.ok) setError(result.error);
    else if (result.value !== null) onHashed(result.value);
    // The button that had the focus has gone.
    requestAnimationFrame(() => place.current?.querySelector('button')?.focus());
  }

  if (run !== null) {
    return (
      <div className={classes['hash']} ref={place}>
        <ProgressLine
          label={t('running')}
          part={run.totalBytes === 0 ? null : doneBytes / run.totalBytes}
          detail={
            <>
              <Bytes value={doneBytes} /> / <Bytes value={run.totalBytes} />
            </>
          }
        />
        <Button leftSection={<Icon name="stop" />} onClick={() => run.cancel()} autoFocus>
          {t('cancel')}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes['hash']} ref={place}>
      {value !== null && (
        <div role="status">
          <StatusMark kind="done">{t('done')}</StatusMark>
          <p className={classes['dim']}>
            <bdi>{value.name}</bdi> · {t('files', { count: value.fileCount })} · <Bytes value={value.sizeBytes} />
          </p>
          <p className={classes['digits']}>
            <bdi>SHA-256 {value.sha256}</bdi>
          </p>
        </div>
      )}
      {error !== null && <ErrorNote error={error} />}
      <div className={classes['buttons']}>
        <FilesButton label={t('file')} onChosen={(files) => void hash(files)} />
        <FilesButton label={t('folder')} isFolder onChosen={(files) => void hash(files)} />
        <span className={classes['dim']}>{t('help')}</span>
      </div>
    </div>
  );
}

type FilesButtonProps = {
  readonly label: string;
  readonly isFolder?: boolean;
  readonly onChosen: (files: readonly File[]) => void;
};

function FilesButton({ label, isFolder = false, onChosen }: FilesButtonProps) {
  const input = useRef<HTMLInputElement>(null);

  // React does not know the attribute.
  useEffect(() => {
    if (input.current !== null) input.current.webkitdirectory = isFolder;
  }, [isFolder]);

  function take(event: ChangeEvent<HTMLInputElement>) {
    onChosen([...(event.currentTarget.files ?? [])]);
    event.currentTarget.value = '';
  }

  return (
    <>
      <Button leftSection={<Icon name="medium" />} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        className={classes['fileInput']}
        type="file"
        tabIndex={-1}
        aria-label={label}
        onChange={take}
      />
    </>
  );
}
