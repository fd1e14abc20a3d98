import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { startHub } from '#shore/hub/start-hub.ts';
import { makeCode, makeCompany } from '#tests/hub/world.ts';

/**
 * The hub of bench:links, alone in its process: `links-hub.ts HOST`. Says its port; for each line VESSEL on stdin it says an
 * enrolment code; ends with stdin.
 */
const [host = '127.0.0.1'] = process.argv.slice(2);
const folder = mkdtempSync(path.join(os.tmpdir(), 'bulwark-bench-links-'));
const vessels = ['link-1', 'link-2', 'link-3', 'link-4'];
const hub = await startHub({ dataDir: folder, webRoot: null, host });
const company = await makeCompany(hub.hub, vessels);
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
say({ port: hub.port });
for await (const vessel of createInterface({ input: process.stdin })) {
  const { secret } = await makeCode(hub.hub, company, hub.url, { vessel });
  say({ company: company.id, secret: [...secret] });
}
await hub.close();
rmSync(folder, { recursive: true, force: true });
