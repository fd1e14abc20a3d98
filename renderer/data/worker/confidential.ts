import { toHex } from '#shared/base/bytes.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { isPlainObject, type Value } from '#shared/base/value.ts';
import { parseHumanNumber } from '#shared/domain/human-number.ts';
import { BYTES_MAX } from '#shared/domain/validate.ts';
import { fingerprint } from '#shared/oplog/certificate.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { kexPublicKey } from '#shared/sync/enrolment.ts';
import { openAnswer, openFile, openReport, sealAnswer, sealFile, sealReport } from '#shared/sync/sealed-report.ts';
import type {
  ConfidentialReport,
  FiledConfidential,
  OpenedReport,
  RecordRow,
  ReporterView,
  SaveDraft,
} from '../contract.ts';
import { type Delivery, deliveryOf } from '../delivery.ts';
import { recordRow } from '../store/rows.ts';
import { keepBlob, wholeFile } from './attaching.ts';
import { rowsOf } from './facts.ts';
import type { EngineHost } from './host.ts';
import { BY_THE_APP } from './permits.ts';
import { MAX_PHOTO_BYTES, mimeOf, readPhoto } from './photos.ts';
import { alone, saveDrafts, type Writer } from './saving.ts';
import type { OpenWorkspace } from './workspace.ts';

const DAY_MS = 86_400_000;
/** Of all previews inside one sealed text. */
const PREVIEWS_BYTES = 60_000;
const TEXT_MAX = 20_000;

type File_ = {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly preview: Uint8Array | null;
};

function startOfDay(at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/**
 * Seals a report to the DPA and files it as nobody: no actor, the time rounded to the day, files encrypted before they are
 * hashed. The text exists in memory only until it is sealed.
 */
export async function fileConfidential(
  host: EngineHost,
  workspace: OpenWorkspace,
  report: ConfidentialReport,
  dpaKey: string,
): Promise<Result<FiledConfidential>> {
  const dpa = workspace.replica.state.trust.dpaKeys().find((c) => c.seal && fingerprint(c.seal) === dpaKey);
  if (!dpa?.seal) return fail('sealed/no-key');
  const { seal } = dpa;
  const checked = checkReport(report);
  if (!checked.ok) return checked;
  const files = await readFiles(report.files ?? []);
  if (!files.ok) return files;
  const at = startOfDay(host.clock.now());
  const boxes = files.value.map((file) => ({ file, ...sealFile(file.bytes, host.random) }));
  return alone(host, workspace, async () => {
    const hashes: Uint8Array[] = [];
    for (const { box } of boxes) hashes.push(await keepBlob(workspace, box, 'application/octet-stream'));
    const content: Readonly<Record<string, Value>> = {
      ...plainReport(report),
      files: boxes.map(
        ({ file, key }, i): Value => ({
          name: file.name,
          mime: file.mime,
          sizeBytes: file.bytes.length,
          sha256: hashes[i] as Uint8Array,
          key,
          ...(file.preview ? { preview: file.preview } : {}),
        }),
      ),
    };
    const { sealed, code } = await sealReport(content, seal, host.random);
    if (sealed.length > BYTES_MAX) return fail('input/too-long', { field: 'description', max: BYTES_MAX });
    const record = await workspace.replica.newRecordId('report');
    const drafts: SaveDraft[] = [
      {
        record,
        collection: 'report',
        loaded: null,
        number: true,
        at,
        values: {
          confidential: true,
          sealed,
          sealedFor: dpaKey,
          sealedOn: dayOf(at),
          state: { state: 'submitted', by: 'anonymous', at },
        },
      },
      ...boxes.map(
        ({ box }, i): SaveDraft => ({
          collection: 'attachment',
          loaded: null,
          at,
          values: { parent: record, sha256: hashes[i] as Uint8Array, sizeBytes: box.length, encrypted: true },
        }),
      ),
    ];
    const saved = await saveDrafts(workspace, drafts, 'anonymous', BY_THE_APP);
    if (!saved.ok) return saved;
    return ok({ record, number: saved.value[0]?.number ?? '', code: grouped(code) });
  });
}

/** `abcde-fghjk-...`, to be written down. */
function grouped(code: string): string {
  return (code.match(/.{1,5}/g) ?? []).join('-');
}

function checkReport({ description, title }: ConfidentialReport): Result<null> {
  if (description.trim() === '') return fail('input/invalid', { field: 'description', why: 'required' });
  if (description.length > TEXT_MAX) return fail('input/too-long', { field: 'description', max: TEXT_MAX });
  if ((title ?? '').length > 200) return fail('input/too-long', { field: 'title', max: 200 });
  return ok(null);
}

function plainReport({ files: _files, ...report }: ConfidentialReport): Readonly<Record<string, Value>> {
  const { kind, title, description, happenedAt, place, assets, more } = report;
  return {
    kind,
    description,
    ...(title ? { title } : {}),
    ...(happenedAt !== undefined ? { happenedAt: startOfDay(happenedAt) } : {}),
    ...(place ? { place } : {}),
    ...(assets?.length ? { assets: [...assets] } : {}),
    ...(more ? { more: { ...more } } : {}),
  };
}

/** Any file; pictures get a preview inside the seal, as long as there is room. */
async function readFiles(files: readonly File[]): Promise<Result<readonly File_[]>> {
  const out: File_[] = [];
  let left = PREVIEWS_BYTES;
  for (const file of files) {
    if (file.size > MAX_PHOTO_BYTES) return fail('file/too-large', { sizeBytes: file.size, maxBytes: MAX_PHOTO_BYTES });
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      return fail('file/unreadable');
    }
    const photo = mimeOf(bytes) ? await readPhoto(file) : null;
    const preview = photo?.ok && photo.value.preview.length <= left ? photo.value.preview : null;
    left -= preview?.length ?? 0;
    out.push({ name: file.name.slice(0, 255), mime: mimeOf(bytes) ?? file.type, bytes, preview });
  }
  return ok(out);
}

