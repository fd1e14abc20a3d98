import { toHex } from '../base/bytes.ts';
import { Refusal } from '../base/result.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import type { Journal } from './journal.ts';
import { changeEntries, type JournaledBatch, type JournaledChange, opsOfBatch } from './journal-entries.ts';
import { journalSteps, type PlacedChange } from './journal-replay.ts';

type Redacted = {
  readonly batches: ReadonlyMap<string, JournaledBatch>;
  /** Keyed `<replica>/<seq>`: an op as it stands now, without what was redacted. */
  readonly ops: ReadonlyMap<string, StoredOp>;
};

function redactedIn(change: JournaledChange): Redacted | null {
  const batches = new Map(change.batches.filter((b) => b.salts.kind === 'each').map((b) => [b.head, b]));
  if (batches.size === 0) return null;
  const slim = [...change.ops, ...change.batches.flatMap((b) => (b.isOpsApart ? [] : opsOfBatch(b)))];
  const ops = slim.filter((o) => o.redacted !== undefined).map((o) => [`${o.op.replica}/${o.op.seq}`, o] as const);
  return { batches, ops: new Map(ops) };
}

function withoutPlain(stored: StoredOp, redacted: Redacted): StoredOp {
  const slim = redacted.ops.get(`${stored.op.replica}/${stored.op.seq}`);
  if (!slim || (stored.hash !== '' && stored.hash !== slim.hash)) return stored;
  const gone = new Set(Object.keys(slim.redacted ?? {}));
  const { reason, ...op } = stored.op;
  const fields = Object.fromEntries(Object.entries(op.fields).filter(([field]) => !gone.has(field)));
  return { ...stored, op: { ...op, fields, ...(reason !== undefined && !gone.has('') ? { reason } : {}) } };
}

function slimmed(change: JournaledChange, redacted: Redacted): JournaledChange | null {
  let isChanged = false;
  const batches = change.batches.map((batch) => {
    const slim = redacted.batches.get(batch.head);
    if (!slim || slim.body === batch.body) return batch;
    isChanged = true;
    return { ...batch, salts: slim.salts, body: slim.body };
  });
  const ops = change.ops.map((stored) => {
    const slim = withoutPlain(stored, redacted);
    if (
      Object.keys(slim.op.fields).length !== Object.keys(stored.op.fields).length ||
      slim.op.reason !== stored.op.reason
    )
      isChanged = true;
    return slim;
  });
  return isChanged ? { ...change, batches, ops } : null;
}

/**
 * Takes what a change redacts out of the entries before it too. Repeating it is harmless; a store's position passes such
 * a change only after this is done.
 *
 * @param before index of the change's own first entry.
 */
export async function rewriteRedacted(journal: Journal, change: JournaledChange, before: number): Promise<void> {
  const redacted = redactedIn(change);
  if (!redacted) return;
  for await (const step of journalSteps(journal)) {
    if (step.first >= before) break;
    const placed = step.kind === 'change' ? [step] : step.kind === 'checkpoint' ? step.changes : [];
    const kind = step.kind === 'checkpoint' ? 'checkpoint' : 'change';
    const replacements = placed.flatMap((p) => replaced(kind, p, redacted));
    if (replacements.length === 0) continue;
    const done = await journal.rewrite(replacements);
    if (!done.ok) throw new Refusal(done.error.code, done.error.params);
  }
}

function replaced(kind: 'change' | 'checkpoint', { first, upTo, id, change }: PlacedChange, redacted: Redacted) {
  const slim = slimmed(change, redacted);
  if (!slim) return [];
  return changeEntries(kind, slim, { parts: upTo - first, id }).map((bytes, i) => ({ index: first + i, bytes }));
}

/** Entries that are emptied at once: a list of numbers, and a segment is written anew as a whole. */
const EMPTIED_AT_ONCE = 1000;

/** @param hashes of whole attachments, in hex. */
export async function dropBlobPieces(journal: Journal, hashes: ReadonlySet<string>): Promise<void> {
  let found: { readonly index: number; readonly bytes: null }[] = [];
  const empty = async () => {
    const done = found.length > 0 ? await journal.rewrite(found) : null;
    if (done?.ok === false) throw new Refusal(done.error.code, done.error.params);
    found = [];
  };
  for await (const step of journalSteps(journal)) {
    if (step.kind !== 'blob' || !hashes.has(toHex(step.piece.id))) continue;
    found.push({ index: step.first, bytes: null });
    if (found.length >= EMPTIED_AT_ONCE) await empty();
  }
  await empty();
}
