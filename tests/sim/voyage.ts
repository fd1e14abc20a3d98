import type { Device, DiskImage, Tab } from '#shared/testing/fleet/device.ts';
import type { Fleet } from '#shared/testing/fleet/fleet.ts';
import type { HubImage } from '#shared/testing/fleet/hub.ts';
import type { View } from '#shared/testing/fleet/view.ts';
import type { Seeded } from '#shared/testing/seeded.ts';

/** A form that somebody has open: what it shows is what was held when it was opened. */
export type Form = {
  readonly device: Device;
  readonly collection: string;
  readonly view: View;
  readonly isNew: boolean;
};

/** One simulated stretch of time: the fleet, and what people and fate have in hand. */
export class Voyage {
  readonly fleet: Fleet;
  readonly random: Seeded;
  forms: Form[] = [];
  readonly images = new Map<Device, DiskImage>();
  hubImage: HubImage | null = null;
  /** Packets that travel as files. */
  readonly files: { readonly from: string; readonly bytes: Uint8Array }[] = [];
  clones = 0;
  mayConflate = false;
  revocations = 0;
  /** Devices that redacted something: nobody revokes them here, since what they took out cannot come back. */
  readonly redactors = new Set<Device>();

  constructor(fleet: Fleet, random: Seeded) {
    this.fleet = fleet;
    this.random = random;
  }

  say(line: string): void {
    this.fleet.say(line);
  }

  tab(device: Device): Tab {
    return this.random.pick(device.tabs);
  }

  /** Some record that the device shows, the newest more often. */
  async someRecord(device: Device): Promise<string | null> {
    const records = (await device.disk.allRecords()).map((r) => r.id).sort();
    if (records.length === 0) return null;
    return this.random.chance(0.5) ? this.random.pick(records.slice(-4)) : this.random.pick(records);
  }

  /** After anything that may have changed disks: what was there once must be there still. */
  async checkDisks(): Promise<void> {
    for (const device of [...this.fleet.machines(), this.fleet.stranger]) {
      const tokens = await this.fleet.tokensOf(device);
      for (const token of device.expected)
        if (!tokens.has(token)) throw new Broken('lost', `${device.name} no longer holds #${token}`);
      device.expected = tokens;
    }
  }
}

/** An invariant does not hold. */
export class Broken extends Error {
  readonly what: 'lost' | 'diverged' | 'covered' | 'leaked' | 'stuck' | 'resent';
  constructor(what: Broken['what'], why: string) {
    super(`${what}: ${why}`);
    this.name = 'Broken';
    this.what = what;
  }
}
