#!/usr/bin/env node
// Checks an exported log of Bulwark without Bulwark: plain Node 18 or newer, no packages, nothing from the network.
//
//   node verify.mjs log.jsonl [--company FINGERPRINT] [--json]
//
// FINGERPRINT is the company's, from a source that you trust (its certificate, a telephone call), not from whoever gave
// you the file. Exit status: 0 everything that can be checked holds, 1 something does not, 2 the file cannot be read.
//
// THE FILE: one JSON object a line.
//   {"format":"bulwark log export 1","vessel":v,"company":f,"exportedAt":ms,"keys":{replica:hex},...}
//   {"certificate":hex}      CBOR { body, signature }; signed: "bulwark certificate\n" + CBOR body, Ed25519 by body.issuer
//   {"batch":{replica,lane,prev:{seq,head},head,salts:{seed}|{each},signature,ops:[op]}}
//   {"end":{"batches":n,"ops":n}}
//   op     {seq,at,skewMs,actor,kind,collection,record,fields:[[name,value]],redacted:[[name,commitment]],over,reason,origin,seen}
//   value  JSON, with bytes as {"$b":hex} and maps with awkward keys as {"$m":[[key,value]]}
// THE PROOF, all hashes SHA-256, all CBOR deterministic (RFC 8949 4.2.1), i counts ops within their batch from 0:
//   salt(i,name)   = hash(seed + CBOR [i,name]) first 16 bytes, or salts.each["i/name"]
//   commitment     = hash(salt + CBOR value); the reason of an op is the field named ""
//   header(i)      = CBOR [seq,at,skewMs,actor,kind,collection,record,[[name,commitment]...],over,origin,seen]
//   chain(i)       = hash(chain before + header(i)); a lane begins with hash("bulwark lane " + replica + "/" + lane)
//   signature      = Ed25519 by the replica's key of "bulwark batch " + vessel/replica/lane + "\n" + chain of the last op
//   replica        = base 32 of the first 8 bytes of hash(public key); fingerprint: of the first 16

