import type { DeliveryState, RecordRow } from '#renderer/data/index.ts';

/** `written` at this desk, `onHub`, `delivered` to a PC of the ship, `read` with a receipt. */
export type MessageState = 'written' | 'onHub' | 'delivered' | 'read';
/** Per lane how far the ship is known to hold it. */
export type Reach = Readonly<Record<string, number>>;

/** Never better than what somebody has said: the ship by its receipt or its contact, the hub by its answer. */
export function messageState(
  { values, reach: lanes }: Pick<RecordRow, 'values' | 'reach'>,
  own: DeliveryState,
  reach: Reach | null,
): MessageState {
  if (typeof values['receiptAt'] === 'number') return 'read';
  const isThere = Object.entries(lanes).every(([lane, seq]) => seq <= (reach?.[lane] ?? 0));
  if (isThere && Object.keys(lanes).length > 0) return 'delivered';
  return own === 'storedAshore' || own === 'answered' ? 'onHub' : 'written';
}
