import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { toBase32 } from '#shared/base/bytes.ts';
import { encodeCertificate, PERMISSIONS } from '#shared/oplog/certificate.ts';
import { issueGrant } from '#shared/sync/enrolment.ts';
import { encodeEnrolmentCode, enrolmentFile, isHubUrl } from '#shared/sync/enrolment-code.ts';
import { exportLines } from '#shared/sync/export.ts';
import { verifyLog } from '#shared/sync/verify-log.ts';
import { addStaff } from '#shore/hub/auth/staff.ts';
import { readBlobLimits, setBlobLimits } from '#shore/hub/blobs.ts';
import { addVessel, hasVessel, initCompany, vesselIds } from '#shore/hub/company.ts';
import { newCompanySeed, readCompanyKey, writeCompanyKey } from '#shore/hub/company-key.ts';
import { nodeRandom, nodeSigner, nodeVerifier } from '#shore/hub/crypto/node-keys.ts';
import { fleetOf, vesselDetail } from '#shore/hub/fleet.ts';
import type { Hub } from '#shore/hub/hub.ts';
import { admitBatches, revokeDevice } from '#shore/hub/revoking.ts';
import { SqlBlobStore } from '#shore/hub/storage/sql-blob-store.ts';
import { askSecret } from './ask.ts';
import {
  type Command,
  companyKeyOf,
  companyOf,
  KEY_ABOUT,
  KEY_OPTIONS,
  list,
  must,
  needed,
  resolved,
  staffKeyOf,
  text,
  UsageError,
  withHub,
} from './command.ts';
import { exportFiles, importFiles } from './files.ts';
import { serve } from './serve.ts';

const VERIFIER = new URL('../verifier/verify.mjs', import.meta.url);
const DAY_MS = 86_400_000;

const init: Command = {
  summary: 'make a company, its key and the hub’s own',
  usage: 'init --company-name NAME --key FILE [--plain-key]',
  about: [
    ['--company-name NAME', 'as people know it'],
    ['--key FILE', 'where the company key goes; a file that exists is used'],
    ['--plain-key', 'keep the key without a passphrase: for a demonstration only'],
  ],
  options: { 'company-name': { type: 'string' }, key: { type: 'string' }, 'plain-key': { type: 'boolean' } },
  run: async (values) => {
    const file = resolved(needed(values, 'key'));
    const name = needed(values, 'company-name');
    const isPlain = values['plain-key'] === true;
    const passphrase = isPlain ? null : await askSecret('BULWARK_KEY_PASSPHRASE', 'Passphrase of the company key');
    if (!isPlain && !passphrase)
      throw new UsageError('a passphrase is needed: BULWARK_KEY_PASSPHRASE, or --plain-key for a demonstration');
    const held = await readCompanyKey(file, passphrase);
    if (!held.ok && existsSync(file)) must(held); // never written over
    const seed = newCompanySeed(nodeRandom);
    if (!held.ok) await writeCompanyKey(file, seed, passphrase, nodeRandom);
    const key = held.ok ? held.value : nodeSigner(seed);
    return withHub(values, async (hub) => {
      const company = must(await initCompany(hub.context, key, name));
      return {
        lines: [
          `Company ${name}: ${company}`,
          `Its key is in ${file}. Keep it offline, with a copy elsewhere: who has it can let anybody in, and nothing replaces it.`,
        ],
        json: { company, key: file },
      };
    });
  },
};

const vesselAdd: Command = {
  summary: 'take a vessel in',
  usage: 'vessel add --vessel ID --name NAME [--imo NUMBER]',
  about: [
    ['--vessel ID', 'lower case, as in imo9074729: every device of the vessel signs with it'],
    ['--name NAME', 'until the ship itself says it'],
    ['--imo NUMBER', 'seven digits'],
  ],
  options: { vessel: { type: 'string' }, name: { type: 'string' }, imo: { type: 'string' } },
  run: (values) =>
    withHub(values, async (hub) => {
      const company = await companyOf(hub, values);
      const vessel = needed(values, 'vessel');
      const imo = text(values, 'imo');
      must(await addVessel(hub.context, company, { vessel, name: needed(values, 'name'), ...(imo ? { imo } : {}) }));
      return { lines: [`Vessel ${vessel} is there.`], json: { company, vessel } };
    }),
};

