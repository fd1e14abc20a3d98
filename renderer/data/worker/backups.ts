import { backupFigures, type PlanFigures } from '#shared/domain/backup-figures.ts';
import { recordRow } from '../store/rows.ts';
import { rowsOf } from './facts.ts';
import type { OpenWorkspace } from './workspace.ts';

/** What is known about the copies of each system of the open vessel. */
export async function backupFiguresOf({ db }: Pick<OpenWorkspace, 'db'>): Promise<readonly PlanFigures[]> {
  const live = async (collection: string) =>
    (await rowsOf({ db }, collection))
      .filter(({ hidden }) => hidden === 0)
      .map(recordRow)
      .filter(({ isRemoved }) => !isRemoved);
  const [plans, backups, tests] = await Promise.all([live('backupPlan'), live('backup'), live('restoreTest')]);
  return backupFigures(plans, backups, tests);
}
