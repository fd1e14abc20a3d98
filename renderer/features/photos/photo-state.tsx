import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { allowOriginals, type RecordRow, useAttachmentFiles, useSession, useSync } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { standOf } from './photo-stand.ts';
import classes from './photos.module.css';

export function PhotoState({ photo }: { readonly photo: RecordRow }) {
  const { t } = useTranslation(['photos', 'errors']);
  const { side } = useSession();
  const files = useAttachmentFiles(photo);
  if (!files) return null;
  const stand = standOf(files, side);
  const text =
    stand.key === 'refused'
      ? t(`errors:${stand.code}.what` as 'errors:blob/quota.what')
      : t(`photos:state.${side}.${stand.key}` as 'photos:state.ship.onBoard', {
          percent: 'percent' in stand ? stand.percent : 0,
        });
  return (
    <p className={classes['small']} role="status">
      {text}
    </p>
  );
}

/** On a ship: the originals under one record go now, whatever the link costs. */
export function AllowOriginals({ photos }: { readonly photos: readonly RecordRow[] }) {
  const { t } = useTranslation('photos');
  const { run, isBusy, error } = useCommand();
  const { isEnrolled } = useSync();
  if (photos.length === 0 || !isEnrolled) return null;
  return (
    <>
      <Button
        variant="default"
        onClick={() => void run(() => allowOriginals(photos.map((photo) => photo.id)))}
        disabled={isBusy}
      >
        {t('allow')}
      </Button>
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}
