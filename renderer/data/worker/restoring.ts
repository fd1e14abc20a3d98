import type { CopyToRestore, FoundCopy, PlatformJournal } from '#renderer/platform/index.ts';
import { equalBytes } from '#shared/base/bytes.ts';
import { Refusal, type Result } from '#shared/base/result.ts';
import { APPEND_BYTES, PAGE_BYTES } from '#shared/sync/journal.ts';
import { replayAll } from '#shared/sync/journal-replay.ts';
import type { CopyContent, OnProgress } from '../contract.ts';
import { BELONGING_META, readBelonging } from './workspace.ts';

/** What a second copy holds, read through from end to end; nothing of this device is touched. */
export async function contentOf(copy: CopyToRestore, found: FoundCopy, onProgress?: OnProgress): Promise<CopyContent> {
  const total = found.entries;
  const all = await replayAll(
    copy,
    async () => {},
    (done) => onProgress?.({ done, total }),
  );
  const ops = [...all.ops.values()].map(({ op }) => op);
  const records = new Set(ops.filter(({ kind }) => kind === 'put' || kind === 'resolve').map(({ record }) => record));
  return {
    folder: found.folder,
    goodAt: found.goodAt,
    vesselName: readBelonging(all.meta.get(BELONGING_META))?.vesselName ?? '',
    records: records.size,
    reports: [...records].filter((record) => record.startsWith('report.')).length,
    newestAt: ops.reduce<number | null>((newest, { at }) => Math.max(newest ?? at, at), null),
    isDamaged: all.isDamaged,
  };
}

/**
 * Appends what a copy holds to an empty journal, or goes on where an earlier run was broken off: what is there already is
 * the beginning of the same copy. Emptied and unreadable places are left out.
 * @throws Refusal 'store/damaged' when what is there is of another copy.
 */
export async function takeOver(
  copy: CopyToRestore,
  journal: PlatformJournal,
  entries: number,
  onProgress?: OnProgress,
): Promise<void> {
  const there = await entriesOf(journal);
  let batch: Uint8Array[] = [];
  let size = 0;
  const send = async () => {
    if (batch.length > 0) unwrap(await journal.append(batch));
    batch = [];
    size = 0;
  };
  for (let at: number | null = 0; at !== null; ) {
    const page: Page = unwrap(await copy.read(at, PAGE_BYTES));
    for (const item of page.items) {
      if (item.kind !== 'entry') continue;
      const held = there.next();
      if (!held.done) {
        if (!equalBytes(held.value, item.bytes)) throw new Refusal('store/damaged');
        continue;
      }
      if (size + item.bytes.length > APPEND_BYTES) await send();
      batch.push(item.bytes);
      size += item.bytes.length;
    }
    onProgress?.({ done: page.next ?? entries, total: entries });
    at = page.next;
  }
  await send();
}

/** What the journal has already. */
async function entriesOf(journal: PlatformJournal): Promise<Iterator<Uint8Array>> {
  const out: Uint8Array[] = [];
  for (let at: number | null = 0; at !== null; ) {
    const page: Page = unwrap(await journal.read(at, PAGE_BYTES));
    for (const item of page.items) if (item.kind === 'entry') out.push(item.bytes);
    at = page.next;
  }
  return out.values();
}

type Page = Extract<Awaited<ReturnType<CopyToRestore['read']>>, { readonly ok: true }>['value'];

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusal(result.error.code, result.error.params);
  return result.value;
}
