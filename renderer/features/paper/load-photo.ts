import { attachmentBlob } from '#renderer/data/index.ts';
import type { PaperImage } from '#renderer/pdf/model/paper.ts';

/** Sharp enough over half a page, small enough for fifty of them in one document. */
const LONGEST_SIDE_PX = 900;
const QUALITY = 0.75;
/** A picture of more would take too much memory on a small PC. */
const MOST_BYTES = 25 * 1024 * 1024;

/** The original, else its preview, as a JPEG of a bounded size: the one format that every PDF reader knows. */
export async function loadPhoto(attachment: string): Promise<PaperImage | null> {
  for (const which of ['original', 'preview'] as const) {
    const blob = await attachmentBlob(attachment, which);
    const image = blob === null || blob.size > MOST_BYTES ? null : await smallJpeg(blob);
    if (image !== null) return image;
  }
  return null;
}

async function smallJpeg(blob: Blob): Promise<PaperImage | null> {
  const picture = await createImageBitmap(blob).catch(() => null);
  if (picture === null) return null;
  const scale = Math.min(1, LONGEST_SIDE_PX / Math.max(picture.width, picture.height));
  const [widthPx, heightPx] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale)));
  if (widthPx === undefined || heightPx === undefined) return null;
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.fillStyle = 'white'; // what shows through has no colour in a JPEG
  context.fillRect(0, 0, widthPx, heightPx);
  context.drawImage(picture, 0, 0, widthPx, heightPx);
  picture.close();
  const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return { src: await dataAddress(jpeg), widthPx, heightPx };
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
