import type { SignOffView, SignOrder } from '#renderer/data/contract/signing.ts';
import type { HistoryEntry, OnProgress, Saved, VerifyReport } from '#renderer/data/contract.ts';
import { utf8 } from '#shared/base/bytes.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { childrenOf as kindsBelow } from '#shared/domain/kinds.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { exportText } from '#shared/sync/export.ts';
import { historyOf } from '#shared/sync/history.ts';
import { verifyLog } from '#shared/sync/verify-log.ts';
import type { Engine } from '../engine-contract.ts';
import { markOf, personsOf } from '../facts.ts';
import { doerOf, opened, permitted } from '../gate.ts';
import { commandPermit } from '../permits.ts';
import { alone, answered } from '../saving.ts';
import { signOffsOf, signRecord } from '../signing.ts';
import type { Tab } from '../tab.ts';
import type { OpenWorkspace } from '../workspace.ts';

type ProofCommands = Pick<Engine, 'history' | 'sign' | 'signOffs' | 'verify' | 'rebuild' | 'exportLog'>;

/** History, signatures, and the log as something that others can check. */
export function proofCommands(tab: Tab): ProofCommands {
  return {
    async history(id: RecordId): Promise<readonly HistoryEntry[]> {
      const open = tab.open;
      if (!open) return [];
      const { workspace } = open;
      const { replica } = workspace;
      const ids = [id, ...(await descendants(workspace, id))];
      const past = await historyOf(replica, ids);
      const names = new Map((await personsOf(workspace)).map((p) => [p.record, p.name]));
      return past.map(
        (op): HistoryEntry => ({
          ...op,
          actorName: names.get(op.actor) ?? null,
          mark: markOf(workspace, op.replica),
          deviceName: replica.state.trust.standing(op.replica)?.name ?? null,
        }),
      );
    },

    async sign(order: SignOrder): Promise<Result<Saved>> {
      const open = await permitted(tab);
      if (!open.ok) return open;
      const { workspace, session } = open.value;
      const signed = await answered(() => signRecord(tab.host, workspace, session, tab.staff, order));
      if (signed.ok) await open.value.syncer.saved();
      else tab.tell();
      return signed;
    },

    async signOffs(records: readonly RecordId[]): Promise<readonly SignOffView[]> {
      return tab.open ? signOffsOf(tab.host, tab.open.workspace, records) : [];
    },

    async verify(onProgress?: OnProgress): Promise<Result<VerifyReport>> {
      const open = opened(tab);
      if (!open.ok) return open;
      const startedAt = tab.host.timers.monotonic();
      return answered(async () => {
        const check = await verifyLog(open.value.workspace.replica, tab.host.verifier, (done, total) =>
          onProgress?.({ done, total }),
        );
        return ok({ ...check, ms: Math.round(tab.host.timers.monotonic() - startedAt) });
      });
    },

    async rebuild(onProgress?: OnProgress): Promise<Result<{ readonly records: number }>> {
      const open = opened(tab);
      if (!open.ok) return open;
      if (open.value.workspace.isReadOnly) return fail('store/from-newer-app');
      onProgress?.({ done: 0, total: null });
      const done = await answered(async () => ok({ records: await open.value.workspace.replica.rebuild() }));
      tab.tell();
      return done;
    },

    async exportLog(): Promise<Result<Uint8Array>> {
      const open = opened(tab);
      if (!open.ok) return open;
      const allowed = commandPermit(await doerOf(tab, open.value), 'exportLog');
      if (!allowed.ok) return allowed;
      const { workspace } = open.value;
      return answered(async () => {
        // Only what is sealed can be checked by others; what is not yet, is sealed now.
        if (!workspace.isReadOnly) await alone(tab.host, workspace, () => workspace.replica.seal());
        const app = tab.host.core.config.appVersion;
        return ok(utf8(await exportText(workspace.replica, { exportedAt: tab.host.clock.now(), app })));
      });
    },
  };
}

/** All below a record, whatever their kind. */
async function descendants({ replica }: OpenWorkspace, id: RecordId): Promise<readonly RecordId[]> {
  const out: RecordId[] = [];
  for (let level: readonly RecordId[] = [id]; level.length > 0; ) {
    const next = (await replica.store.childrenOf(level)).filter((child) => child !== id && !out.includes(child));
    out.push(...next);
    level = next.filter((child) => kindsBelow(child.slice(0, child.indexOf('.'))).length > 0);
  }
  return out;
}
