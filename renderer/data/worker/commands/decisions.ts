import settleRights from '#resources/rules/settle-rights.json' with { type: 'json' };
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import { maySettle, readSettleRights } from '#shared/domain/ownership.ts';
import type { Doer } from '#shared/domain/role-rights.ts';
import type { OpRef, RecordId } from '#shared/oplog/op.ts';
import { markGone } from '../attaching.ts';
import { dropRedactedFiles } from '../blobs.ts';
import type { Engine } from '../engine-contract.ts';
import { doerOf, permitted } from '../gate.ts';
import { alone, answered } from '../saving.ts';
import { checkSettledStates, type Settled } from '../settling.ts';
import type { Tab } from '../tab.ts';

const rights = readSettleRights(settleRights);
const RIGHTS = rights.ok ? rights.value : null;

type DecisionCommands = Pick<Engine, 'resolve' | 'redact'>;

/** What overrides what was written: settling between two sides, and dropping a text for good. */
export function decisionCommands(tab: Tab): DecisionCommands {
  return {
    async resolve(record: RecordId, settled: Settled, reason: string): Promise<Result<null>> {
      const open = await permitted(tab);
      if (!open.ok) return open;
      if (reason.trim() === '') return fail('input/invalid', { field: 'reason', why: 'required' });
      const { workspace, actor } = open.value;
      const doer = await doerOf(tab, open.value);
      const collection = record.slice(0, record.indexOf('.'));
      const forbidden = Object.keys(settled).find((field) => !mayDecide(doer, collection, field));
      if (forbidden !== undefined) return fail('auth/forbidden', { field: forbidden });
      const done = await answered(() =>
        alone(tab.host, workspace, async () => {
          const checked = await checkSettledStates(workspace, record, settled);
          return checked.ok ? workspace.replica.resolve(record, settled, reason, actor) : checked;
        }),
      );
      if (!done.ok) return done;
      await open.value.syncer.saved();
      return ok(null);
    },

    async redact(
      record: RecordId,
      refs: readonly { readonly ref: OpRef; readonly field: string }[],
      reason: string,
    ): Promise<Result<null>> {
      const open = await permitted(tab, 'redact');
      if (!open.ok) return open;
      if (reason.trim() === '') return fail('input/invalid', { field: 'reason', why: 'required' });
      const { workspace, actor } = open.value;
      const { replica } = workspace;
      const isForeign = refs.some(({ ref }) => ref.replica !== replica.id);
      if (isForeign && !replica.state.trust.may(replica.id, 'redact')) return fail('auth/forbidden');
      const targets = refs.map(({ ref, field }): Value => [ref.replica, ref.seq, ref.hash ?? '', field]);
      const draft = {
        record,
        collection: record.slice(0, record.indexOf('.')),
        kind: 'redact',
        fields: { targets },
        reason,
      };
      const done = await answered(() =>
        alone(tab.host, workspace, async () => {
          const marked = await markGone(workspace, record, refs, actor);
          return marked.ok ? ok(await replica.control(draft, actor)) : marked;
        }),
      );
      if (!done.ok) return done;
      await dropRedactedFiles(workspace);
      await open.value.syncer.saved();
      return ok(null);
    },
  };
}

function mayDecide({ side, roles }: Doer, collection: string, field: string): boolean {
  return RIGHTS !== null && maySettle(RIGHTS, { side, roles }, collection, field);
}