const staffAdd: Command = {
  summary: 'give somebody ashore an account, with the company key',
  usage: 'staff add --username NAME --name "FULL NAME" --may dpa,enrol,... [--vessel ID] --key FILE',
  about: [
    ['--may LIST', `what the certificate allows: ${PERMISSIONS.join(', ')}`],
    ['--vessel ID', 'only this vessel; else the whole fleet'],
    ['--generate-password', 'make one and show it; else BULWARK_STAFF_PASSWORD, or asked for'],
    ...KEY_ABOUT,
  ],
  options: {
    username: { type: 'string' },
    name: { type: 'string' },
    may: { type: 'string' },
    vessel: { type: 'string' },
    'generate-password': { type: 'boolean' },
    ...KEY_OPTIONS,
  },
  run: async (values) => {
    const key = await companyKeyOf(values);
    const made = values['generate-password'] === true ? toBase32(nodeRandom.bytes(15)) : null;
    const password = made ?? (await askSecret('BULWARK_STAFF_PASSWORD', 'Password of the new account'));
    if (!password) throw new UsageError('a password is needed: BULWARK_STAFF_PASSWORD or --generate-password');
    const username = needed(values, 'username');
    const may = (text(values, 'may') ?? '').split(',').filter((item) => item !== '');
    return withHub(values, async (hub) => {
      const company = await companyOf(hub, values);
      const person = { username, name: needed(values, 'name'), password, may, vessel: text(values, 'vessel') ?? '*' };
      must(await addStaff(hub.context, hub.rooms, company, key, person));
      return {
        lines: [`${username} may sign in.`, ...(made ? [`Password: ${made}`] : [])],
        json: { company, username, may, ...(made ? { password: made } : {}) },
      };
    });
  },
};

const enrol: Command = {
  summary: 'make a one-time code that connects a device of a vessel',
  usage: 'enrol --vessel ID --letter A --hub-url URL (--key FILE | --as USERNAME) [--days 30] [--out FILE]',
  about: [
    ['--vessel ID', 'made when it is not there and --name is given'],
    ['--letter A', 'of the device’s human numbers (NCR-TP-A-0007): one letter, no two devices of a vessel the same'],
    ['--hub-url URL', 'where the ship reaches this hub'],
    ['--days N', 'how long the code is good'],
    ['--out FILE', 'also as a file, for a ship that gets it by mail or stick'],
    ['--as USERNAME', 'sign with the key of this staff member instead of the company key'],
    ['--name NAME, --imo NUMBER', 'of a vessel that is not there yet'],
    ...KEY_ABOUT,
  ],
  options: {
    vessel: { type: 'string' },
    letter: { type: 'string' },
    'hub-url': { type: 'string' },
    days: { type: 'string', default: '30' },
    out: { type: 'string' },
    as: { type: 'string' },
    name: { type: 'string' },
    imo: { type: 'string' },
    ...KEY_OPTIONS,
  },
  run: (values) =>
    withHub(values, async (hub) => {
      const company = await companyOf(hub, values);
      const vessel = needed(values, 'vessel');
      const letter = needed(values, 'letter').toUpperCase();
      const hubUrl = needed(values, 'hub-url');
      const days = Number(needed(values, 'days'));
      if (!isHubUrl(hubUrl)) throw new UsageError('--hub-url must be http(s)://host[:port] without a path');
      if (!/^[A-Z]$/.test(letter)) throw new UsageError('--letter must be one letter');
      if (!(days > 0 && days <= 3650)) throw new UsageError('--days must be between 1 and 3650');
      const name = text(values, 'name');
      const imo = text(values, 'imo');
      if (name !== undefined && !(await hasVessel(hub.context, company, vessel)))
        must(await addVessel(hub.context, company, { vessel, name, ...(imo ? { imo } : {}) }));
      const as = text(values, 'as');
      const issuer = as === undefined ? await companyKeyOf(values) : await staffKeyOf(hub, company, as);
      const notAfter = hub.context.clock.now() + days * DAY_MS;
      const grant = await issueGrant(issuer, { vessel, letter, notAfter }, nodeRandom);
      must(await hub.enrolments.addGrant(company, encodeCertificate(grant.certificate), vessel));
      const code = encodeEnrolmentCode({ hubUrl, company, secret: grant.secret });
      const out = text(values, 'out');
      if (out !== undefined)
        writeFileSync(resolved(out), enrolmentFile(code, { vessel, vesselName: name ?? vessel }), { mode: 0o600 });
      return {
        lines: [
          `Code for one device of ${vessel}, letter ${letter}, good until ${new Date(notAfter).toISOString().slice(0, 10)}:`,
          '',
          `  ${code}`,
          '',
          ...(out ? [`Also in ${resolved(out)}.`] : []),
        ],
        json: { company, vessel, letter, code, notAfter, ...(out ? { file: resolved(out) } : {}) },
      };
    }),
};

