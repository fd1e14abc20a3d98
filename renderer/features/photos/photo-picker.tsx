import { Button } from '@mantine/core';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Bytes } from '#renderer/ui/time/bytes.tsx';
import classes from './photos.module.css';

type PhotoPickerProps = {
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
  /** What happens with them, beside the button. */
  readonly note: string;
  /** Of all of them together; what goes beyond is not taken, and said. */
  readonly maxBytes?: number;
};

/** Photos that wait until the record is saved. */
export function PhotoPicker({ files, onChange, note, maxBytes = Number.POSITIVE_INFINITY }: PhotoPickerProps) {
  const { t } = useTranslation('photos');
  const formats = useFormats();
  const [left, setLeft] = useState<readonly string[]>([]);

  function add(chosen: readonly File[]) {
    let room = maxBytes - files.reduce((sum, file) => sum + file.size, 0);
    const taken = chosen.filter(({ size }) => {
      const fits = size <= room;
      if (fits) room -= size;
      return fits;
    });
    setLeft(chosen.filter((file) => !taken.includes(file)).map(({ name }) => `\u2068${name}\u2069`));
    if (taken.length > 0) onChange([...files, ...taken]);
  }

  return (
    <div className={classes['photos']}>
      <div className={classes['attach']}>
        <AddPhotoButton onAdd={add} />
        <span>
          <strong role="status">{files.length === 0 ? '' : t('count', { count: files.length })}</strong>{' '}
          <span className={classes['dim']}>{note}</span>
        </span>
      </div>
      {left.length > 0 && <p role="alert">{t('tooMuch', { names: left.join(', '), size: formats.bytes(maxBytes) })}</p>}
      {files.length > 0 && (
        <ul className={classes['thumbs']}>
          {files.map((file, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same photo may be chosen twice
            <li key={index} className={classes['thumb']}>
              <FileImage file={file} />
              <span className={classes['caption']}>
                <bdi>{file.name}</bdi> · <Bytes value={file.size} />
              </span>
              <Button
                variant="subtle"
                size="sm"
                leftSection={<Icon name="close" size={18} />}
                aria-label={t('remove', { name: file.name })}
                onClick={() => onChange(files.filter((_, at) => at !== index))}
              >
                {t('out')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type AddPhotoButtonProps = { readonly onAdd: (files: readonly File[]) => void; readonly disabled?: boolean };

export function AddPhotoButton({ onAdd, disabled = false }: AddPhotoButtonProps) {
  const { t } = useTranslation('photos');
  const input = useRef<HTMLInputElement>(null);

  function take(event: ChangeEvent<HTMLInputElement>) {
    onAdd([...(event.currentTarget.files ?? [])]);
    event.currentTarget.value = '';
  }

  return (
    <>
      <Button leftSection={<Icon name="camera" />} onClick={() => input.current?.click()} disabled={disabled}>
        {t('add')}
      </Button>
      <input
        ref={input}
        className={classes['fileInput']}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        tabIndex={-1}
        aria-label={t('add')}
        onChange={take}
      />
    </>
  );
}

function FileImage({ file }: { readonly file: File }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url === null ? null : <img className={classes['image']} src={url} alt="" />;
}
