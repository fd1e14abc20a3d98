import { LINK_IDS } from '#shared/schedule/link-profile.ts';
import { spentOnDay, totalOf } from '#shared/schedule/spent.ts';
import type { Device } from '#shared/testing/fleet/device.ts';
import { Seeded } from '#shared/testing/seeded.ts';
import { faultyLink, randomFate } from './link-steps.ts';
import { laneQueue, ShipClock } from './ship-clock.ts';
import { Broken, type Voyage } from './voyage.ts';

const CHANCE = 0.25;
const START_AT = Date.UTC(2026, 0, 1);
const MIN_MS = 60_000;
const YEARS_73_MS = 73 * 365 * 86_400_000;

/**
 * The real scheduler beside all that happens otherwise: time goes by in minutes or days, the clock jumps, links change,
 * somebody cuts them; what the decision says is done on a faulty link. Has dice of its own.
 */
export class ScheduledTraffic {
  readonly #voyage: Voyage;
  readonly #random: Seeded;
  readonly #clocks = new Map<Device, ShipClock>();

  constructor(voyage: Voyage, seed: number) {
    this.#voyage = voyage;
    this.#random = new Seeded(seed * 6151 + 29);
  }

  async maybe(): Promise<void> {
    if (!this.#random.chance(CHANCE)) return;
    const device = this.#random.pick(this.#voyage.fleet.devices);
    const clock = this.#clocks.get(device) ?? new ShipClock(START_AT);
    this.#clocks.set(device, clock);
    this.#timeGoesBy(clock);
    await this.#act(device, clock);
  }

  #timeGoesBy(clock: ShipClock): void {
    const random = this.#random;
    clock.now += random.pick([1000, 10 * MIN_MS, 3 * 60 * MIN_MS, 30 * 60 * MIN_MS]);
    if (random.chance(0.04)) clock.now += random.chance(0.5) ? YEARS_73_MS : -YEARS_73_MS;
    if (random.chance(0.3)) clock.changeTo(random.pick(LINK_IDS));
    if (random.chance(0.1)) clock.isIsolated = !clock.isIsolated;
  }

  async #act(device: Device, clock: ShipClock): Promise<void> {
    const { fleet } = this.#voyage;
    const tab = this.#random.pick(device.tabs);
    const decision = clock.decide(tab.replica);
    const { urgent } = laneQueue(tab.replica);
    const bearer = clock.link !== 'offline' && clock.link !== 'file' && !clock.isIsolated;
    if (bearer && urgent.ops > 0 && clock.failures === 0 && decision.waitMs !== 0)
      throw new Broken('stuck', `${device.name} holds urgent text back: ${decision.reason}`);
    if (!bearer && decision.lanes.length > 0)
      throw new Broken('leaked', `${device.name} would send over ${clock.link}${clock.isIsolated ? ', isolated' : ''}`);
    if (decision.waitMs !== 0) return;
    const fate = randomFate(this.#random);
    this.#voyage.say(`${device.name} is scheduled over ${clock.link}: ${decision.reason}, ${fate}`);
    const { lanes, maxUpBytes, maxDownBytes } = decision;
    const before = totalOf(spentOnDay(clock.spent, clock.now, clock.link));
    const transport = faultyLink(this.#voyage, device, fate);
    const result = await fleet.exchange(device, tab, transport, { lanes, maxUpBytes, maxDownBytes });
    clock.tried(result?.ok ? result.value : null);
    if (result === null) fleet.counts.crashes++;
    const spent = totalOf(spentOnDay(clock.spent, clock.now, clock.link)) - before;
    if (result?.ok && spent !== result.value.bytesUp + result.value.bytesDown)
      throw new Broken('lost', `${device.name} counted ${spent} bytes of an exchange`);
  }
}
