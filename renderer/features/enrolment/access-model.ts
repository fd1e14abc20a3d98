import type { VesselAccess, VesselDevice, WaitingBatch } from '#renderer/data/index.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The first letter that no code of the vessel has had; '' when there is none left. */
export function freeLetter(used: readonly string[]): string {
  return LETTERS.find((letter) => !used.includes(letter)) ?? '';
}

export type WaitingGroup = {
  readonly replica: string;
  /** Null: the hub does not list the device, as after a restore under another key. */
  readonly device: VesselDevice | null;
  readonly batches: readonly WaitingBatch[];
};

/** What waits, by the device that sent it; the order of the batches stays. */
export function groupWaiting({ waiting, devices }: VesselAccess): readonly WaitingGroup[] {
  const groups = new Map<string, WaitingBatch[]>();
  for (const batch of waiting) groups.set(batch.replica, [...(groups.get(batch.replica) ?? []), batch]);
  return [...groups].map(([replica, batches]) => ({
    replica,
    device: devices.find((device) => device.replica === replica) ?? null,
    batches,
  }));
}
