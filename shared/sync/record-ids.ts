import type { Value } from '../base/value.ts';
import type { RecordId } from '../oplog/op.ts';
import { createdId, parseRecordId } from '../oplog/record-id.ts';
import { ID_BLOCK, META, type ReplicaState } from './replica-state.ts';

/** More records of one kind than a device makes. */
const MOST_IDS = 1e12;

type OwnId = { readonly key: string; readonly counter: number };
type Named = { readonly record: RecordId };

/** Ids of the records that this device makes: blocks of them are kept durably, so that none is given out twice. */
export class RecordIds {
  readonly #blocks = new Map<string, { next: number; readonly last: number }>();

  /** @param keep makes the counter durable before an id of the new block is given out. */
  async next(
    collection: string,
    state: ReplicaState,
    keep: (meta: Record<string, Value>) => Promise<void>,
  ): Promise<RecordId> {
    const key = META.counter(`${collection}/${state.self}`);
    const block = this.#blocks.get(key);
    if (block && block.next <= block.last) return createdId(collection, state.self, block.next++);
    const used = Math.max(Number(state.meta.get(key) ?? 0), Number(state.meta.get(META.lostCounters) ?? 0));
    await keep({ [key]: used + ID_BLOCK });
    this.#blocks.set(key, { next: used + 2, last: used + ID_BLOCK });
    return createdId(collection, state.self, used + 1);
  }

  /** Another copy of this device may have used every id of the blocks that are open here. */
  forgetBlocks(): void {
    this.#blocks.clear();
  }

  /**
   * Own ids that come in from others are not given out here any more: another copy of this device has used them, and an
   * edit by a third may come before the record that it belongs to. One that no device gets to in its life was made up.
   * @returns the counters to keep.
   */
  take(ops: readonly { readonly op: Named }[], state: ReplicaState): Record<string, Value> {
    const all = ownIds(
      ops.map(({ op }) => op),
      state,
    );
    const used = all.filter(({ counter }) => counter <= MOST_IDS);
    for (const { key, counter } of used)
      if (counter >= (this.#blocks.get(key)?.next ?? Infinity)) this.#blocks.delete(key);
    return risen(used, state);
  }
}

/** Counters of the own ids that are written now, where they are above what is kept. */
export function countersOf(drafts: readonly Named[], state: ReplicaState): Record<string, Value> {
  return risen(ownIds(drafts, state), state);
}

function ownIds(ops: readonly Named[], { self }: ReplicaState): readonly OwnId[] {
  return ops.flatMap(({ record }): OwnId[] => {
    const id = parseRecordId(record);
    if (id.kind !== 'created' || id.replica !== self) return [];
    return [{ key: META.counter(`${id.collection}/${self}`), counter: id.counter }];
  });
}

function risen(ids: readonly OwnId[], { meta }: ReplicaState): Record<string, Value> {
  const out: Record<string, Value> = {};
  for (const { key, counter } of ids) {
    const known = Number(out[key] ?? meta.get(key) ?? 0);
    if (counter > known) out[key] = counter;
  }
  return out;
}
