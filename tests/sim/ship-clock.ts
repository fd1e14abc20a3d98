import rawProfiles from '#resources/links/profiles.json' with { type: 'json' };
import { type Lane, laneKey } from '#shared/oplog/op.ts';
import { type Decision, decide, type LaneQueue, NO_BLOBS } from '#shared/schedule/decide.ts';
import { type LinkId, type LinkProfiles, profileOf, readLinkProfiles } from '#shared/schedule/link-profile.ts';
import { rulesOf } from '#shared/schedule/policy.ts';
import {
  CONTACT,
  NOTHING_SPENT,
  type Spent,
  spend,
  spentInMonth,
  spentOnDay,
  totalOf,
} from '#shared/schedule/spent.ts';
import { deliveredSeqs, type ExchangeReport } from '#shared/sync/exchange-client.ts';
import type { Replica } from '#shared/sync/replica.ts';

const read = readLinkProfiles(rawProfiles);
if (!read.ok) throw new Error('the profiles of links cannot be read');
export const PROFILES: LinkProfiles = read.value;

/** Own ops that the hub is not known to have. */
export function laneQueue(replica: Replica): LaneQueue {
  const { state } = replica;
  const delivered = deliveredSeqs(replica);
  const amount = (lane: Lane) => {
    const key = laneKey(state.self, lane);
    const sealed = state.index.batchesOf(key).filter((node) => node.lastSeq > (delivered[key] ?? 0));
    const open = state.open.filter(({ op }) => op.lane === lane).length;
    const ops = open + sealed.reduce((n, node) => n + node.runs.reduce((m, [from, to]) => m + to - from + 1, 0), 0);
    return { ops, bytes: ops * 100 };
  };
  return { urgent: amount('urgent'), routine: amount('routine'), bulk: amount('bulk') };
}

/** The scheduler of one simulated PC: the real decisions and counters, on a clock that the simulation moves. */
export class ShipClock {
  now: number;
  link: LinkId = 'iridium';
  isIsolated = false;
  spent: Spent = NOTHING_SPENT;
  failures = 0;
  #triedAt: number | null = null;

  constructor(now: number) {
    this.now = now;
  }

  decide(replica: Replica): Decision {
    const rules = rulesOf(PROFILES, {}, this.link);
    return decide({
      now: this.now,
      sinceTryMs: this.#triedAt === null ? null : Math.max(0, this.now - this.#triedAt),
      failures: this.failures,
      retryMs: Math.min(PROFILES.retry.lastMs, PROFILES.retry.firstMs * 2 ** Math.max(0, this.failures - 1)),
      isNoLink: this.failures > 0,
      rules,
      urgentRetryMs: PROFILES.retry.urgentMs,
      rateBps: Math.max(1, profileOf(PROFILES, this.link).upKbps * 1000),
      spentDayBytes: totalOf(spentOnDay(this.spent, this.now, this.link)),
      spentMonthBytes: totalOf(spentInMonth(this.spent, this.now, this.link)),
      queue: laneQueue(replica),
      blobs: NO_BLOBS,
      isIsolated: this.isIsolated,
      isEnrolled: true,
      isRevoked: false,
      isAsked: false,
      photosOnce: false,
    });
  }

  /** Another link: nothing that was tried on the one before counts. */
  changeTo(link: LinkId): void {
    this.link = link;
    this.failures = 0;
    this.#triedAt = null;
  }

  /** @param report null: it failed. */
  tried(report: ExchangeReport | null): void {
    this.#triedAt = this.now;
    this.failures = report ? 0 : this.failures + 1;
    if (report) this.spent = spend(this.spent, this.now, this.link, { [CONTACT]: report.bytesUp + report.bytesDown });
  }
}