function age(ms: number | null): string {
  if (ms === null) return 'has never called';
  if (ms < 3_600_000) return `called ${Math.round(ms / 60_000)} min ago`;
  return ms < 2 * DAY_MS ? `called ${Math.round(ms / 3_600_000)} h ago` : `called ${Math.round(ms / DAY_MS)} days ago`;
}

const status: Command = {
  summary: 'show the vessels, their devices and what is missing',
  usage: 'status [--vessel ID]',
  about: [['--vessel ID', 'with its codes, quarantine and last exchanges']],
  options: { vessel: { type: 'string' } },
  run: (values) =>
    withHub(values, async (hub) => {
      const company = await companyOf(hub, values);
      const only = text(values, 'vessel');
      if (only !== undefined) {
        const detail = await vesselDetail(hub.context, hub.rooms, company, only);
        if (!detail) throw new UsageError(`there is no vessel ${only}`);
        return { lines: [JSON.stringify(detail, null, 2)], json: detail };
      }
      const vessels = await fleetOf(hub.context, company, '*');
      const lines = vessels.flatMap((v) => [
        `${v.vessel}  ${v.name}: ${age(v.silentMs)}; has up to ${v.deliveredUpTo}, ${v.missing} known to be missing; ${v.conflicts} conflicts, ${v.quarantined} batches in quarantine`,
        ...v.devices.map(
          (d) =>
            `    link ${d.link}  ${d.side} ${d.letter ?? ''} ${d.replica} "${d.label}"${d.isRevoked ? ' REVOKED' : ''}`,
        ),
      ]);
      return { lines: lines.length > 0 ? lines : ['No vessels.'], json: { company, vessels } };
    }),
};

const revoke: Command = {
  summary: 'cut a lost device off',
  usage: 'revoke --vessel ID --replica ID --reason TEXT',
  about: [
    ['--replica ID', 'as `status` shows it; what it became after a restore goes with it'],
    ['--reason TEXT', 'goes into the vessel’s log'],
    ['--by NAME', 'who asked for it'],
  ],
  options: {
    vessel: { type: 'string' },
    replica: { type: 'string' },
    reason: { type: 'string' },
    by: { type: 'string' },
  },
  run: (values) =>
    withHub(values, async (hub) => {
      const place = await placeOf(hub, values);
      const asked = {
        replica: needed(values, 'replica'),
        reason: needed(values, 'reason'),
        by: text(values, 'by') ?? 'command line',
      };
      const done = must(await revokeDevice(hub.context, hub.rooms, place, asked));
      return {
        lines: [
          `Cut off: ${done.replicas.join(', ')}; links ${done.links.join(', ') || 'none'}. What it still sends goes into quarantine.`,
        ],
        json: { ...place, ...done },
      };
    }),
};

