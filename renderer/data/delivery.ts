import type { DeliveryState, HubVessel, RecordRow } from './contract.ts';

/** Where every own op stands. Keyed by own lane. */
export type Delivery = {
  readonly self: string;
  readonly isEnrolled: boolean;
  /** Stored at the hub without gap. */
  readonly delivered: Readonly<Record<string, number>>;
  /** On its way, or perhaps there: nobody has said. */
  readonly sent: Readonly<Record<string, number>>;
};

export const NOTHING_DELIVERED: Delivery = { self: '', isEnrolled: false, delivered: {}, sent: {} };

/** Whether shore has answered, as the kinds say it. */
function isAnswered({ values }: RecordRow): boolean {
  const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
  return (
    values.answered === true || values.answerBox instanceof Uint8Array || isText(values.answer) || isText(values.reply)
  );
}

/** Whether the hub has stored all that this device wrote on a record. */
export function isAtHub(reach: RecordRow['reach'], { self, isEnrolled, delivered }: Delivery): boolean {
  const own = Object.entries(reach).filter(([lane]) => lane.startsWith(`${self}/`));
  return isEnrolled && own.every(([lane, seq]) => seq <= (delivered[lane] ?? 0));
}

/** Where a record stands, computed from what is known to have arrived: every own op on it, in every lane. */
export function deliveryOf(row: RecordRow, delivery: Delivery): DeliveryState {
  if (isAtHub(row.reach, delivery)) return isAnswered(row) ? 'answered' : 'storedAshore';
  const { self, isEnrolled, delivered, sent } = delivery;
  const own = Object.entries(row.reach).filter(([lane]) => lane.startsWith(`${self}/`));
  if (isEnrolled && own.every(([lane, seq]) => seq <= Math.max(delivered[lane] ?? 0, sent[lane] ?? 0))) return 'sent';
  return 'queued';
}

/** Read receipt: whether the ship has confirmed to hold all that this desk wrote on a record; null: it wrote nothing there. */
export function isWithShip(row: Pick<RecordRow, 'reach'>, self: string, toShip: HubVessel['toShip']): boolean | null {
  const own = Object.entries(row.reach).filter(([lane]) => lane.startsWith(`${self}/`));
  return own.length === 0 ? null : own.every(([lane, seq]) => seq <= (toShip[lane] ?? 0));
}
