import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addPhoto,
  askForOriginals,
  attachmentBlob,
  type RecordRow,
  useAttachmentFiles,
  useChildren,
  useSession,
} from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Bytes } from '#renderer/ui/time/bytes.tsx';
import type { AttachmentFields } from '#shared/domain/attachment.ts';
import { AddPhotoButton } from './photo-picker.tsx';
import { AllowOriginals, PhotoState } from './photo-state.tsx';
import classes from './photos.module.css';

type RecordPhotosProps = {
  readonly row: RecordRow;
  /** Where photos of two records stand on one page. */
  readonly title?: string;
};

/** Photos under a record: small and dim in the list, as they are when pressed. */
export function RecordPhotos({ row, title }: RecordPhotosProps) {
  const { t } = useTranslation(['photos', 'ui']);
  const { side } = useSession();
  const photos = useChildren(row.id, 'attachment') ?? [];
  const [opened, setOpened] = useState<RecordRow | null>(null);
  const { run, isBusy, error } = useCommand();
  const mayAdd = side === 'ship' && !row.isRemoved;
  if (photos.length === 0 && !mayAdd) return null;

  async function add(files: readonly File[]) {
    for (const file of files) {
      const added = await run(() => addPhoto(row.id, file));
      if (!added.ok) return;
    }
  }

  return (
    <Panel title={title ?? t('photos:title')} aside={photos.length > 0 ? String(photos.length) : undefined}>
      <div className={classes['stack']}>
        {error !== null && <ErrorNote error={error} />}
        {photos.length > 0 && (
          <ul className={classes['thumbs']}>
            {photos.map((photo) => (
              <li key={photo.id} className={classes['thumb']}>
                <PhotoThumb photo={photo} onOpen={() => setOpened(photo)} />
                <PhotoState photo={photo} />
              </li>
            ))}
          </ul>
        )}
        {mayAdd && (
          <div className={classes['attach']}>
            <AddPhotoButton onAdd={add} disabled={isBusy} />
            <AllowOriginals photos={photos} />
            <span className={classes['dim']} role="status">
              {isBusy ? t('photos:busy') : t('photos:travels')}
            </span>
          </div>
        )}
      </div>
      <Modal
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={opened === null ? '' : nameOf(opened, t('photos:one'))}
        closeButtonProps={{ size: 44, 'aria-label': t('ui:dialog.close') }}
        size={900}
      >
        {opened !== null && <PhotoLarge photo={opened} />}
      </Modal>
    </Panel>
  );
}

function nameOf(photo: RecordRow, other: string): string {
  const { caption, name } = photo.values as AttachmentFields;
  return caption || name || other;
}

/** Address of a blob for as long as it is shown; null while it loads and where it has not arrived. */
function useBlobUrl(
  record: string,
  which: 'preview' | 'original',
  isHere: boolean | undefined,
): { readonly url: string | null; readonly isKnown: boolean } {
  const [state, setState] = useState<{ readonly url: string | null; readonly isKnown: boolean }>({
    url: null,
    isKnown: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for again when it has arrived
  useEffect(() => {
    let made: string | null = null;
    let isCurrent = true;
    void attachmentBlob(record, which).then((blob) => {
      if (!isCurrent) return;
      made = blob === null ? null : URL.createObjectURL(blob);
      setState({ url: made, isKnown: true });
    });
    return () => {
      isCurrent = false;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [record, which, isHere]);
  return state;
}

function PhotoThumb({ photo, onOpen }: { readonly photo: RecordRow; readonly onOpen: () => void }) {
  const { t } = useTranslation('photos');
  const files = useAttachmentFiles(photo);
  const { url, isKnown } = useBlobUrl(photo.id, 'preview', files?.preview?.isHere);
  const { sizeBytes } = photo.values as AttachmentFields;
  const name = nameOf(photo, t('one'));
  return (
    <button type="button" className={classes['photo']} onClick={onOpen} aria-label={t('show', { name })}>
      {url !== null && <img className={classes['image']} src={url} alt="" />}
      {url === null && <span className={classes['noImage']}>{isKnown ? t('notHere') : '…'}</span>}
      <span className={classes['caption']}>
        <bdi>{name}</bdi>
        {typeof sizeBytes === 'number' && (
          <>
            {' · '}
            <Bytes value={sizeBytes} />
          </>
        )}
      </span>
    </button>
  );
}

function PhotoLarge({ photo }: { readonly photo: RecordRow }) {
  const { t } = useTranslation('photos');
  const files = useAttachmentFiles(photo);
  const { run, isBusy, error } = useCommand();
  const original = useBlobUrl(photo.id, 'original', files?.original?.isHere);
  const preview = useBlobUrl(photo.id, 'preview', files?.preview?.isHere);
  const isMissing = original.isKnown && original.url === null;
  const mayAsk = isMissing && files?.original !== null && files?.original?.isWanted !== true;
  const url = original.url ?? preview.url;
  return (
    <div className={classes['stack']}>
      {url !== null && <LargePhoto url={url} name={nameOf(photo, t('one'))} />}
      {isMissing && <p className={classes['dim']}>{t('originalNotHere')}</p>}
      <PhotoState photo={photo} />
      {mayAsk && (
        <Button onClick={() => void run(() => askForOriginals([photo.id]))} disabled={isBusy}>
          {t('askOriginal')}
        </Button>
      )}
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}

type LargePhotoProps = { readonly url: string; readonly name: string; readonly onLoad?: () => void };

/** As large as the window allows, and no brighter than the palette. */
export function LargePhoto({ url, name, onLoad }: LargePhotoProps) {
  return <img className={classes['large']} src={url} alt={name} {...(onLoad ? { onLoad } : {})} />;
}
