// Trains the dictionary that both ends of a link compress with (docs/adr and resources/dictionaries/README.md):
//   node build/train-dictionary.ts [--seeds 14] [--out FILE]     trains, writes, measures
//   node build/train-dictionary.ts --measure                     measures the committed one
// Needs the command line tool zstd (Debian package `zstd`). The workload's seeds 1 to 5 are what is measured, so training
// uses others, from 1001 on. A new dictionary is a new version: ships keep the old file, both ends say which they have.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { utf8 } from '#shared/base/bytes.ts';
import { sha256 } from '#shared/base/crypto.ts';
import type { Value } from '#shared/base/value.ts';
import type { FieldSpec, RecordKind } from '#shared/domain/kind.ts';
import { KINDS, workflowOf } from '#shared/domain/kinds.ts';
import type { LoggedOp } from '#shared/oplog/batch.ts';
import { encodeCertificate } from '#shared/oplog/certificate.ts';
import { createdId, replicaIdOf } from '#shared/oplog/record-id.ts';
import { encodeColumns } from '#shared/protocol/columns.ts';
import { DICTIONARY_VERSION } from '#shared/protocol/versions.ts';
import { readDictionary } from '#shore/hub/compression/dictionary.ts';
import { nodeCompressor } from '#shore/hub/compression/zstd.ts';
import { AsEdits, type BenchEdit } from '#tests/bench/as-edits.ts';
import { workload } from '#tests/bench/workload.mjs';

const FIRST_SEED = 1001;
const MAX_DICTIONARY_BYTES = 229_376;
const MEASURED_SEEDS = [1, 2, 3, 4, 5];
/** Lengths of the runs that samples are cut into: from a single save to the batch of a busy day. */
const RUNS = [1, 5, 9, 20, 40];
const SEAL_BYTES = 60_000;
/** Signature, salt seed, flags and length of a batch: no dictionary helps there. */
const BATCH_OVERHEAD_BYTES = 64 + 16 + 4;
/** Tried in a grid (k 50-1600, d 6 and 8; 6 to 24 seeds): within 0.5 % of each other, this one the least on all four. */
const COVER = '--train-cover=k=200,d=8';

function keyNamed(name: string): Uint8Array {
  return sha256(utf8(name));
}

function asOps(
  replica: string,
  edits: readonly Omit<BenchEdit, 'by'>[],
  by: (edit: BenchEdit) => string,
  from = 0,
): LoggedOp[] {
  return edits.map((edit, i) => ({
    op: {
      replica,
      lane: 'routine',
      seq: from + i + 1,
      at: edit.at,
      actor: by(edit as BenchEdit),
      kind: 'put',
      collection: edit.collection,
      record: edit.record,
      fields: edit.fields,
    },
    seen: [],
  }));
}

type Ship = Readonly<Record<'initial' | 'day' | 'month' | 'ship90' | 'shore90', readonly LoggedOp[]>>;

/** The standard workload of one ship, phase by phase, as the ops that a ship and a desk would write. */
function shipOf(seed: number): Ship {
  const replica = replicaIdOf(keyNamed(`ship ${seed}`));
  const { records, day, month, ship90, shore90 } = workload(seed);
  const edits = new AsEdits(replica);
  let seq = 0;
  const next = (list: readonly BenchEdit[]) => {
    const ops = asOps(replica, list, (e) => e.by, seq);
    seq += ops.length;
    return ops;
  };
  return {
    initial: next(records.flatMap((r) => edits.create(r, true))),
    day: next(day.flatMap((e) => edits.edit(e))),
    month: next(month.flatMap((e) => edits.edit(e))),
    ship90: next(ship90.flatMap((e) => edits.edit(e))),
    shore90: asOps(
      replicaIdOf(keyNamed(`desk ${seed}`)),
      shore90.flatMap((e) => edits.edit(e)),
      (e) => e.by,
    ),
  };
}

/** mulberry32: samples must come out the same on every machine. */
function chance(seed: number) {
  let a = seed >>> 0;
  const next = () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (n: number) => Math.floor(next() * n);
  return { next, int, pick: <T>(list: readonly T[]) => list[int(list.length)] as T };
}
type Chance = ReturnType<typeof chance>;

