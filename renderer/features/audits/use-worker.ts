import { useSession } from '#renderer/data/index.ts';
import type { Maker } from '#renderer/features/follow-up/index.ts';

/** Who leads or helps here, aboard or at a desk. */
export function useWorker(): Maker {
  const { person, staff, roles } = useSession();
  return { record: person?.record ?? null, name: person?.name ?? staff?.name ?? '', role: roles[0] ?? null };
}
