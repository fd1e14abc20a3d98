import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { serveVessel, type VesselHost } from '#build/vessel-host.ts';
import { encodeEnrolmentCode } from '#shared/sync/enrolment-code.ts';
import { type RunningHub, startHub } from '#shore/hub/start-hub.ts';
import { type CountingProxy, countingProxy } from '#tests/bench/counting-proxy.ts';
import { type Company, makeCode, makeCompany, makeStaffMember, PASSWORD, VESSEL } from '#tests/hub/world.ts';

const root = path.resolve(import.meta.dirname, '../..');
export const STAFF = { username: 'dpa', password: PASSWORD };

/** A real hub with one vessel and one DPA, and the built vessel app beside it; all on loopback. */
export type E2eWorld = {
  readonly hub: RunningHub;
  readonly vessel: VesselHost;
  readonly company: Company;
  /** All that the hub keeps: its database and blobs. */
  readonly hubFolder: string;
  /** An account ashore with the usual password. */
  readonly newStaff: (username: string, may: readonly string[]) => Promise<void>;
  /** What the ship's link runs over; `setLink(false)` cuts it for real. */
  readonly link: CountingProxy;
  readonly newCode: (letter?: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

/** @param answers of the vessel host, by path. */
export async function makeWorld(
  answers: Readonly<Record<string, unknown>> = { '/config.json': { role: 'vessel', hubUrl: null } },
): Promise<E2eWorld> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bulwark-e2e-'));
  const port = await freePort();
  const vesselUrl = `http://127.0.0.1:${port}`;
  const hub = await startHub({ dataDir: folder, allowOrigins: [vesselUrl] });
  const company = await makeCompany(hub.hub, [VESSEL]);
  await makeStaffMember(hub.hub, company, STAFF.username);
  const link = await countingProxy(hub.port);
  const linkUrl = `http://127.0.0.1:${link.port}`;
  const vessel = await serveVessel(path.join(root, 'out/renderer'), port, linkUrl, answers);
  return {
    hub,
    vessel,
    company,
    hubFolder: folder,
    newStaff: (username, may) => makeStaffMember(hub.hub, company, username, may),
    link,
    newCode: async (letter = 'A') => encodeEnrolmentCode(await makeCode(hub.hub, company, linkUrl, { letter })),
    close: async () => {
      await vessel.close();
      await link.close();
      await hub.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
