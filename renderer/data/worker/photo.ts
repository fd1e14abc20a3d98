import { fail, ok, type Result } from '#shared/base/result.ts';

/** What of a photo travels by itself: small enough for a metered link. */
export const PREVIEW_BYTES = 12_288;
/** Largest original that is kept. */
export const ORIGINAL_BYTES = 25 * 1024 * 1024;

export type Preview = { readonly bytes: Uint8Array; readonly mime: string };

/** Tried in this order: sides in px, then quality. The first that fits is the best that fits. */
const SIDES = [640, 480, 360, 280, 200, 140] as const;
const QUALITIES = [0.72, 0.55, 0.4] as const;
const FORMATS = ['image/avif', 'image/webp', 'image/jpeg'] as const;

/**
 * A small picture of a photo. Decoding proves that it is one, and drops what a camera writes beside it (place, owner).
 * Errors: `file/too-large`, `file/not-an-image`.
 */
export async function makePreview(file: Blob): Promise<Result<Preview>> {
  if (file.size > ORIGINAL_BYTES) return fail('file/too-large', { maxMB: ORIGINAL_BYTES / 1024 / 1024 });
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return fail('file/not-an-image');
  }
  try {
    for (const side of SIDES) {
      const canvas = drawn(picture, side);
      for (const quality of QUALITIES) {
        const preview = await smallest(canvas, quality);
        if (preview && preview.bytes.length <= PREVIEW_BYTES) return ok(preview);
      }
    }
    return fail('file/not-an-image');
  } finally {
    picture.close();
  }
}

function drawn(picture: ImageBitmap, side: number): OffscreenCanvas {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
  return canvas;
}

/** The first format that this browser can write; one that it cannot comes back as PNG. */
async function smallest(canvas: OffscreenCanvas, quality: number): Promise<Preview | null> {
  for (const type of FORMATS) {
    const blob = await canvas.convertToBlob({ type, quality });
    if (blob.type === type) return { bytes: new Uint8Array(await blob.arrayBuffer()), mime: type };
  }
  return null;
}
