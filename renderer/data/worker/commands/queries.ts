import type { ReadinessPoint, RecordQuery, RecordRow } from '#renderer/data/contract.ts';
import { recordRow } from '#renderer/data/store/rows.ts';
import type { PlanFigures } from '#shared/domain/backup-figures.ts';
import type { DueEntry } from '#shared/domain/due/due-list.ts';
import type { Scorecard } from '#shared/domain/readiness/score.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { backupFiguresOf } from '../backups.ts';
import { dueOf } from '../due.ts';
import type { Engine } from '../engine-contract.ts';
import { queryIds } from '../lists.ts';
import { readinessOf, readinessTrendOf } from '../readiness.ts';
import type { Tab } from '../tab.ts';

type QueryCommands = Pick<
  Engine,
  'queryIds' | 'rows' | 'getRecord' | 'due' | 'backupFigures' | 'readiness' | 'loadReadinessTrend'
>;

/** What lists are made of, and what is worked out from all records. */
export function queryCommands(tab: Tab): QueryCommands {
  return {
    async queryIds(query: RecordQuery): Promise<readonly RecordId[]> {
      return tab.open ? queryIds(tab.open.workspace.db, tab.open.search, query) : [];
    },

    rows: (ids) => recordRows(tab, ids),

    async getRecord(record: RecordId): Promise<RecordRow | null> {
      return (await recordRows(tab, [record]))[0] ?? null;
    },

    async due(): Promise<readonly DueEntry[]> {
      return tab.open ? dueOf(tab.open.workspace, tab.host.clock.now()) : [];
    },

    async backupFigures(): Promise<readonly PlanFigures[]> {
      return tab.open ? backupFiguresOf(tab.open.workspace) : [];
    },

    async readiness(): Promise<Scorecard | null> {
      return tab.open ? readinessOf(tab.open.workspace, tab.host.clock.now()) : null;
    },

    async loadReadinessTrend(times: readonly number[]): Promise<readonly ReadinessPoint[]> {
      return tab.open ? readinessTrendOf(tab.open.workspace, times) : [];
    },
  };
}

async function recordRows(tab: Tab, ids: readonly RecordId[]): Promise<readonly RecordRow[]> {
  const rows = (await tab.open?.workspace.db.records.bulkGet([...ids])) ?? [];
  return rows.flatMap((row) => (row ? [recordRow(row)] : []));
}
