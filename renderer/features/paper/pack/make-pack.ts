import { attachmentBlob, exportLog, type RecordRow } from '#renderer/data/index.ts';
import { openPdfMaker, type PdfMaker } from '#renderer/pdf/make/make-pdf.ts';
import { packIndexPaper, registerPaper } from '#renderer/pdf/model/pack.ts';
import type { Paper, PaperKind } from '#renderer/pdf/model/paper.ts';
import { utf8 } from '#shared/base/bytes.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import verifierAddress from '#shore/verifier/verify.mjs?url';
import { titlesOf } from '../gather/references.ts';
import { scenarioFiles } from '../gather/scenarios.ts';
import { childrenIn } from '../gather/source.ts';
import { makePaper, type PaperMaker } from '../make-paper.ts';
import { paperContext } from '../paper-context.ts';
import { PACK_PARTS, type PackPart, type Period, rowsFor } from './pack-content.ts';
import { packSource } from './pack-source.ts';
import { plainRecord } from './plain-record.ts';
import { createZip, type ZipFile } from './zip-writer.ts';

export type PackProgress = {
  /** Of all the work, 0 to 1. */
  readonly part: number;
  /** Documents made, one for each record. */
  readonly done: number;
  readonly total: number;
  /** How far the indexed PDF is, 0 to 1; null: not begun. */
  readonly indexed: number | null;
};
export type MadePack = {
  readonly zip: Uint8Array<ArrayBuffer>;
  readonly pdf: Uint8Array<ArrayBuffer>;
  readonly records: number;
  readonly files: number;
};

export const PACK_PDF = 'inspection-pack.pdf';

type Part = { readonly part: PackPart; readonly rows: readonly RecordRow[] };

export type PackWish = {
  readonly period: Period;
  /** The whole log with its verifier, which an auditor can prove. It holds connection data too: not for everybody. */
  readonly withLog: boolean;
};

/**
 * Everything that an inspection asks for, in one ZIP: the indexed PDF, a PDF and the plain data of each record, files and a
 * list of hashes. No connection data but in the log, if that is wished for; no sealed report.
 *
 * @param signal stops it at once, in the middle of a page too.
 * @returns `paper/cancelled`; `paper/failed` when a document, a file or the memory for them is not to be had.
 */
export async function makePack(
  maker: PaperMaker,
  wish: PackWish,
  onProgress: (progress: PackProgress) => void,
  signal: AbortSignal,
): Promise<Result<MadePack>> {
  const makers = Array.from({ length: workerCount() }, openPdfMaker);
  let stop = () => {};
  const stopped = new Promise<Result<never>>((resolve) => {
    stop = () => {
      for (const each of makers) each.close();
      resolve(fail('paper/cancelled'));
    };
  });
  signal.addEventListener('abort', stop, { once: true });
  const facts = { ...maker.facts, showsRestricted: false };
  try {
    const written = write({ ...maker, source: packSource(maker.source), facts }, wish, onProgress, signal, makers);
    return await Promise.race([written, stopped]);
  } catch (cause) {
    return fail('paper/failed', { cause: String(cause) });
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

async function write(
  maker: PaperMaker,
  { period, withLog }: PackWish,
  onProgress: (progress: PackProgress) => void,
  signal: AbortSignal,
  makers: readonly PdfMaker[],
): Promise<Result<MadePack>> {
  const parts: readonly Part[] = await Promise.all(
    PACK_PARTS.map(async (part: PackPart) => ({
      part,
      rows: part.kind === 'register' ? await rowsFor(maker.source, part.collection, period) : [],
    })),
  );
  const documents = parts.flatMap(({ part, rows }) => {
    const kind = part.kind === 'register' ? part.record : undefined;
    return kind === undefined ? [] : rows.map((row) => ({ kind, row }));
  });
  const total = documents.length;
  const work = workOf(total);
  let done = 0;
  const tell = (indexed: number | null, ended = 0) => {
    if (!signal.aborted)
      onProgress({ part: (done + work.indexed * (indexed ?? 0) + ended) / work.all, done, total, indexed });
  };
  tell(null);
  const zip = createZip();
  const waiting = documents.values();
  let wrong: Result<never> | null = null;
  // Each worker takes the next document when it is ready; the ZIP writes one file at a time.
  async function makeDocuments(pdf: PdfMaker): Promise<void> {
    for (const { kind, row } of waiting) {
      if (signal.aborted || wrong !== null) return;
      const made = await recordFiles(maker, pdf, kind, row);
      if (!made.ok) wrong = made;
      else await zip.addAll(made.value);
      done++;
      tell(null);
    }
  }
  await Promise.all(makers.map(makeDocuments));
  if (signal.aborted) return fail('paper/cancelled');
  if (wrong !== null) return wrong;
  tell(0);
  const papers = await partPapers(maker, parts);
  const index = await indexPaper(maker, { period, withLog }, papers, documents.length);
  const [pdf] = makers;
  if (pdf === undefined) return fail('paper/failed');
  const whole = await pdf.make([index, ...papers], tell);
  if (!whole.ok) return whole;
  await zip.add(PACK_PDF, whole.value, true);
  tell(1);
  if (signal.aborted) return fail('paper/cancelled');
  if (withLog) {
    const log = await exportLog();
    if (!log.ok) return log;
    await zip.add('log/log.ndjson', log.value);
    await zip.add('log/verify.mjs', new Uint8Array(await (await fetch(verifierAddress)).arrayBuffer()));
  }
  tell(1, 1);
  if (signal.aborted) return fail('paper/cancelled');
  const bytes = await zip.finish();
  tell(1, ENDINGS);
  return ok({ zip: bytes, pdf: whole.value, records: documents.length, files: zip.count() });
}

/** The log and the end of the ZIP. */
const ENDINGS = 2;

/** In documents: the indexed PDF takes about half the time of all of them, and a few parts are always in it. */
function workOf(documents: number): { readonly indexed: number; readonly all: number } {
  const indexed = 2 + documents / 2;
  return { indexed, all: documents + indexed + ENDINGS };
}

/** One core stays for the screen; each worker has its fonts in memory. */
const MOST_WORKERS = 3;

function workerCount(): number {
  return Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency - 1));
}

