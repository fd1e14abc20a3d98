import { useSession } from '#renderer/data/index.ts';
import type { Worker } from './review-saves.ts';

/** Who leads or helps here, aboard or at a desk. */
export function useWorker(): Worker {
  const { person, staff, roles } = useSession();
  return { record: person?.record ?? null, name: person?.name ?? staff?.name ?? '', role: roles[0] ?? null };
}
