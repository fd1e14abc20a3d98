import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { schema } from '#shared/domain/schema.ts';
import { fingerprint, issueCertificate } from '#shared/oplog/certificate.ts';
import type { Op } from '#shared/oplog/op.ts';
import { issueGrant } from '#shared/sync/enrolment.ts';
import { exportText } from '#shared/sync/export.ts';
import { MemoryStore } from '#shared/sync/memory-store.ts';
import { Replica } from '#shared/sync/replica.ts';
import { nodeRandom, nodeSigner, nodeVerifier } from '#shore/hub/crypto/node-keys.ts';
import { verify } from '#shore/verifier/verify.mjs';

const script = path.resolve('shore/verifier/verify.mjs');
const company = nodeSigner(nodeRandom.bytes(32));
const root = fingerprint(company.publicKey);
let replica: Replica;
let text: string;

type Json = Record<string, unknown>;
const parsed = () =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Json);
const joined = (lines: readonly Json[]) => lines.map((line) => JSON.stringify(line)).join('\n');

async function open(name: 'ship' | 'other'): Promise<Replica> {
  const signer = nodeSigner(nodeRandom.bytes(32));
  const opened = await Replica.open({
    store: new MemoryStore(),
    signers: [signer],
    nextSigner: async () => nodeSigner(nodeRandom.bytes(32)),
    verifier: nodeVerifier,
    clock: { now: () => 1_800_000_000_000 },
    random: nodeRandom,
    schema,
    vessel: 'imo9074729',
    side: name === 'ship' ? 'ship' : 'shore',
  });
  return opened;
}

beforeAll(async () => {
  replica = await open('ship');
  const staff = nodeSigner(nodeRandom.bytes(32));
  const { grantSigner } = await import('#shared/sync/enrolment.ts');
  const grant = await issueGrant(staff, { vessel: 'imo9074729', letter: 'A' }, nodeRandom);
  const certificates = [
    await issueCertificate(company, {
      role: 'staff',
      subject: staff.publicKey,
      side: 'shore',
      vessel: '*',
      may: ['enrol', 'redact'],
      name: 'Eva',
    }),
    grant.certificate,
    await issueCertificate(grantSigner(grant), {
      role: 'replica',
      subject: replica.publicKey,
      side: 'ship',
      vessel: 'imo9074729',
      may: [],
      letter: 'A',
    }),
  ];
  await replica.join(root, []);
  await replica.certify(certificates, 'anonymous');
  const record = await replica.newRecordId('asset');
  const photo = Uint8Array.from([0, 1, 2, 250]);
  await replica.write(
    [
      {
        record,
        collection: 'asset',
        fields: {
          name: 'ECDIS',
          photo,
          share: 0.25,
          none: null,
          list: [1, -5, 'я'],
          map: { $b: 'x', deep: { a: [photo] } },
        },
      },
    ],
    'anonymous',
  );
  await replica.seal();
  await replica.write(
    [
      {
        record,
        collection: 'asset',
        fields: { name: 'ECDIS 2' },
        kind: 'resolve',
        over: { name: [{ replica: replica.id, seq: 4 }] },
        reason: 'service report',
      },
    ],
    'anonymous',
  );
  await replica.write(
    [{ record: `report.${replica.id}.1`, collection: 'report', lane: 'urgent', fields: { what: 'a secret name' } }],
    'anonymous',
  );
  await replica.seal();
  await replica.write([{ record, collection: 'asset', fields: { name: 'not sealed yet' } }], 'anonymous');
  text = await exportText(replica, { exportedAt: 1, app: 'test' });
});

function mustFail(changed: string, what: string) {
  expect(changed).not.toBe(text);
  let ok = true;
  try {
    ok = verify(changed, root).ok;
  } catch {
    ok = false;
  }
  expect([what, ok]).toEqual([what, false]);
}

