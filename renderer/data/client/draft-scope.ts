import type { Session, Workspace } from '../contract.ts';

/**
 * Whose a draft is. Several people share one PC, so the key of a draft begins with its owner: a person of the crew, staff
 * at a desk by user name, or nobody.
 *
 * What nobody by name has typed belongs to one sitting: it is found again after a crash or a reload, for as long as this
 * device would have stayed open by itself, and is gone once the device is locked.
 */
export type DraftScope = {
  readonly scope: string;
  /** Scope of who works without a name. */
  readonly ofNobody: string;
  /** How long a draft of nobody is found again, ms; null: without end. */
  readonly nobodyMs: number | null;
};

export function draftScope(
  info: Pick<NonNullable<Workspace['info']>, 'vesselId'> | null,
  session: Pick<Session, 'person' | 'staff' | 'autoLockMin'>,
): DraftScope {
  const vessel = info?.vesselId ?? '';
  const { person, staff, autoLockMin } = session;
  const owner = person?.record ?? (staff === null ? '' : `staff:${staff.username}`);
  return {
    scope: `${vessel}/${owner}`,
    ofNobody: `${vessel}/`,
    nobodyMs: autoLockMin === 0 ? null : autoLockMin * 60_000,
  };
}

/** The drafts to drop when a device goes from one state to the next; null: none. */
export function draftsOver(before: Workspace, after: Workspace): string | null {
  const isLocking = before.status === 'ready' && after.status === 'locked';
  return isLocking && before.role === 'vessel' ? `${before.info?.vesselId ?? ''}//` : null;
}
