import { WHOLE } from '#shared/sync/exchange-client.ts';
import type { Device, Tab } from '#shared/testing/fleet/device.ts';
import { Fleet } from '#shared/testing/fleet/fleet.ts';
import { Seeded } from '#shared/testing/seeded.ts';
import { edit, newRecord } from './edit-steps.ts';
import { faultyLink } from './link-steps.ts';
import { laneQueue, ShipClock } from './ship-clock.ts';
import { Voyage } from './voyage.ts';

const HOUR_MS = 3_600_000;
const START_AT = Date.UTC(2026, 0, 1);
const EDITS_A_DAY = 4;
/** Hours of an outage at most; behind it the queue must come to nothing again. */
const LONGEST_OUTAGE_H = 72;

export type SoakResult = {
  readonly days: number;
  readonly ops: number;
  readonly exchanges: number;
  readonly failed: number;
  /** Most ops that ever waited, and those at the end, when a link was up for a day. */
  readonly mostWaiting: number;
  readonly leftWaiting: number;
  /** Hours that urgent or routine text waited without a break, at most. */
  readonly longestWaitH: number;
  /** Days kept by the counters of the budget. */
  readonly spentDays: number;
  /** kB of heap per op after each quarter, where the collector can be called; else empty. */
  readonly heapKbPerOp: readonly number[];
};

/**
 * Ship time over links that flap, in one run of the app: the real replica, exchange and scheduler, hour by hour. Nothing may
 * grow but the log.
 */
export async function soak(seed: number, days: number): Promise<SoakResult> {
  const random = new Seeded(seed);
  const fleet = await Fleet.build(random, { seed, ships: 1, desks: 1 });
  const voyage = new Voyage(fleet, random);
  const [ship, desk] = fleet.devices as [Device, Device];
  const clock = new ShipClock(START_AT);
  const heapKbPerOp: number[] = [];
  let outageH = 0;
  let failed = 0;
  let exchanges = 0;
  let mostWaiting = 0;
  let waitingH = 0;
  let longestWaitH = 0;
  for (let hour = 0; hour < days * 24; hour++) {
    clock.now = START_AT + hour * HOUR_MS;
    const isLastDay = hour >= (days - 1) * 24;
    if (!isLastDay && random.below(24) < EDITS_A_DAY)
      await (random.chance(0.2) ? newRecord(voyage, ship) : edit(voyage, ship));
    if (random.chance(0.02)) await edit(voyage, desk);
    if (random.chance(0.05)) await fleet.client(desk, desk.tabs[0] as Tab, fleet.openLink(desk)).run(WHOLE);
    if (outageH > 0) outageH--;
    else if (random.chance(0.01)) outageH = random.between(2, LONGEST_OUTAGE_H);
    if (isLastDay) outageH = 0;
    // Bulk text waits for a link that takes it: the last day is spent in port.
    if (hour === (days - 1) * 24) clock.changeTo('port4g');
    else if (!isLastDay && random.chance(0.03)) clock.changeTo(random.pick(['iridium', 'geoVsat', 'leo', 'port4g']));
    // Within the hour: as often as the decisions ask for it, and a fault ends it until the next.
    for (let turn = 0; turn < 12; turn++) {
      const decision = clock.decide(ship.replica);
      if (decision.waitMs === null || decision.waitMs > HOUR_MS / 12) {
        clock.now += HOUR_MS / 12;
        continue;
      }
      clock.now += decision.waitMs;
      exchanges++;
      const isBad = !isLastDay && (outageH > 0 || random.chance(0.2));
      const fate =
        outageH > 0 ? 'requestLost' : random.pick(['requestLost', 'requestCut', 'answerLost', 'answerCut'] as const);
      const transport = isBad ? faultyLink(voyage, ship, fate) : fleet.openLink(ship);
      const result = await fleet.client(ship, ship.tabs[0] as Tab, transport).exchange(decision);
      clock.tried(result.ok ? result.value : null);
      if (!result.ok) failed++;
    }
    const queue = laneQueue(ship.replica);
    mostWaiting = Math.max(mostWaiting, queue.urgent.ops + queue.routine.ops + queue.bulk.ops);
    waitingH = queue.urgent.ops + queue.routine.ops === 0 ? 0 : waitingH + 1;
    longestWaitH = Math.max(longestWaitH, waitingH);
    fleet.trace.length = 0;
    fleet.oldRequests.length = 0;
    fleet.oldAnswers.length = 0;
    if ((hour + 1) % Math.ceil((days * 24) / 4) === 0 && globalThis.gc) {
      globalThis.gc();
      heapKbPerOp.push(Math.round(process.memoryUsage().heapUsed / 1024 / Math.max(1, fleet.counts.ops)));
    }
  }
  const left = laneQueue(ship.replica);
  return {
    days,
    ops: fleet.counts.ops,
    exchanges,
    failed,
    mostWaiting,
    leftWaiting: left.urgent.ops + left.routine.ops + left.bulk.ops,
    longestWaitH,
    spentDays: Object.keys(clock.spent).length,
    heapKbPerOp,
  };
}

/** What a run must have kept to; empty: all is well. */
export function faultsOf(result: SoakResult): readonly string[] {
  const { leftWaiting, longestWaitH, failed, spentDays, heapKbPerOp, exchanges, days } = result;
  const [first = 0] = heapKbPerOp;
  const last = heapKbPerOp.at(-1) ?? 0;
  return [
    ...(leftWaiting > 0 ? [`${leftWaiting} ops still wait after a day of good links`] : []),
    ...(longestWaitH > LONGEST_OUTAGE_H * 2 + 24 ? [`something waited for ${longestWaitH} hours`] : []),
    ...(failed === 0 ? ['no exchange failed: the links did not flap'] : []),
    ...(exchanges > days * 24 * 12 ? [`${exchanges} exchanges`] : []),
    ...(spentDays > 62 ? [`the counters keep ${spentDays} days`] : []),
    ...(last > first * 1.5 ? [`the heap grew from ${first} to ${last} kB an op`] : []),
  ];
}
