import type { AttachmentFiles } from '#renderer/data/index.ts';

export type PhotoStand =
  | { readonly key: 'onBoard' | 'previewAshore' | 'originalAshore' | 'here' | 'small' | 'asked' | 'notHere' }
  | { readonly key: 'sent' | 'coming'; readonly percent: number }
  | { readonly key: 'refused'; readonly code: string };

/** One line of where a photo is, from the ship's or the shore's point of view. */
export function standOf({ preview, original }: AttachmentFiles, side: 'ship' | 'shore'): PhotoStand {
  const part = (file: { readonly doneBytes: number; readonly sizeBytes: number }) =>
    Math.min(99, Math.floor((file.doneBytes / file.sizeBytes) * 100));
  const refused = [original, preview].find((file) => file?.state === 'refused');
  if (refused) return { key: 'refused', code: refused.code ?? 'hub/internal' };
  if (side === 'shore') {
    if (original?.isHere) return { key: 'here' };
    if (original?.state === 'coming')
      return original.doneBytes > 0 ? { key: 'coming', percent: part(original) } : { key: 'asked' };
    return { key: preview?.isHere ? 'small' : 'notHere' };
  }
  if (original?.state === 'there') return { key: 'originalAshore' };
  if (original?.state === 'here' && original.doneBytes > 0) return { key: 'sent', percent: part(original) };
  if (original?.isWanted && original.state === 'here') return { key: 'asked' };
  return { key: preview?.state === 'there' ? 'previewAshore' : 'onBoard' };
}
