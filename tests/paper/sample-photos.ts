import type { Photos } from '#renderer/pdf/model/frame.ts';
import type { PaperRecord } from '#renderer/pdf/model/paper-context.ts';

/** 16 × 10 grey pixels. */
const JPEG =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/wAALCAAKABABAREA/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQG/8QAHBAAAQMFAAAAAAAAAAAAAAAAAAECEhZSYpGh/9oACAEBAAA/AI6dw4Kdw4b2DbU0INtTR//Z';
const IMAGE = { src: `data:image/jpeg;base64,${JPEG}`, widthPx: 16, heightPx: 10 };

/** The first of them is here, the others are not. */
export function samplePhotos(files: readonly PaperRecord[]): Photos {
  return new Map(files.map(({ id }, at) => [id, at === 0 ? IMAGE : null]));
}
