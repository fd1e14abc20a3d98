import { Button } from '@mantine/core';
import { encodeQR } from 'qr';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeQrTexts } from '#renderer/data/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { AppError } from '#shared/base/result.ts';
import classes from './files.module.css';

/** Urgent texts as codes on the screen: a telephone ashore of ours, or aboard with a link of its own, carries them. */
export function QrPanel({ onWritten }: { readonly onWritten: () => void }) {
  const { t } = useTranslation('files');
  const [texts, setTexts] = useState<readonly string[]>([]);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function show() {
    setBusy(true);
    setError(null);
    const made = await writeQrTexts();
    setBusy(false);
    setTexts(made.ok ? made.value : []);
    if (!made.ok) return setError(made.error);
    onWritten();
  }

  return (
    <Panel title={t('qr.title')}>
      <div className={classes['stack']}>
        <p className={classes['words']}>{t('qr.words')}</p>
        <div className={classes['row']}>
          <Button leftSection={<Icon name="image" />} onClick={() => void show()} disabled={isBusy}>
            {t('qr.button')}
          </Button>
          {texts.length > 0 && (
            <Button variant="subtle" onClick={() => setTexts([])}>
              {t('qr.hide')}
            </Button>
          )}
        </div>
        {error !== null && <ErrorNote error={error} />}
        <div className={classes['codes']}>
          {texts.map((text, i) => (
            <QrCode key={text} text={text} label={t('qr.code', { part: i + 1, of: texts.length })} />
          ))}
        </div>
      </div>
    </Panel>
  );
}

/** Drawn by hand: one path, no markup from outside. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { path, size } = useMemo(() => {
    const rows = encodeQR(text, 'raw', { ecc: 'low', border: 4 });
    const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { path: squares.join(''), size: rows.length };
  }, [text]);
  return (
    <figure>
      <svg className={classes['code']} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
        {/* A scanner needs dark on light, by day and by night. */}
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <figcaption className={classes['words']}>{label}</figcaption>
    </figure>
  );
}