import { createHash, createPublicKey, verify as edVerify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const hash = (...parts) => parts.reduce((h, part) => h.update(part), createHash('sha256')).digest();
const hex = (text) => {
  if (typeof text !== 'string' || !/^(?:[0-9a-f]{2})*$/.test(text)) throw new Error('not hex');
  return Buffer.from(text, 'hex');
};

function base32(bytes) {
  const signs = 'abcdefghjkmnpqrstvwxyz0123456789';
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return bits
    .match(/.{1,5}/g)
    .map((five) => signs[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

const replicaOf = (key) => base32(hash(key).subarray(0, 8));
const fingerprintOf = (key) => base32(hash(key).subarray(0, 16));

function isSigned(key, signature, message) {
  try {
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);
    return edVerify(null, message, createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature);
  } catch {
    return false;
  }
}

// ---- CBOR: maps are Map objects here, bytes are Buffers

function cborHead(major, n) {
  const top = major << 5;
  if (n < 24) return Buffer.from([top | n]);
  if (n < 0x100) return Buffer.from([top | 24, n]);
  const out = Buffer.alloc(n < 0x10000 ? 3 : n < 0x100000000 ? 5 : 9);
  if (n < 0x10000) out.writeUInt16BE(n, 1);
  else if (n < 0x100000000) out.writeUInt32BE(n, 1);
  else out.writeBigUInt64BE(BigInt(n), 1);
  out[0] = top | (n < 0x10000 ? 25 : n < 0x100000000 ? 26 : 27);
  return out;
}

function cbor(value) {
  if (value === null) return Buffer.from([0xf6]);
  if (typeof value === 'boolean') return Buffer.from([value ? 0xf5 : 0xf4]);
  if (Number.isSafeInteger(value)) return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value);
  if (typeof value === 'number') {
    const out = Buffer.alloc(9, 0xfb);
    out.writeDoubleBE(value, 1);
    return out;
  }
  if (typeof value === 'string') return Buffer.concat([cborHead(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([cborHead(2, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([cborHead(4, value.length), ...value.map(cbor)]);
  if (!(value instanceof Map)) throw new Error('not a value');
  const pairs = [...value].map(([key, item]) => [cbor(key), cbor(item)]).sort(([a], [b]) => Buffer.compare(a, b));
  return Buffer.concat([cborHead(5, pairs.length), ...pairs.flat()]);
}

function uncbor(bytes) {
  let at = 0;
  const take = (n) => {
    if (at + n > bytes.length) throw new Error('cut short');
    at += n;
    return bytes.subarray(at - n, at);
  };
  const read = () => {
    const first = take(1)[0];
    const [major, info] = [first >> 5, first & 31];
    if (major === 7) {
      if (info === 27) return take(8).readDoubleBE();
      if (info < 20 || info > 22) throw new Error('not a value');
      return [false, true, null][info - 20];
    }
    if (info > 27) throw new Error('not a value');
    const n = info < 24 ? info : Number(BigInt(`0x${take(2 ** (info - 24)).toString('hex')}`));
    if (major === 0) return n;
    if (major === 1) return -1 - n;
    if (major === 2) return Buffer.from(take(n));
    if (major === 3) return take(n).toString();
    if (major === 4) return Array.from({ length: n }, read);
    if (major === 5) return new Map(Array.from({ length: n }, () => [read(), read()]));
    throw new Error('not a value');
  };
  const value = read();
  if (at !== bytes.length || !cbor(value).equals(bytes)) throw new Error('not deterministic');
  return value;
}

function unjson(value) {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(unjson);
  if ('$b' in value) return hex(value.$b);
  return new Map((value.$m ?? Object.entries(value)).map(([key, item]) => [key, unjson(item)]));
}

// ---- certificates

function mayIssue(issuer, one) {
  const within = issuer.get('vessel') === '*' || issuer.get('vessel') === one.get('vessel');
  const noMore = one.get('may').every((permission) => issuer.get('may').includes(permission));
  if (!within) return false;
  const role = one.get('role');
  switch (issuer.get('role')) {
    case 'staff':
      if (role === 'grant')
        return issuer.get('may').includes('enrol') && one.get('side') === 'ship' && one.get('may').length === 0;
      return role === 'replica' && one.get('side') === 'shore' && noMore;
    case 'grant':
      return (
        role === 'replica' &&
        one.get('side') === issuer.get('side') &&
        one.get('letter') === issuer.get('letter') &&
        noMore
      );
    default:
      return (
        role === issuer.get('role') &&
        one.get('side') === issuer.get('side') &&
        one.get('letter') === undefined &&
        noMore
      );
  }
}

/** Bodies of those that lead back to the company key, and how many do not. */
function chained(certificates, company, vessel) {
  const waiting = certificates.flatMap((text) => {
    const whole = uncbor(hex(text));
    const [body, signature] = [whole.get('body'), whole.get('signature')];
    const isOurs = body.get('vessel') === '*' || body.get('vessel') === vessel;
    const message = Buffer.concat([Buffer.from('bulwark certificate\n'), cbor(body)]);
    return isOurs && isSigned(body.get('issuer'), signature, message) ? [body] : [];
  });
  const good = [];
  for (let grew = true; grew; ) {
    grew = false;
    for (const body of waiting) {
      if (good.includes(body)) continue;
      const fromCompany = fingerprintOf(body.get('issuer')) === company;
      const issuers = good.filter((other) => other.get('subject').equals(body.get('issuer')));
      if (!fromCompany && !issuers.some((issuer) => mayIssue(issuer, body))) continue;
      good.push(body);
      grew = true;
    }
  }
  return { good, bad: certificates.length - good.length };
}

// ---- batches

const ref = ([replica, seq, short]) => [replica, seq, short];
const byName = ([a], [b]) => (a < b ? -1 : 1);

function header(op, index, salts) {
  const saltOf = (name) => {
    if (salts.seed !== undefined) return hash(hex(salts.seed), cbor([index, name])).subarray(0, 16);
    return hex(salts.each[`${index}/${name}`]);
  };
  const plain = [...op.fields, ...(op.reason === null ? [] : [['', op.reason]])];
  const redacted = op.redacted.map(([name, commitment]) => [name, hex(commitment)]);
  const kept = plain.map(([name, value]) => [name, hash(saltOf(name), cbor(unjson(value)))]);
  const names = [...kept, ...redacted].map(([name]) => name);
  if (new Set(names).size !== names.length) throw new Error('a field stands twice');
  const over = op.over === null ? null : [...op.over].sort(byName).map(([name, refs]) => [name, refs.map(ref)]);
  const origin = op.origin === null ? null : ref(op.origin);
  const commitments = [...kept, ...redacted].sort(byName);
  return cbor([
    op.seq,
    op.at,
    op.skewMs,
    op.actor,
    op.kind,
    op.collection,
    op.record,
    commitments,
    over,
    origin,
    op.seen,
  ]);
}

/** The head that follows from what the batch says; throws where it says nothing that could be checked. */
function headOf(batch) {
  let { seq, head } = batch.prev;
  if (!Number.isSafeInteger(seq) || seq < 0) throw new Error('follows nothing that can be');
  if (seq === 0 && head !== hash(`bulwark lane ${batch.replica}/${batch.lane}`).toString('hex'))
    throw new Error('begins nowhere');
  for (const [index, op] of batch.ops.entries()) {
    if (!(op.seq > seq)) throw new Error('seqs do not rise');
    seq = op.seq;
    head = hash(hex(head), header(op, index, batch.salts)).toString('hex');
  }
  if (batch.ops.length === 0) throw new Error('empty');
  return { seq, head };
}

/**
 * @param {string} text the export
 * @param {string} [company] fingerprint from a source of your own
 */
export function verify(text, company) {
  const lines = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const about = lines[0];
  if (about?.format !== 'bulwark log export 1') throw new Error('this is no export of a log');
  const problems = [];
  const end = lines.at(-1).end;
  const batches = lines.flatMap((line) => line.batch ?? []);
  const ops = batches.reduce((n, batch) => n + batch.ops.length, 0);
  if (end?.batches !== batches.length || end?.ops !== ops)
    problems.push('the file ends too early, or lines were taken out');
  const root = company ?? about.company;
  if (company !== undefined && about.company !== company)
    problems.push(`the export is of company ${about.company}, not ${company}`);

  const { good, bad } = chained(
    lines.flatMap((line) => line.certificate ?? []),
    root,
    about.vessel,
  );
  if (bad > 0) problems.push(`${bad} certificates do not lead back to the company key`);
  const writers = new Map();
  for (const body of good) {
    if (body.get('role') !== 'replica' && body.get('role') !== 'hub') continue;
    const staff = good.find((c) => c.get('role') === 'staff' && c.get('subject').equals(body.get('issuer')));
    const name = body.get('name') ?? staff?.get('name');
    const says = [body.get('role') === 'hub' ? 'hub' : body.get('side'), body.get('letter') ?? '', name ?? ''];
    writers.set(replicaOf(body.get('subject')), { key: body.get('subject'), says: says.filter(Boolean).join(' ') });
  }
  const isCertified = new Set(writers.keys());
  for (const [replica, key] of Object.entries(about.keys))
    if (!writers.has(replica) && replicaOf(hex(key)) === replica)
      writers.set(replica, { key: hex(key), says: 'NOT CERTIFIED' });

  const ends = new Map(); // head -> last seq, of what holds
  const lanes = new Map();
  const followed = new Map();
  const waiting = [];
  for (const batch of batches) {
    const where = `${batch.replica}/${batch.lane} after ${batch.prev?.seq}`;
    try {
      const { seq, head } = headOf(batch);
      if (head !== batch.head) problems.push(`${where}: what it says is not what was chained`);
      const writer = writers.get(batch.replica);
      const message = Buffer.concat([
        Buffer.from(`bulwark batch ${about.vessel}/${batch.replica}/${batch.lane}\n`),
        hex(head),
      ]);
      if (!writer) problems.push(`${where}: nobody vouches for the author`);
      else if (!isSigned(writer.key, hex(batch.signature), message)) problems.push(`${where}: wrong signature`);
      if (ends.has(head)) problems.push(`${where}: stands twice`);
      waiting.push({ batch, where, seq, head });
      ends.set(head, seq);
    } catch (error) {
      problems.push(`${where}: ${error.message}`);
    }
  }
  for (const { batch, where, seq, head } of waiting) {
    const key = `${batch.replica}/${batch.lane}`;
    const lane = lanes.get(key) ?? { ops: 0, seq: 0, head: '', forks: 0 };
    if (batch.prev.seq > 0 && ends.get(batch.prev.head) !== batch.prev.seq)
      problems.push(`${where}: what stood before it is missing`);
    if (followed.has(batch.prev.head)) lane.forks++;
    followed.set(batch.prev.head, head);
    lane.ops += batch.ops.length;
    if (seq >= lane.seq) Object.assign(lane, { seq, head });
    lanes.set(key, lane);
  }
  const redacted = batches.reduce((n, batch) => n + batch.ops.filter((op) => op.redacted.length > 0).length, 0);
  return {
    ok: problems.length === 0,
    vessel: about.vessel,
    company: root,
    companyGiven: company !== undefined,
    certificates: good.length,
    batches: batches.length,
    ops,
    redactedOps: redacted,
    uncertified: [...lanes.keys()].filter((key) => !isCertified.has(key.split('/')[0])).length,
    lanes: [...lanes].map(([lane, { ops: n, seq, head, forks }]) => ({
      lane,
      writer: writers.get(lane.split('/')[0])?.says ?? 'unknown',
      ops: n,
      lastSeq: seq,
      head,
      forks,
    })),
    unsealed: about.unsealed,
    quarantined: about.quarantined.length,
    problems,
  };
}

function print(report) {
  const lines = [
    `Vessel ${report.vessel}, company ${report.company ?? 'none'}${report.companyGiven ? '' : ' (AS THE FILE ITSELF SAYS: compare it with one that you trust)'}`,
    '',
  ];
  for (const lane of report.lanes)
    lines.push(
      `  ${lane.lane}  ${lane.writer}: ${lane.ops} ops to number ${lane.lastSeq}, ends in ${lane.head.slice(0, 16)}${lane.forks ? `, FORKED ${lane.forks} times (a restored or copied device)` : ''}`,
    );
  lines.push(
    '',
    `${report.batches} batches, ${report.ops} ops, ${report.certificates} certificates; ${report.redactedOps} ops with redacted fields, ${report.quarantined} batches set aside by the exporter, ${report.unsealed} ops not yet signed and so not here.`,
  );
  if (report.ok) {
    lines.push(
      '',
      'PROVEN: each op stands exactly as the device that holds the named key wrote it, in this order and with none missing before the',
    );
    lines.push(
      'last one of its lane; redacted fields were in place and are only hidden; each device was let in by the company key.',
    );
    if (report.uncertified > 0)
      lines.push(
        `Not so for ${report.uncertified} lanes of devices that no company has certified: their keys are as the file says.`,
      );
    lines.push(
      'NOT PROVEN: when it was written (clocks are claims), which person sat at the device, that nothing came after the last op of a',
    );
    lines.push('lane, and that what people wrote is true.');
  } else lines.push('', 'DOES NOT HOLD:', ...report.problems.map((problem) => `  ${problem}`));
  // What a file says must not paint over this on a terminal.
  const plain = lines.map((line) => line.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, '?'));
  process.stdout.write(`${plain.join('\n')}\n`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { company: { type: 'string' }, json: { type: 'boolean' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0 || values.company === '')
      throw new Error('say which file: node verify.mjs log.jsonl [--company FINGERPRINT] [--json]');
    const report = verify(readFileSync(file, 'utf8'), values.company);
    if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
    else print(report);
    process.exitCode = report.ok ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
