import { fail, ok, type Result } from '#shared/base/result.ts';

/** A code of a screen is legible well below this; more only costs time. */
const LONGEST_SIDE = 2600;
/** What a photo taken askew or in poor light may take beyond the first look. */
const PHOTO_RETRY_MS = 3000;

/** Texts of our QR codes in a photo. 'file/not-an-image', 'transfer/no-code'. */
export async function codesInImage(file: Blob): Promise<Result<readonly string[]>> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return fail('file/not-an-image');
  }
  try {
    const pixels = pixelsOf(picture, picture.width, picture.height);
    const texts = pixels ? await codesInPixels(pixels, PHOTO_RETRY_MS) : [];
    return texts.length > 0 ? ok(texts) : fail('transfer/no-code');
  } finally {
    picture.close();
  }
}

/** Null where there is nothing to see. */
export function pixelsOf(source: CanvasImageSource, width: number, height: number): ImageData | null {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height, 1));
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  const context = w > 0 && h > 0 ? new OffscreenCanvas(w, h).getContext('2d', { willReadFrequently: true }) : null;
  if (!context) return null;
  context.fillStyle = 'white'; // what shows through is paper
  context.fillRect(0, 0, w, h);
  context.drawImage(source, 0, 0, w, h);
  return context.getImageData(0, 0, w, h);
}

/** Every code of ours in the picture, in no order. Chromium's own reader is missing on Linux and in Electron. */
export async function codesInPixels(image: ImageData, retryMs?: number): Promise<readonly string[]> {
  const { decodeQRBatch } = await import('qr/decode.js');
  const maxSize = { width: image.width, height: image.height };
  const [found = []] = await decodeQRBatch([image], { maxSize, ...(retryMs ? { timeLimit: retryMs } : {}) });
  return found.filter((text) => typeof text === 'string' && text.toUpperCase().startsWith('BULWARK1-')) as string[];
}
