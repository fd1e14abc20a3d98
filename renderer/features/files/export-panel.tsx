import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type FileOrder,
  type FileTarget,
  type NewFile,
  type Progress,
  saveFile,
  writeFile,
} from '#renderer/data/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { ProgressLine } from '#renderer/ui/figures/progress-line.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Bytes } from '#renderer/ui/time/bytes.tsx';
import type { AppError } from '#shared/base/result.ts';
import classes from './files.module.css';

const SIZES = { mail: 200_000, bigMail: 5_000_000, stick: 8_000_000 } as const;
type Size = keyof typeof SIZES;
const PHOTOS: readonly FileOrder['photos'][] = ['none', 'previews', 'all'];
const KINDS: readonly FileOrder['kind'][] = ['update', 'full', 'initial'];

type ExportPanelProps = {
  readonly targets: readonly FileTarget[];
  readonly isAboard: boolean;
  readonly onWritten: () => void;
};

/** Writes what the other side is not known to have, or everything, into parts that a mail takes. */
export function ExportPanel({ targets, isAboard, onWritten }: ExportPanelProps) {
  const { t } = useTranslation('files');
  const [to, setTo] = useState<FileTarget>(targets[0] ?? 'shore');
  const [kind, setKind] = useState<FileOrder['kind']>('update');
  const [photos, setPhotos] = useState<FileOrder['photos']>('previews');
  const [size, setSize] = useState<Size>('mail');
  const [progress, setProgress] = useState<Progress | null>(null);
  const [file, setFile] = useState<NewFile | null>(null);
  const [saved, setSaved] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<AppError | null>(null);
  const isBusy = progress !== null;

  async function write() {
    setError(null);
    setFile(null);
    setSaved(new Set());
    setProgress({ done: 0, total: null });
    const written = await writeFile({ to: isAboard ? to : 'ship', kind, photos, partBytes: SIZES[size] }, setProgress);
    setProgress(null);
    if (!written.ok) return setError(written.error);
    setFile(written.value);
    onWritten();
    await keep(written.value.parts);
  }

  async function keep(parts: NewFile['parts']) {
    for (const { name, bytes } of parts) {
      const done = await saveFile(name, bytes);
      if (!done.ok) return setError(done.error);
      if (!done.value) return; // cancelled: each part can still be saved by itself
      setSaved((before) => new Set([...before, name]));
    }
  }

  return (
    <Panel title={t('export.title')}>
      <div className={classes['stack']}>
        <p className={classes['words']}>{t(isAboard ? 'export.words' : 'export.wordsShore')}</p>
        {targets.length === 0 ? (
          <p className={classes['words']}>{t('export.nobody')}</p>
        ) : (
          <div className={classes['row']}>
            {isAboard && targets.length > 1 && (
              <div className={classes['field']}>
                <SelectField
                  label={t('export.to')}
                  value={to}
                  onChange={(next) => next && setTo(next)}
                  options={targets.map((value) => ({ value, label: t(`target.${value}`) }))}
                />
              </div>
            )}
            <div className={classes['field']}>
              <SelectField
                label={t('export.what')}
                value={kind}
                onChange={(next) => next && setKind(next)}
                options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
              />
            </div>
            {isAboard && (
              <div className={classes['field']}>
                <SelectField
                  label={t('export.photos')}
                  value={photos}
                  onChange={(next) => next && setPhotos(next)}
                  options={PHOTOS.map((value) => ({ value, label: t(`photos.${value}`) }))}
                />
              </div>
            )}
            <div className={classes['field']}>
              <SelectField
                label={t('export.size')}
                value={size}
                onChange={(next) => next && setSize(next)}
                options={(Object.keys(SIZES) as Size[]).map((value) => ({ value, label: t(`size.${value}`) }))}
              />
            </div>
            <Button leftSection={<Icon name="download" />} onClick={() => void write()} disabled={isBusy}>
              {t('export.button')}
            </Button>
          </div>
        )}
        {progress !== null && (
          <ProgressLine
            label={t('export.running')}
            part={progress.total === null || progress.total === 0 ? null : progress.done / progress.total}
          />
        )}
        {error !== null && <ErrorNote error={error} />}
        {file !== null && <Parts file={file} saved={saved} onSave={(part) => void keep([part])} />}
      </div>
    </Panel>
  );
}

type PartsProps = {
  readonly file: NewFile;
  readonly saved: ReadonlySet<string>;
  readonly onSave: (part: NewFile['parts'][number]) => void;
};

function Parts({ file, saved, onSave }: PartsProps) {
  const { t } = useTranslation('files');
  return (
    <div className={classes['stack']}>
      <p className={classes['words']} role="status">
        {file.batches === 0
          ? t('export.onlyReceipt', { number: file.number })
          : t('export.done', { number: file.number, count: file.parts.length })}
      </p>
      <ul className={classes['list']}>
        {file.parts.map((part) => (
          <li key={part.name} className={classes['line']}>
            <span>
              <bdi>{part.name}</bdi> · <Bytes value={part.bytes.length} />
            </span>
            {saved.has(part.name) ? (
              <StatusMark kind="done">{t('export.saved')}</StatusMark>
            ) : (
              <Button size="sm" onClick={() => onSave(part)}>
                {t('export.save')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