const admit: Command = {
  summary: 'let honest batches out of quarantine',
  usage: 'admit --vessel ID --batch HEAD [--batch HEAD ...] --reason TEXT',
  about: [
    ['--batch HEAD', 'as `status --vessel ID` lists them; those before it in its lane come with it'],
    ['--reason TEXT', 'goes into the vessel’s log'],
    ['--by NAME', 'who decided it'],
  ],
  options: {
    vessel: { type: 'string' },
    batch: { type: 'string', multiple: true },
    reason: { type: 'string' },
    by: { type: 'string' },
  },
  run: (values) =>
    withHub(values, async (hub) => {
      const place = await placeOf(hub, values);
      const batches = list(values, 'batch');
      if (batches.length === 0) throw new UsageError('--batch is missing');
      must(
        await admitBatches(hub.context, hub.rooms, place, {
          batches,
          reason: needed(values, 'reason'),
          by: text(values, 'by') ?? 'command line',
        }),
      );
      return { lines: [`${batches.length} let in.`], json: { ...place, batches } };
    }),
};

async function placeOf(hub: Hub, values: Parameters<Command['run']>[0]): Promise<{ company: string; vessel: string }> {
  const company = await companyOf(hub, values);
  const vessel = needed(values, 'vessel');
  if (!(await hasVessel(hub.context, company, vessel))) throw new UsageError(`there is no vessel ${vessel}`);
  return { company, vessel };
}

const MIB = 1 << 20;

/** A whole number of MiB, at least 1. */
function mib(value: string | undefined, name: string): number | null {
  if (value === undefined) return null;
  const n = Number(value);
  if (!Number.isInteger(n) || n < 1) throw new UsageError(`--${name} is a whole number of MiB, at least 1`);
  return n * MIB;
}

const blobs: Command = {
  summary: 'room for a vessel’s photos and files, and what is taken of it',
  usage: 'blobs --vessel ID [--quota-mib N] [--largest-mib N]',
  about: [
    ['--quota-mib N', 'all files of the vessel together'],
    ['--largest-mib N', 'one file'],
  ],
  options: { vessel: { type: 'string' }, 'quota-mib': { type: 'string' }, 'largest-mib': { type: 'string' } },
  run: (values) =>
    withHub(values, async (hub) => {
      const place = await placeOf(hub, values);
      const scope = hub.context.database.vessel(place.company, place.vessel);
      const before = await readBlobLimits(scope);
      const limits = {
        quotaBytes: mib(text(values, 'quota-mib'), 'quota-mib') ?? before.quotaBytes,
        maxBlobBytes: mib(text(values, 'largest-mib'), 'largest-mib') ?? before.maxBlobBytes,
      };
      if (values['quota-mib'] !== undefined || values['largest-mib'] !== undefined) await setBlobLimits(scope, limits);
      const usedBytes = await new SqlBlobStore(scope, () => hub.context.clock.now()).usedBytes();
      const inMib = (bytes: number) => (bytes / MIB).toFixed(1);
      return {
        lines: [
          `${inMib(usedBytes)} of ${inMib(limits.quotaBytes)} MiB used; the largest file may have ${inMib(limits.maxBlobBytes)} MiB.`,
        ],
        json: { ...place, usedBytes, ...limits },
      };
    }),
};

const verify: Command = {
  summary: 'check every chain, signature and fold',
  usage: 'verify [--vessel ID]',
  about: [['--vessel ID', 'only this one']],
  options: { vessel: { type: 'string' } },
  run: (values, { say }) =>
    withHub(values, async (hub) => {
      const company = await companyOf(hub, values);
      const only = text(values, 'vessel');
      const vessels =
        only === undefined ? await vesselIds(hub.context, company) : [(await placeOf(hub, values)).vessel];
      const checks = [];
      for (const vessel of vessels) {
        const room = await hub.rooms.of(company, vessel);
        const check = await room.run((replica) => verifyLog(replica, nodeVerifier));
        checks.push({ vessel, ...check });
        say(
          `${vessel}: ${check.batches} batches in ${check.lanes} lanes, ${check.ops} ops, ${check.records} records: ${check.problems.length === 0 ? 'all holds' : `${check.problems.length} PROBLEMS`}`,
        );
        for (const problem of check.problems.slice(0, 20)) say(`    ${JSON.stringify(problem)}`);
      }
      const problems = checks.reduce((n, check) => n + check.problems.length, 0);
      return { lines: [], json: { ok: problems === 0, problems, vessels: checks }, code: problems === 0 ? 0 : 1 };
    }),
};

