/** The links of the bench, as packets meet them (domain.md 11, and the same Certus figures as the peers were measured on). */
export type EmulatedLink = {
  readonly name: string;
  /** kbit/s. */
  readonly up: number;
  readonly down: number;
  /** ms. */
  readonly rtt: number;
  /** Part of all packets. */
  readonly loss: number;
};

export const LINKS: readonly EmulatedLink[] = [
  { name: 'Iridium Certus 100', up: 88, down: 134, rtt: 1200, loss: 0.02 },
  { name: 'FleetBroadband', up: 256, down: 400, rtt: 1000, loss: 0.015 },
  { name: 'GEO VSAT', up: 512, down: 1024, rtt: 650, loss: 0.005 },
  { name: '4G', up: 10_000, down: 30_000, rtt: 60, loss: 0 },
];

export const NO_LIMIT: EmulatedLink = { name: 'none', up: 1_000_000, down: 1_000_000, rtt: 0, loss: 0 };
