import { Button } from '@mantine/core';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FilePreview, type ImportReport, lookAtFiles, takeFiles } from '#renderer/data/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { type AppError, fail } from '#shared/base/result.ts';
import { MAX_PART_BYTES } from '#shared/files/envelope.ts';
import { readQrTexts } from '#shared/files/qr-text.ts';
import { CameraScan } from './camera-scan.tsx';
import { FileFactsView } from './file-facts.tsx';
import classes from './files.module.css';
import { codesInImage } from './read-codes.ts';
import { ReportView } from './report-view.tsx';

/** Files that are chosen at once; more come with the next choice. */
const MOST_FILES = 200;

/** Takes files or scanned codes: says what is in them, and takes it when the person says so. */
export function ImportPanel({ onTaken }: { readonly onTaken: () => void }) {
  const { t } = useTranslation('files');
  const input = useRef<HTMLInputElement>(null);
  const [parts, setParts] = useState<readonly Uint8Array[]>([]);
  const [previews, setPreviews] = useState<readonly FilePreview[] | null>(null);
  const [reports, setReports] = useState<readonly ImportReport[] | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isOver, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const [missing, setMissing] = useState<readonly number[]>([]);
  const [isScanning, setScanning] = useState(false);

  async function look(bytes: readonly Uint8Array[]) {
    setBusy(true);
    setReports(null);
    setError(null);
    const seen = await lookAtFiles(bytes);
    setBusy(false);
    setParts(seen.ok ? bytes : []);
    setPreviews(seen.ok ? seen.value : null);
    if (!seen.ok) setError(seen.error);
  }

  async function choose(files: readonly File[]) {
    if (files.length === 0) return;
    const bytes: Uint8Array[] = [];
    const texts: string[] = [];
    for (const file of files.slice(0, MOST_FILES)) {
      // Looked at before anything is read: no part is larger.
      if (file.size > MAX_PART_BYTES) return setError(fail('transfer/too-large', { sizeBytes: file.size }).error);
      try {
        if (!file.type.startsWith('image/')) bytes.push(new Uint8Array(await file.arrayBuffer()));
        else {
          const codes = await codesInImage(file);
          if (!codes.ok) return setError(codes.error);
          texts.push(...codes.value);
        }
      } catch {
        return setError(fail('file/unreadable').error);
      }
    }
    if (texts.length > 0) return scanned(texts);
    if (bytes.length === 0) return setError(fail('transfer/not-ours').error);
    await look(bytes);
  }

  function paste(text: string) {
    setPasted(text);
    setMissing([]);
    setError(null);
    if (text.trim() === '') return;
    const read = readQrTexts(text);
    if (!read.ok) return setError(read.error);
    if (!read.value.part) return setMissing(read.value.missing);
    setScanning(false);
    void look([read.value.part]);
  }

  /** Codes of another file than those before begin a new one. */
  function scanned(texts: readonly string[]) {
    const before = pasted.split('\n').filter((line) => line !== '' && !texts.includes(line));
    const all = [...before, ...texts].join('\n');
    paste(readQrTexts(all).ok ? all : texts.join('\n'));
  }

  async function take() {
    setBusy(true);
    const taken = await takeFiles(parts);
    setBusy(false);
    setPreviews(null);
    setParts([]);
    setPasted('');
    if (!taken.ok) return setError(taken.error);
    setReports(taken.value);
    onTaken();
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void choose([...event.dataTransfer.files]);
  }

  return (
    <Panel title={t('import.title')}>
      <div className={classes['stack']}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short way; the button does the same */}
        <div
          className={isOver ? `${classes['drop']} ${classes['isOver']}` : classes['drop']}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <p className={classes['words']}>{t('import.words')}</p>
          <div className={classes['row']}>
            <Button leftSection={<Icon name="upload" />} onClick={() => input.current?.click()} disabled={isBusy}>
              {t('import.button')}
            </Button>
            <Button
              leftSection={<Icon name="camera" />}
              onClick={() => setScanning(true)}
              disabled={isBusy || isScanning}
            >
              {t('camera.open')}
            </Button>
          </div>
          <input
            ref={input}
            className={classes['fileInput']}
            type="file"
            multiple
            tabIndex={-1}
            aria-label={t('import.button')}
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = '';
              void choose(files);
            }}
          />
        </div>
        {isScanning && (
          <CameraScan
            onCodes={scanned}
            onClose={() => setScanning(false)}
            progress={t(missing.length > 0 ? 'import.missingCodes' : 'camera.words', { codes: missing.join(', ') })}
          />
        )}
        <TextAreaField
          label={t('import.paste')}
          help={t('import.pasteHelp')}
          rows={2}
          value={pasted}
          onChange={paste}
        />
        {missing.length > 0 && !isScanning && (
          <p className={classes['words']} role="status">
            {t('import.missingCodes', { codes: missing.join(', ') })}
          </p>
        )}
        {error !== null && <ErrorNote error={error} />}
        {previews?.map((preview) => (
          <FileFactsView key={`${preview.file.sender}/${preview.file.number}`} preview={preview} />
        ))}
        {previews !== null && (
          <div className={classes['row']}>
            <Button variant="filled" onClick={() => void take()} disabled={isBusy}>
              {t('import.take')}
            </Button>
            <Button variant="subtle" onClick={() => setPreviews(null)} disabled={isBusy}>
              {t('import.leave')}
            </Button>
          </div>
        )}
        {reports?.map((report) => (
          <ReportView key={`${report.file.sender}/${report.file.number}`} report={report} />
        ))}
      </div>
    </Panel>
  );
}
