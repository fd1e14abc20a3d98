import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { type AppError, fail, ok, type Result } from '#shared/base/result.ts';
import classes from './files.module.css';
import { codesInPixels, pixelsOf } from './read-codes.ts';

type CameraScanProps = {
  /** Codes that one look of the camera found; the same ones come again and again. */
  readonly onCodes: (texts: readonly string[]) => void;
  readonly onClose: () => void;
  /** How far it is, said under the picture. */
  readonly progress: string;
};

/** The camera's picture, read until it is closed. The camera is on no longer than this is shown, and nothing is kept. */
export function CameraScan({ onCodes, onClose, progress }: CameraScanProps) {
  const { t } = useTranslation('files');
  const video = useRef<HTMLVideoElement>(null);
  const [error, setError] = useState<AppError | null>(null);
  const found = useRef(onCodes);
  useEffect(() => {
    found.current = onCodes;
  });

  useEffect(() => {
    let isOver = false;
    let stream: MediaStream | null = null;
    async function look() {
      const opened = await openCamera();
      if (!opened.ok) return isOver || setError(opened.error);
      stream = opened.value;
      const player = video.current;
      if (isOver || !player) return stop(stream);
      player.srcObject = stream;
      await player.play().catch(() => {}); // closed meanwhile
      while (!isOver) {
        await nextFrame(player);
        const pixels = isOver ? null : pixelsOf(player, player.videoWidth, player.videoHeight);
        const texts = pixels ? await codesInPixels(pixels) : [];
        if (!isOver && texts.length > 0) found.current(texts);
      }
    }
    void look();
    return () => {
      isOver = true;
      if (stream) stop(stream);
    };
  }, []);

  return (
    <div className={classes['stack']}>
      {error === null ? (
        <>
          <video ref={video} className={classes['camera']} muted playsInline aria-label={t('camera.picture')} />
          <p className={classes['words']} role="status">
            {progress}
          </p>
        </>
      ) : (
        <ErrorNote error={error} />
      )}
      <div className={classes['row']}>
        <Button onClick={onClose}>{t('camera.close')}</Button>
      </div>
    </div>
  );
}

/** 'camera/none', 'camera/refused'. */
async function openCamera(): Promise<Result<MediaStream>> {
  // Missing where a page did not come over https.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) return fail('camera/none');
  try {
    const video = { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } };
    return ok(await devices.getUserMedia({ video, audio: false }));
  } catch (error) {
    const isRefused = error instanceof DOMException && ['NotAllowedError', 'SecurityError'].includes(error.name);
    return fail(isRefused ? 'camera/refused' : 'camera/none');
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function nextFrame(player: HTMLVideoElement): Promise<unknown> {
  return new Promise((resolve) => player.requestVideoFrameCallback(resolve));
}
