import type { OnProgress, RecordRow, SaveDraft, Saved, TransitionOptions } from '#renderer/data/contract.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { workflowOf } from '#shared/domain/kinds.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import type { Engine } from '../engine-contract.ts';
import { isEnrolled } from '../facts.ts';
import { doerOf, permitted, write, writeOne } from '../gate.ts';
import { pastPermitFor } from '../permits.ts';
import { alone, answered, isHeldUp, removalOf, saveDrafts, transitionValue } from '../saving.ts';
import type { Tab } from '../tab.ts';

const IMPORT_DRAFTS = 300;

type RecordCommands = Pick<Engine, 'newId' | 'save' | 'transition' | 'remove' | 'takeBackRemoval' | 'loadRecords'>;

/** Writing records and bringing them on. */
export function recordCommands(tab: Tab): RecordCommands {
  return {
    async newId(collection: string): Promise<Result<RecordId>> {
      const open = await permitted(tab);
      if (!open.ok) return open;
      return answered(async () => ok(await open.value.workspace.replica.newRecordId(collection)));
    },

    save(drafts: readonly SaveDraft[]): Promise<Result<readonly Saved[]>> {
      return write(tab, drafts);
    },

    async transition(row: RecordRow, to: string, options: TransitionOptions = {}): Promise<Result<Saved>> {
      const open = await permitted(tab);
      if (!open.ok) return open;
      if (!workflowOf(row.collection)) return fail('input/invalid', { field: 'state', why: 'state' });
      // By what the page showed too: somebody may have settled it meanwhile, and who moves it has not seen that.
      if (isHeldUp(row, to)) return fail('record/open-conflicts');
      const state = transitionValue(to, open.value.actor, tab.host.clock.now(), options);
      const values = { ...options.values, state };
      return writeOne(tab, { record: row.id, collection: row.collection, values, loaded: row });
    },

    async remove(row: RecordRow, reason: string): Promise<Result<Saved>> {
      const open = await permitted(tab);
      if (!open.ok) return open;
      const removed = { by: open.value.actor, at: tab.host.clock.now(), reason };
      return writeOne(tab, { record: row.id, collection: row.collection, values: { removed }, loaded: row });
    },

    async takeBackRemoval(row: RecordRow, reason: string): Promise<Result<Saved>> {
      if (!removalOf(row)) return ok({ record: row.id, number: row.number, isChanged: false });
      return writeOne(tab, {
        record: row.id,
        collection: row.collection,
        values: { removed: null },
        loaded: row,
        reason,
      });
    },

    async loadRecords(
      drafts: readonly SaveDraft[],
      onProgress?: OnProgress,
    ): Promise<Result<{ readonly records: number }>> {
      const open = await permitted(tab);
      if (!open.ok) return open;
      const { workspace, actor } = open.value;
      // A past may be written only on a demonstration host and only before the ship belongs to a company.
      const mayHavePast = tab.host.core.config.isDemo && !isEnrolled(workspace);
      const permit = mayHavePast ? pastPermitFor(await doerOf(tab, open.value)) : open.value.permit;
      for (let done = 0; done < drafts.length; done += IMPORT_DRAFTS) {
        const portion = drafts.slice(done, done + IMPORT_DRAFTS);
        const saved = await answered(() =>
          alone(tab.host, workspace, () => saveDrafts(workspace, portion, actor, permit)),
        );
        if (!saved.ok) return { ok: false, error: { ...saved.error, params: { ...saved.error.params, done } } };
        onProgress?.({ done: done + portion.length, total: drafts.length });
      }
      await open.value.syncer.saved();
      return ok({ records: drafts.length });
    },
  };
}
