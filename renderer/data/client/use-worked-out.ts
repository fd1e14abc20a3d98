import type { PlanFigures } from '#shared/domain/backup-figures.ts';
import { DUE_COLLECTIONS, type DueEntry } from '#shared/domain/due/due-list.ts';
import { EVIDENCE_COLLECTIONS } from '#shared/domain/readiness/evidence-items.ts';
import type { Scorecard } from '#shared/domain/readiness/score.ts';
import type { Engine } from '../worker/engine-contract.ts';
import { useDatabase } from './connection.ts';
import { useAnswer } from './use-answer.ts';
import { useLive } from './use-live.ts';

/** Due dates move with the records and with the clock. */
const ASK_EVERY_MS = 5 * 60_000;
/** A long sync writes all the time. */
const ASK_AFTER_MS = 200;

const READINESS_COLLECTIONS = [...DUE_COLLECTIONS, ...EVIDENCE_COLLECTIONS, 'answer'] as const;
const BACKUP_COLLECTIONS = ['backupPlan', 'backup', 'restoreTest'] as const;

/** All that is or will be due on this ship, the earliest first; worked out in the worker. Undefined while it loads. */
export function useDue(): readonly DueEntry[] | undefined {
  return useWorkedOut(DUE_COLLECTIONS, askDue);
}

/** What is known about the copies of each system. Undefined while it loads. */
export function useBackupFigures(): readonly PlanFigures[] | undefined {
  return useWorkedOut(BACKUP_COLLECTIONS, askFigures);
}

/** Readiness now, with everything that made each figure. Undefined while it loads; null: no vessel is open. */
export function useScorecard(): Scorecard | null | undefined {
  return useWorkedOut(READINESS_COLLECTIONS, askReadiness);
}

const askDue = (engine: Engine) => engine.due();
const askFigures = (engine: Engine) => engine.backupFigures();
const askReadiness = (engine: Engine) => engine.readiness();

/** What the worker makes of whole collections, asked for again when one of them changes. */
function useWorkedOut<T>(collections: readonly string[], ask: (engine: Engine) => Promise<T>): T | undefined {
  const db = useDatabase((state) => state.db);
  const revision = useLive(collections.join(' '), async ({ records }) => {
    const counts = collections.map(async (collection) => {
      const range = records.where('[collection+revision]').between([collection], [collection, []], true, true);
      return [(await range.last())?.revision ?? 0, await range.count()];
    });
    return (await Promise.all(counts)).join(' ');
  });
  return useAnswer({ db, question: ask, revision, everyMs: ASK_AFTER_MS, againMs: ASK_EVERY_MS }, ask);
}
