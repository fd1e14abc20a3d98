import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { assetState } from './asset-state.ts';

const HOUR = 3_600_000;

/** State of an asset as shape and word: a conflict, what is late, what is soon, else that all is well. */
export function AssetStateMark({ row, everyDays }: { readonly row: RecordRow; readonly everyDays: number }) {
  const { t } = useTranslation('assets');
  const now = useNow(HOUR);
  const { mark, key, days } = assetState(row, now, everyDays);
  return <StatusMark kind={mark}>{t(`state.${key}`, { count: days })}</StatusMark>;
}