/** What the ZIP holds of one record: its paper, its plain data, its files. */
async function recordFiles(
  maker: PaperMaker,
  pdf: PdfMaker,
  kind: PaperKind,
  row: RecordRow,
): Promise<Result<readonly ZipFile[]>> {
  const paper = await makePaper(maker, { kind, record: row.id });
  if (!paper.ok) return paper;
  const made = await pdf.make([paper.value]);
  if (!made.ok) return made;
  const name = safeName(row.number ?? row.id);
  const files: ZipFile[] = [
    { name: `records/${name}.pdf`, bytes: made.value, isPacked: true },
    { name: `records/${name}.json`, bytes: utf8(`${JSON.stringify(plainRecord(row), null, 2)}\n`) },
  ];
  for (const [at, file] of (await childrenIn(maker.source, row.id, 'attachment')).entries()) {
    const blob = (await attachmentBlob(file.id, 'original')) ?? (await attachmentBlob(file.id, 'preview'));
    if (blob === null) continue;
    const ending = safeName(String(file.values['name'] ?? 'file'));
    const bytes = new Uint8Array(await blob.arrayBuffer());
    files.push({ name: `files/${name}-${at + 1}-${ending}`, bytes, isPacked: true });
  }
  return ok(files);
}

function safeName(text: string): string {
  return (
    text
      .replace(/[^A-Za-z0-9._-]/g, '_')
      .replace(/^\.+/, '_')
      .slice(0, 80) || 'file'
  );
}

async function partPapers(maker: PaperMaker, parts: readonly Part[]): Promise<readonly Paper[]> {
  const papers: Paper[] = [];
  for (const { part, rows } of parts) {
    if (part.kind === 'paper') {
      const made = await makePaper(maker, { kind: part.paper });
      if (made.ok) papers.push(made.value);
      continue;
    }
    const titleOf = await titlesOf(maker.source, rows, maker.language);
    const context = await paperContext(
      maker.texts,
      maker.language,
      { files: scenarioFiles(rows) },
      { ...maker.facts, titleOf },
    );
    papers.push(registerPaper(context, part.collection, rows));
  }
  return papers.map((paper, at) => ({ ...paper, title: `${at + 1}. ${paper.title}` }));
}

async function indexPaper(maker: PaperMaker, { period, withLog }: PackWish, papers: readonly Paper[], files: number) {
  const { fromOn, toOn } = period;
  const context = await paperContext(maker.texts, maker.language, {}, { ...maker.facts, titleOf: () => null });
  const { say, formats } = context;
  return packIndexPaper(context, {
    period: say('pack.periodIs', { from: formats.day(fromOn), to: formats.day(toOn) }),
    parts: papers.map(({ title, subject }) => ({ title: title.replace(/^\d+\. /, ''), entries: subject ?? '' })),
    files,
    withLog,
  });
}
