import { useFieldWords } from '#renderer/features/fields/index.ts';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';

const MARKS: Readonly<Record<string, MarkKind>> = {
  clean: 'done',
  cleaned: 'done',
  infected: 'warning',
  failed: 'caution',
  notScanned: 'caution',
};

/** What a scan said, in shape and word; nobody scanned it: not yet. */
export function ScanMark({ result }: { readonly result: string | null | undefined }) {
  const words = useFieldWords();
  const code = result ?? 'notScanned';
  return <StatusMark kind={MARKS[code] ?? 'pending'}>{words.code('mediaLog', 'scanResult', code)}</StatusMark>;
}
