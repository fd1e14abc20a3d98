import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allowPhotos, type LinkInfo } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ConfirmDialog } from '#renderer/ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import type { AppError } from '#shared/base/result.ts';
import { EstimateWords } from './estimate-words.tsx';
import classes from './sync.module.css';

/** Lets the waiting photos and files go over a link that they would not go over; says first what that takes and costs. */
export function PhotosOnce({ link }: { readonly link: LinkInfo }) {
  const { t } = useTranslation('sync');
  const formats = useFormats();
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const { previews, originals, wantedByShore } = link.blobs;
  const bytes = previews.bytes + originals.bytes + wantedByShore.bytes;

  async function allow() {
    const done = await allowPhotos();
    setError(done.ok ? null : done.error);
    if (done.ok) setAsking(false);
  }

  if (link.photosOnce) return <p className={classes['small']}>{t('photosOnce.on')}</p>;
  if (bytes === 0 || link.rules.bearer !== 'packet') return null;
  return (
    <>
      <Button leftSection={<Icon name="sync" />} onClick={() => setAsking(true)}>
        {t('photosOnce.button')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        title={t('photosOnce.ask')}
        confirm={t('photosOnce.confirm')}
        onConfirm={() => void allow()}
        onCancel={() => setAsking(false)}
      >
        <div className={classes['stack']}>
          <p>{t('photosOnce.words', { size: formats.bytes(bytes), link: t(`profile.${link.id}`) })}</p>
          <EstimateWords link={link} bytes={bytes} />
          {error !== null && <ErrorNote error={error} />}
        </div>
      </ConfirmDialog>
    </>
  );
}
