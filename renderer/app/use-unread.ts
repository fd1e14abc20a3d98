import { useRecords } from '#renderer/data/index.ts';
import type { Mode } from './routes.tsx';

const NEWEST = { collection: 'message', sort: 'createdAt', down: true } as const;
/** More than anybody leaves unread; older ones are not counted. */
const LOOKED_AT = { from: 0, count: 100 } as const;

/** Messages of shore that nobody aboard has acknowledged. */
export function useUnread(mode: Mode): number {
  const { rows } = useRecords(NEWEST, LOOKED_AT);
  return mode === 'ship' ? rows.filter((row) => typeof row.values['receiptAt'] !== 'number').length : 0;
}
