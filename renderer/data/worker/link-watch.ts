import rawProfiles from '#resources/links/profiles.json' with { type: 'json' };
import { assert } from '#shared/base/assert.ts';
import type { Value } from '#shared/base/value.ts';
import { type Exchanged, measured, NOT_MEASURED, rateOf, rttOf } from '#shared/schedule/link-measure.ts';
import { type LinkId, profileOf, readLinkProfiles } from '#shared/schedule/link-profile.ts';
import { type LinkPolicy, type LinkRules, readPolicy, rulesOf } from '#shared/schedule/policy.ts';
import type { Role } from '../contract.ts';
import { rowsOf } from './facts.ts';
import type { OpenWorkspace } from './workspace.ts';

const read = readLinkProfiles(rawProfiles);
assert(read.ok, 'the profiles that come with the app have the shape of their schema');
export const PROFILES = read.value;

/** Until a link has shown what it is, it is treated as the dearest. */
const UNKNOWN: LinkId = 'iridium';
/** A desk is ashore: it looks for news of its vessel every minute. */
const DESK_POLL_MS = 60_000;

/** Which link this device is on, and what holds there. */
export class LinkWatch {
  readonly #role: Role;
  #measure = NOT_MEASURED;
  #policy: LinkPolicy = {};
  #wrong: readonly string[] = [];
  #address: LinkId | null = null;
  byHand: LinkId | null = null;

  constructor(role: Role) {
    this.#role = role;
  }

  get id(): LinkId {
    return this.byHand ?? this.#address ?? this.#measure.link ?? UNKNOWN;
  }

  /** Chosen, measured, or plain from where it is. */
  get isKnown(): boolean {
    return this.byHand !== null || this.#address !== null || this.#measure.link !== null;
  }

  get rttMs(): number | null {
    return rttOf(this.#measure);
  }

  get bps(): number | null {
    return this.#measure.bps;
  }

  get rateBps(): number {
    return rateOf(this.#measure, profileOf(PROFILES, this.id));
  }

  get rules(): LinkRules {
    const rules = rulesOf(PROFILES, this.#policy, this.id);
    return this.#role === 'shore' && this.byHand === null ? { ...rules, pollMs: DESK_POLL_MS } : rules;
  }

  /** Settings of shore that could not be read; the defaults hold in their place. */
  get wrongPolicy(): readonly string[] {
    return this.#wrong;
  }

  /** Another link, perhaps: nothing that was measured holds. */
  forget(): void {
    this.#measure = NOT_MEASURED;
  }

  /** A desk stands in an office, and a hub on this very computer is behind no satellite. */
  at(hubUrl: string | null): void {
    const host = hubUrl === null ? '' : new URL(hubUrl).hostname;
    const isNear = this.#role === 'shore' || host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
    this.#address = isNear ? 'unmetered' : null;
  }

  took(exchanged: Exchanged): void {
    this.#measure = measured(this.#measure, exchanged, PROFILES);
  }

  async readPolicy(workspace: OpenWorkspace): Promise<void> {
    const settings: Record<string, Value> = {};
    for (const { folded, hidden } of await rowsOf(workspace, 'setting')) {
      const { key, value } = folded.values;
      if (hidden === 0 && typeof key === 'string' && value !== undefined) settings[key] = value;
    }
    const { policy, wrong } = readPolicy(settings);
    this.#policy = policy;
    this.#wrong = wrong;
  }
}