const README = `This folder holds the log of one vessel as it stands at the company's hub.

  log.jsonl    the log; its format is described at the top of verify.mjs
  verify.mjs   checks it: plain Node 18 or newer, no packages, no network
  files/       photos and files of the records, each named by the SHA-256 of its content, as attachments name it

  node verify.mjs log.jsonl --company FINGERPRINT

FINGERPRINT is that of the company's key. Ask the company for it on a way that you trust, not whoever gave you this folder.
`;

const exportLog: Command = {
  summary: 'write a vessel’s log so that an outsider can check it',
  usage: 'export --vessel ID --out DIR [--withhold COLLECTION ...]',
  about: [
    ['--out DIR', 'gets log.jsonl, verify.mjs, README.txt and files/'],
    ['--withhold COLLECTION', 'leave out what these records say (more than once); it still verifies'],
  ],
  options: { vessel: { type: 'string' }, out: { type: 'string' }, withhold: { type: 'string', multiple: true } },
  run: (values) =>
    withHub(values, async (hub) => {
      const place = await placeOf(hub, values);
      const out = resolved(needed(values, 'out'));
      const hidden = list(values, 'withhold');
      mkdirSync(out, { recursive: true });
      const room = await hub.rooms.of(place.company, place.vessel);
      const counted = await room.run(async (replica) => {
        await replica.seal();
        let end = { batches: 0, ops: 0 };
        const options = {
          exportedAt: hub.context.clock.now(),
          app: 'bulwark hub',
          ...(hidden.length > 0
            ? {
                withhold: (op: { collection: string; fields: object }) =>
                  hidden.includes(op.collection) ? [...Object.keys(op.fields), ''] : [],
              }
            : {}),
        };
        const lines = exportLines(replica, options);
        await pipeline(
          async function* () {
            for await (const line of lines) {
              if (line.startsWith('{"end"')) end = (JSON.parse(line) as { end: typeof end }).end;
              yield `${line}\n`;
            }
          },
          createWriteStream(path.join(out, 'log.jsonl')),
        );
        return end;
      });
      const files = hidden.includes('attachment') ? 0 : await writeFiles(hub, place, path.join(out, 'files'));
      writeFileSync(path.join(out, 'verify.mjs'), readFileSync(VERIFIER));
      writeFileSync(path.join(out, 'README.txt'), README);
      return {
        lines: [
          `${counted.batches} batches, ${counted.ops} ops, ${files} files in ${out}. To check it: node verify.mjs log.jsonl --company ${place.company}`,
        ],
        json: { ...place, out, ...counted, files },
      };
    }),
};

/** @returns how many. Only what is whole: a hash names nothing else. */
async function writeFiles(hub: Hub, place: { company: string; vessel: string }, folder: string): Promise<number> {
  const store = new SqlBlobStore(hub.context.database.vessel(place.company, place.vessel), () =>
    hub.context.clock.now(),
  );
  const hashes = await store.wholeHashes();
  if (hashes.length > 0) mkdirSync(folder, { recursive: true });
  for (const hash of hashes) {
    const content = await store.content(hash);
    if (content) writeFileSync(path.join(folder, hash), content);
  }
  return hashes.length;
}

export const COMMANDS: Readonly<Record<string, Command>> = {
  init,
  serve,
  'vessel add': vesselAdd,
  'staff add': staffAdd,
  enrol,
  status,
  revoke,
  admit,
  blobs,
  verify,
  export: exportLog,
  'import-file': importFiles,
  'export-file': exportFiles,
};