describe('the stand-alone verifier', () => {
  test('finds an honest export good, and says what it cannot prove', () => {
    const report = verify(text, root);
    expect(report).toMatchObject({
      ok: true,
      problems: [],
      vessel: 'imo9074729',
      company: root,
      unsealed: 1,
      uncertified: 0,
    });
    expect(report.ops).toBe(6);
    expect(new Set(report.lanes.map((l) => l.writer))).toEqual(new Set(['ship A']));
  });

  test('is one small file that needs nothing but Node', () => {
    const source = readFileSync(script, 'utf8');
    const imports = [...source.matchAll(/from '([^']+)'/g)].map((m) => m[1]);
    expect(imports.every((name) => name?.startsWith('node:'))).toBe(true);
    expect(source).not.toMatch(/import\(|require\(|fetch\(/);
    expect(source.split('\n').length).toBeLessThan(400);
  });

  test('any changed character of a batch, anywhere, is found', () => {
    const lines = text.split('\n');
    let tried = 0;
    for (const [n, line] of lines.entries()) {
      if (!line.startsWith('{"batch"')) continue;
      for (let at = 0; at < line.length; at += 3 + ((at * 7) % 13)) {
        const sign = line[at] as string;
        if (!/[a-zA-Z0-9]/.test(sign)) continue;
        const other = sign === '1' ? '2' : sign === 'a' ? 'b' : /[0-9]/.test(sign) ? '1' : 'a';
        const changed = lines.with(n, line.slice(0, at) + other + line.slice(at + 1)).join('\n');
        let report: { ok: boolean } = { ok: false };
        try {
          report = verify(changed, root);
        } catch {
          // not even JSON any more
        }
        if (report.ok)
          throw new Error(`not found: ${line.slice(Math.max(0, at - 30), at)}[${other}]${line.slice(at + 1, at + 20)}`);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(200);
  }, 60_000);

  test('each kind of falsification by name', () => {
    type Line = { batch?: { ops: Json[]; replica: string; salts: Json; prev: Json; signature: string; head: string } };
    const change = (what: string, edit: (lines: Line[]) => void) => {
      const lines = structuredClone(parsed()) as Line[];
      edit(lines);
      mustFail(joined(lines as Json[]), what);
    };
    const batchOf = (lines: Line[], n = 0) => lines.filter((l) => l.batch)[n]?.batch as NonNullable<Line['batch']>;
    change('a value', (lines) => {
      (batchOf(lines).ops.at(-1) as { fields: [string, unknown][] }).fields[0] = ['name', 'GPS'];
    });
    change('an author', (lines) => {
      (batchOf(lines).ops[0] as Json).actor = 'person.aaaaaaaaaaaaa.1';
    });
    change('a time', (lines) => {
      (batchOf(lines).ops[0] as Json).at = 5;
    });
    change('a seq', (lines) => {
      (batchOf(lines).ops.at(-1) as Json).seq = 99;
    });
    change('a salt', (lines) => {
      batchOf(lines).salts = { seed: '00'.repeat(16) };
    });
    change('an op taken out', (lines) => {
      batchOf(lines).ops.pop();
    });
    change('ops swapped', (lines) => {
      const several = lines.find((l) => (l.batch?.ops.length ?? 0) > 1)?.batch;
      several?.ops.reverse();
    });
    change('a field added', (lines) => {
      (batchOf(lines).ops[0] as { fields: unknown[] }).fields.push(['more', 1]);
    });
    change('a batch taken out of the middle', (lines) => {
      const at = lines.findIndex((l) => l.batch);
      const [gone] = lines.splice(at, 1);
      const end = lines.at(-1) as { end: { batches: number; ops: number } };
      end.end = { batches: end.end.batches - 1, ops: end.end.ops - (gone?.batch?.ops.length ?? 0) };
    });
    for (const seq of [-1, null, '', -0.5])
      change(`a lane's beginning taken out, and what follows said to stand after ${JSON.stringify(seq)}`, (lines) => {
        const { replica: author, prev } = batchOf(lines, 1);
        const first = lines.findIndex((l) => l.batch?.head === prev.head && l.batch?.replica === author);
        const [gone] = lines.splice(first, 1);
        batchOf(lines).prev = { ...prev, seq };
        const end = lines.at(-1) as { end: { batches: number; ops: number } };
        end.end = { batches: end.end.batches - 1, ops: end.end.ops - (gone?.batch?.ops.length ?? 0) };
      });
    change('a batch that stands twice, so that its author seems to have forked', (lines) => {
      const at = lines.findIndex((l) => l.batch);
      lines.splice(at, 0, structuredClone(lines[at] as Line));
      const end = lines.at(-1) as { end: { batches: number; ops: number } };
      end.end = { batches: end.end.batches + 1, ops: end.end.ops + batchOf(lines).ops.length };
    });
    change('a line lost at the end', (lines) => {
      lines.splice(lines.length - 2, 1);
    });
    change('the vessel', (lines) => {
      (lines[0] as Json).vessel = 'imo1234567';
    });
    change('written under another key', (lines) => {
      batchOf(lines).replica = 'aaaaaaaaaaaaa';
    });
  });

  test('an export of another company, or with keys of nobody, does not pass for this one', async () => {
    const other = nodeSigner(nodeRandom.bytes(32));
    expect(verify(text, fingerprint(other.publicKey)).ok).toBe(false);
    const loner = await open('other');
    await loner.write([{ record: 'asset.x', collection: 'asset', fields: { name: 'x' } }], 'anonymous');
    await loner.seal();
    const own = await exportText(loner, { exportedAt: 1, app: 'test' });
    expect(verify(own)).toMatchObject({
      ok: true,
      uncertified: 1,
      company: null,
      lanes: [{ writer: 'NOT CERTIFIED' }],
    });
    expect(verify(own, root).ok).toBe(false);
  });

  test('an export with fields withheld, and one after a redaction, still verify and do not hold the text', async () => {
    const hide = (op: Op) => (op.collection === 'report' ? ['what'] : []);
    const withheld = await exportText(replica, { exportedAt: 1, app: 'test', withhold: hide });
    expect(withheld).not.toContain('a secret name');
    expect(verify(withheld, root)).toMatchObject({ ok: true, redactedOps: 1 });
    mustFail(
      withheld.replace(/"redacted":\[\["what","(.)/, (_, sign) => `"redacted":[["what","${sign === 'a' ? 'b' : 'a'}`),
      'a commitment',
    );
    const ops = [...(await replica.store.opsOf([`report.${replica.id}.1`])).values()].flat();
    const target = ops[0];
    await replica.control(
      {
        record: `report.${replica.id}.1`,
        collection: 'report',
        kind: 'redact',
        fields: { targets: [[replica.id, target?.op.seq as number, target?.hash as string, 'what']] },
        reason: 'a name',
      },
      'anonymous',
    );
    await replica.seal();
    const after = await exportText(replica, { exportedAt: 1, app: 'test' });
    expect(after).not.toContain('a secret name');
    expect(verify(after, root)).toMatchObject({ ok: true, problems: [] });
    expect(verify(after, root).redactedOps).toBeGreaterThan(0);
  });

  test('runs as a command, with a code that a script can use', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'bulwark-verify-'));
    const file = path.join(folder, 'log.jsonl');
    const run = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env: {} });
    writeFileSync(file, text);
    const good = run(file, '--company', root);
    expect(good.status).toBe(0);
    expect(good.stdout).toContain('PROVEN');
    expect(good.stdout).toContain('NOT PROVEN');
    expect(JSON.parse(run(file, '--json').stdout)).toMatchObject({ ok: true, companyGiven: false });
    expect(run(file).stdout).toContain('AS THE FILE ITSELF SAYS');
    writeFileSync(file, text.replace('ECDIS', 'ECDIX'));
    const bad = run(file);
    expect(bad.status).toBe(1);
    expect(bad.stdout).toContain('DOES NOT HOLD');
    writeFileSync(file, 'not an export\n');
    expect(run(file).status).toBe(2);
    expect(run(path.join(folder, 'none')).status).toBe(2);
    expect(run().status).toBe(2);
    // Called wrongly it must not look as if the company had been compared.
    writeFileSync(file, text);
    for (const args of [['--company'], ['--company='], ['--compny', root], [file], ['--json', '--json=1']])
      expect([args, run(file, ...args).status]).toEqual([args, 2]);
    expect(run(file, `--company=${root}`).stdout).not.toContain('AS THE FILE ITSELF SAYS');
    // What a file says cannot paint over the verdict on a terminal.
    const painted = parsed();
    const batch = painted.find((line) => 'batch' in line)?.batch as Json;
    batch.replica = '\u001b[2J\u001b[1;1HPROVEN\r\n';
    writeFileSync(file, joined(painted));
    const told = run(file);
    expect(told.status).toBe(1);
    expect(told.stdout).not.toMatch(/(?!\n)\p{Cc}|^PROVEN/mu);
    rmSync(folder, { recursive: true });
  });
});