type Texts = { readonly lines: readonly string[]; readonly proses: readonly string[] };

function textsOf(seed: number): Texts {
  const lines = ['en', 'ru'].flatMap((lang) =>
    leaves(JSON.parse(readFileSync(`resources/locales/${lang}/library.json`, 'utf8'))),
  );
  const proses = workload(seed).records.flatMap((r) =>
    [r.description, r.notes, r.lessons].filter((t) => typeof t === 'string'),
  );
  return { lines: lines.filter((t) => t.length < 60), proses };
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(leaves) : [];
}

const T0 = Date.UTC(2026, 0, 5);

function plausible(
  field: string,
  spec: FieldSpec,
  collection: string,
  r: Chance,
  at: number,
  texts: Texts,
  id: (c: string) => string,
): Value {
  if (spec.rule === 'workflow') {
    const states = workflowOf(collection)?.states ?? ['open'];
    return { state: r.pick(states), by: id('person'), at, reason: r.next() < 0.3 ? r.pick(texts.lines) : '' };
  }
  switch (spec.type) {
    case 'number':
      return r.int(500);
    case 'boolean':
      return r.next() < 0.5;
    case 'instant':
      return at - r.int(86_400_000);
    case 'day':
      return new Date(at + r.int(90) * 86_400_000).toISOString().slice(0, 10);
    case 'code':
      return r.pick(spec.values ?? ['']);
    case 'ref':
      return id(spec.to ?? 'asset');
    case 'bytes':
      return keyNamed(`${field} ${at}`);
    case 'list':
      return spec.to ? [id(spec.to)] : [r.pick(spec.values ?? texts.lines)];
    case 'json':
      return spec.values ? { [r.pick(spec.values)]: r.pick(texts.lines) } : { en: r.pick(texts.lines) };
    case 'string':
      return spec.rule === 'text' ? r.pick(texts.proses) : r.pick(texts.lines);
  }
}

/** Records as the product's own forms write them: what the standard workload's names do not cover. */
function productSamples(seed: number): readonly LoggedOp[] {
  const r = chance(seed);
  const texts = textsOf(seed);
  const replica = replicaIdOf(keyNamed(`product ${seed}`));
  const counters = new Map<string, number>();
  const id = (collection: string) => createdId(collection, replica, 1 + r.int(counters.get(collection) ?? 1));
  const edits: Omit<BenchEdit, 'by'>[] = [];
  let at = T0;
  for (let n = 0; n < 100; n++) {
    at += r.int(5_000_000);
    const kind = r.pick(Object.values(KINDS)) as RecordKind;
    const isNew = r.next() < 0.5 || !counters.has(kind.collection);
    const counter = (counters.get(kind.collection) ?? 0) + (isNew ? 1 : 0);
    counters.set(kind.collection, counter);
    const fields: Record<string, Value> =
      isNew && kind.parent ? { parent: id(kind.parent === '*' ? 'report' : kind.parent) } : {};
    const usual = isNew ? 0.6 : 2 / Object.keys(kind.fields).length;
    for (const [field, spec] of Object.entries(kind.fields))
      if (field !== 'removed' && field !== 'parent' && (r.next() < usual || (isNew && spec.required)))
        fields[field] = plausible(field, spec, kind.collection, r, at, texts, id);
    if (Object.keys(fields).length === 0) continue;
    const record = createdId(kind.collection, replica, isNew ? counter : 1 + r.int(counter));
    edits.push({ at, collection: kind.collection, record, fields });
  }
  return [...asOps(replica, edits, () => id('person')), certifyOp(replica, edits.length + 1, at, seed)];
}

function certifyOp(replica: string, seq: number, at: number, seed: number): LoggedOp {
  const certificate = encodeCertificate({
    role: 'replica',
    subject: keyNamed(`subject ${seed}`),
    seal: keyNamed(`seal ${seed}`),
    side: 'ship',
    vessel: `imo${9_000_000 + seed}`,
    may: [],
    letter: 'A',
    issuer: keyNamed(`issuer ${seed}`),
    signature: new Uint8Array([...keyNamed(`a ${seed}`), ...keyNamed(`b ${seed}`)]),
  });
  const record = 'control.certificates';
  return {
    op: {
      replica,
      lane: 'routine',
      seq,
      at,
      actor: 'anonymous',
      kind: 'certify',
      collection: 'control',
      record,
      fields: { certificate },
    },
    seen: [],
  };
}

