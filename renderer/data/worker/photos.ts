import { fail, ok, type Result } from '#shared/base/result.ts';

/** Largest file that is taken as an attachment. */
export const MAX_PHOTO_BYTES = 25 * 1024 * 1024;
/** A picture of more would take a gigabyte of memory to look at. */
const MAX_PIXELS = 200_000_000;
/** What travels of a picture until somebody asks for the original. */
export const PREVIEW_BYTES = 12 * 1024;

const TYPES = ['image/avif', 'image/webp', 'image/jpeg'] as const;
const LONGEST_SIDES = [640, 480, 360, 240, 160] as const;
const QUALITIES = [0.7, 0.5, 0.35, 0.2] as const;

export type Photo = { readonly bytes: Uint8Array; readonly mime: string; readonly preview: Uint8Array };

/** Checks that a file is a picture and makes its preview. `file/too-large`, `file/not-an-image`, `file/unreadable`. */
export async function readPhoto(file: Blob): Promise<Result<Photo>> {
  if (file.size > MAX_PHOTO_BYTES) return fail('file/too-large', { sizeBytes: file.size, maxBytes: MAX_PHOTO_BYTES });
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return fail('file/unreadable'); // the stick was pulled
  }
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return fail('file/not-an-image');
  }
  try {
    const isSane = picture.width > 0 && picture.height > 0 && picture.width * picture.height <= MAX_PIXELS;
    const preview = isSane ? await previewOf(picture) : null;
    return preview ? ok({ bytes, mime: mimeOf(bytes) ?? file.type, preview }) : fail('file/not-an-image');
  } finally {
    picture.close();
  }
}

/** The largest and best that fits into {@link PREVIEW_BYTES}, in the best format that this browser writes. */
async function previewOf(picture: ImageBitmap): Promise<Uint8Array | null> {
  for (const longest of LONGEST_SIDES) {
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(picture.width * scale)),
      Math.max(1, Math.round(picture.height * scale)),
    );
    const context = canvas.getContext('2d');
    if (!context) return null;
    context.fillStyle = 'white'; // what shows through has no colour in a JPEG
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const type = await bestType(canvas);
    for (const quality of QUALITIES) {
      const blob = await canvas.convertToBlob({ type, quality });
      if (blob.size <= PREVIEW_BYTES) return new Uint8Array(await blob.arrayBuffer());
    }
  }
  return null;
}

let writable: (typeof TYPES)[number] | undefined;

/** A browser that cannot write a format answers with PNG. */
async function bestType(canvas: OffscreenCanvas): Promise<string> {
  if (writable) return writable;
  for (const type of TYPES) {
    const blob = await canvas.convertToBlob({ type, quality: 0.1 }).catch(() => null);
    if (blob?.type === type) {
      writable = type;
      return type;
    }
  }
  return 'image/jpeg';
}

/** By the first bytes: names and what the system says of a file lie. */
export function mimeOf(bytes: Uint8Array): string | null {
  const starts = (...head: readonly number[]) => head.every((byte, i) => bytes[i] === byte);
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  if (text(0, 4) === 'GIF8') return 'image/gif';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp';
  if (text(4, 8) === 'ftyp') return ['avif', 'avis'].includes(text(8, 12)) ? 'image/avif' : 'image/heic';
  if (text(0, 2) === 'BM') return 'image/bmp';
  return null;
}