/** What the reporter may know: whether it has arrived, and the DPA's answer. */
export async function readAnswer(
  workspace: OpenWorkspace,
  delivery: Delivery,
  number: string,
  code: string,
): Promise<Result<ReporterView>> {
  const wanted = parseHumanNumber(number);
  const rows = await rowsOf(workspace, 'report');
  const stored = rows.find((row) => {
    const held = row.number === undefined ? null : parseHumanNumber(row.number);
    return (
      held && wanted && held.vessel === wanted.vessel && held.mark === wanted.mark && held.counter === wanted.counter
    );
  });
  if (!stored) return fail('record/unknown');
  const row = recordRow(stored);
  const { answerBox } = row.values;
  const view = { record: row.id, number: row.number ?? '', delivery: deliveryOf(row, delivery) };
  if (!(answerBox instanceof Uint8Array)) return ok({ ...view, answer: null });
  const opened = await openAnswer(answerBox, code);
  return opened.ok ? ok({ ...view, answer: opened.value }) : opened;
}

/** By the DPA. @param sealSecret X25519 private key, of who is signed in. */
export async function openSealed(
  workspace: OpenWorkspace,
  row: RecordRow,
  sealSecret: Uint8Array | undefined,
): Promise<Result<OpenedReport & { readonly answerKey: Uint8Array }>> {
  const { sealed } = row.values;
  if (!(sealed instanceof Uint8Array) || !sealSecret) return fail('sealed/cannot-open');
  const opened = await openReport(sealed, { publicKey: kexPublicKey(sealSecret), privateKey: sealSecret });
  if (!opened.ok) return opened;
  const { report, answerKey } = opened.value;
  const { files: list, ...rest } = report;
  const files: OpenedReport['files'][number][] = [];
  for (const item of Array.isArray(list) ? (list as readonly Value[]) : []) {
    if (!isPlainObject(item)) continue;
    const { name, mime, sizeBytes, sha256, key, preview } = item;
    if (!(sha256 instanceof Uint8Array && key instanceof Uint8Array)) continue;
    const box = await wholeFile(workspace, toHex(sha256));
    const plain = box ? openFile(box, key) : null;
    files.push({
      name: typeof name === 'string' ? name : '',
      mime: typeof mime === 'string' ? mime : '',
      sizeBytes: typeof sizeBytes === 'number' ? sizeBytes : 0,
      preview: preview instanceof Uint8Array ? preview : null,
      original: plain?.ok ? plain.value : null,
    });
  }
  return ok({ report: readReport(rest), files, answerKey });
}

function readReport(report: Readonly<Record<string, Value>>): OpenedReport['report'] {
  const text = (value: Value | undefined) => (typeof value === 'string' ? value : '');
  const { kind, description, title, happenedAt, place, assets, more } = report;
  return {
    kind: text(kind),
    description: text(description),
    ...(title ? { title: text(title) } : {}),
    ...(typeof happenedAt === 'number' ? { happenedAt } : {}),
    ...(place ? { place: text(place) } : {}),
    ...(Array.isArray(assets)
      ? { assets: (assets as readonly Value[]).filter((id): id is RecordId => typeof id === 'string') }
      : {}),
    ...(isPlainObject(more)
      ? { more: Object.fromEntries(Object.entries(more).map(([field, v]) => [field, text(v)])) }
      : {}),
  };
}

/** The DPA's answer, for nobody but who has the code. */
export async function answerSealed(
  host: EngineHost,
  workspace: OpenWorkspace,
  row: RecordRow,
  text: string,
  sealSecret: Uint8Array | undefined,
  { actor, permit }: Writer,
): Promise<Result<null>> {
  if (text.trim() === '') return fail('input/invalid', { field: 'answer', why: 'required' });
  if (text.length > TEXT_MAX) return fail('input/too-long', { field: 'answer', max: TEXT_MAX });
  const opened = await openSealed(workspace, row, sealSecret);
  if (!opened.ok) return opened;
  const answerBox = await sealAnswer(text, opened.value.answerKey);
  const draft = { record: row.id, collection: row.collection, values: { answerBox, answered: true }, loaded: row };
  const saved = await alone(host, workspace, () => saveDrafts(workspace, [draft], actor, permit));
  return saved.ok ? ok(null) : saved;
}
