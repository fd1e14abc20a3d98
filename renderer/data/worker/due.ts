import { DUE_COLLECTIONS, type DueEntry, dueList } from '#shared/domain/due/due-list.ts';
import { DUE_DATA } from '../due-data.ts';
import { recordRow } from '../store/rows.ts';
import { rowsOf } from './facts.ts';
import type { OpenWorkspace } from './workspace.ts';

/** All that is or will be due on the open vessel. @param now UTC ms. */
export async function dueOf({ db }: Pick<OpenWorkspace, 'db'>, now: number): Promise<readonly DueEntry[]> {
  const records = await Promise.all(
    DUE_COLLECTIONS.map(async (collection) => {
      const rows = await rowsOf({ db }, collection);
      return [collection, rows.filter(({ hidden }) => hidden === 0).map(recordRow)] as const;
    }),
  );
  return dueList(DUE_DATA, Object.fromEntries(records), now);
}