function body(ops: readonly LoggedOp[]): Uint8Array {
  const first = (ops[0] as LoggedOp).op;
  return encodeColumns(first.replica, first.seq - 1, ops);
}

/** In runs of changing length, as if each had been sealed by itself. */
function inRuns(ops: readonly LoggedOp[]): Uint8Array[] {
  const out: Uint8Array[] = [];
  for (let at = 0; at < ops.length; ) {
    const run = ops.slice(at, at + (RUNS[out.length % RUNS.length] as number));
    out.push(body(run));
    at += run.length;
  }
  return out;
}

/** As the replica seals them. */
function sealed(ops: readonly LoggedOp[]): Uint8Array[] {
  const out: Uint8Array[] = [];
  for (let rest = ops; rest.length > 0; ) {
    let run = rest;
    let bytes = body(run);
    while (bytes.length > SEAL_BYTES && run.length > 1) {
      run = run.slice(
        0,
        Math.min(run.length - 1, Math.max(1, Math.floor((run.length * SEAL_BYTES * 0.97) / bytes.length))),
      );
      bytes = body(run);
    }
    out.push(bytes);
    rest = rest.slice(run.length);
  }
  return out;
}

function train(seeds: number): Uint8Array {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bulwark-dictionary-'));
  try {
    const samples = path.join(folder, 'samples');
    mkdirSync(samples);
    let count = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + seeds; seed++) {
      const { initial, day, month, ship90 } = shipOf(seed);
      const all = [...inRuns([...initial, ...day, ...month, ...ship90]), ...inRuns(productSamples(seed))];
      for (const sample of all) writeFileSync(path.join(samples, String(count++)), sample);
    }
    const out = path.join(folder, 'dictionary');
    const args = ['-q', '-f', '-r', COVER, samples, `--maxdict=${MAX_DICTIONARY_BYTES}`, '-o', out];
    const done = spawnSync('zstd', args, { encoding: 'utf8' });
    if (done.status !== 0)
      throw new Error(`zstd could not train (Debian: apt-get install zstd): ${done.stderr ?? done.error}`);
    console.log(`trained on ${count} samples of ${seeds} ships`);
    return new Uint8Array(readFileSync(out));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const ships = MEASURED_SEEDS.map(shipOf);
const products = MEASURED_SEEDS.map((seed) => productSamples(seed));

/** Mean bytes of the batches of a phase, each with the one before it as history. */
function measure(dictionary: Uint8Array | null): Record<string, number> {
  const compressor = nodeCompressor(dictionary ? { version: DICTIONARY_VERSION, bytes: dictionary } : null);
  const bytesOf = (ops: readonly LoggedOp[]) => {
    let history: Uint8Array | null = null;
    let sum = 0;
    for (const one of sealed(ops)) {
      sum += compressor.compress(one, dictionary ? 'zstdDictionary' : 'zstd', history).length + BATCH_OVERHEAD_BYTES;
      history = one;
    }
    return sum;
  };
  const mean = (of: (ship: Ship) => number) =>
    Math.round(ships.reduce((sum, ship) => sum + of(ship), 0) / ships.length);
  return {
    initial: mean((s) => bytesOf(s.initial)),
    day: mean((s) => bytesOf(s.day)),
    month: mean((s) => bytesOf(s.month)),
    offline90: mean((s) => bytesOf(s.ship90) + bytesOf(s.shore90)),
    product8: Math.round(products.reduce((sum, ops) => sum + bytesOf(ops.slice(40, 48)), 0) / products.length),
  };
}

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '14' },
    out: { type: 'string' },
    measure: { type: 'boolean', default: false },
  },
});
const target = values.out ?? `resources/dictionaries/dictionary-${DICTIONARY_VERSION}.bin`;
if (!values.measure) {
  const bytes = train(Number(values.seeds));
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, bytes);
  console.log(`${target}: ${bytes.length} bytes`);
}
console.log('without', JSON.stringify(measure(null)));
const held = values.out ? new Uint8Array(readFileSync(values.out)) : readDictionary()?.bytes;
console.log('with   ', JSON.stringify(measure(held ?? null)));
