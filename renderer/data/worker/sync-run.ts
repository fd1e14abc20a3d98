import { type AppError, fail, ok, type Result } from '#shared/base/result.ts';
import type { BlobClient } from '#shared/blobs/blob-client.ts';
import type { BatchNode } from '#shared/oplog/log-index.ts';
import { type Lane, laneKey } from '#shared/oplog/op.ts';
import type { BlobsWaiting, Decision } from '#shared/schedule/decide.ts';
import { runFiles } from '#shared/schedule/run-files.ts';
import { deliveredSeqs, ExchangeClient, type ExchangeReport, type Transport } from '#shared/sync/exchange-client.ts';
import { settleStrays } from '#shared/sync/journal-finish.ts';
import type { QueueOfLane } from '../contract.ts';
import type { EngineHost } from './host.ts';
import { refusalOf } from './hub-refusal.ts';
import type { LinkWatch } from './link-watch.ts';
import { ownQueue } from './own-queue.ts';
import type { SyncCosts } from './sync-costs.ts';
import { type OpenWorkspace, refresh } from './workspace.ts';

const MAX_ROUNDS = 64;
/** Tally of what files took; text is counted by its collections. */
const FILES = 'files';

export type BlobsOver = (post: (path: string) => Transport) => Promise<Pick<BlobClient, 'queue' | 'exchange'> | null>;

/** What one run needs, and whom it tells how it goes. */
export type SyncRun = {
  readonly host: EngineHost;
  readonly workspace: OpenWorkspace;
  readonly link: LinkWatch;
  readonly costs: SyncCosts;
  readonly decide: () => Promise<Decision>;
  /** It was abandoned: what still comes back is not waited for. */
  readonly isOver: () => boolean;
  readonly onRequest: () => void;
  readonly onAnswer: () => void;
  /** Highest own seq by lane of what leaves this device. @returns takes it back: it never left. */
  readonly onSent: (tips: Readonly<Record<string, number>>) => () => void;
  readonly onBecameNew: () => Promise<void>;
  readonly blobs: BlobsOver;
  readonly onBlobs: (waiting: BlobsWaiting) => void;
  /** @param isDone everything has gone that this link takes. */
  readonly onFilesOver: (isDone: boolean) => void;
};

/** Text first, then files slice by slice, with the urgent before each; the first failure ends the run. */
export async function runSync(run: SyncRun): Promise<Result<ExchangeReport | null>> {
  const { host, workspace } = run;
  await refresh(workspace);
  const { link, hubUrl } = workspace.belonging();
  const key = await host.keys.linkSecret(workspace.id);
  if (link === null || hubUrl === null || !key) return fail('sync/unknown-device');
  const used = await host.core.chooseHub(hubUrl);
  if (!used.ok) return used;
  const client = new ExchangeClient({
    replica: workspace.replica,
    keys: { link, key },
    transport: transport(run, hubUrl, '/x'),
    compressor: await host.compressor(),
  });
  const text = await exchangeText(run, client);
  if (!text.ok || run.isOver()) return text;
  const files = await exchangeFiles(run, client, hubUrl);
  return files.ok ? text : files;
}

async function exchangeText(
  { workspace, costs, decide, isOver, onBecameNew }: SyncRun,
  client: ExchangeClient,
  only?: readonly Lane[],
): Promise<Result<ExchangeReport | null>> {
  let last: ExchangeReport | null = null;
  const refused: AppError[] = [];
  for (let round = 0; round < MAX_ROUNDS && !isOver(); round++) {
    const { lanes, maxUpBytes, maxDownBytes } = await decide();
    if (lanes.length === 0) break;
    costs.beforeText();
    const policy = { maxUpBytes, maxDownBytes, lanes: lanes.filter((lane) => only?.includes(lane) ?? true) };
    const result = await costs.counted(() => client.exchange(policy));
    if (!result.ok) return result;
    last = result.value;
    refused.push(...last.refused);
    if (last.becameNew) {
      costs.becameNew();
      await onBecameNew();
    }
    if (!last.more) break;
  }
  if (last) await settleStrays(workspace.replica);
  return ok(last && { ...last, refused });
}

async function exchangeFiles(run: SyncRun, client: ExchangeClient, hubUrl: string): Promise<Result<null>> {
  const { workspace, costs, decide, isOver, onBlobs } = run;
  const blobs = await run.blobs((path) => transport(run, hubUrl, path));
  if (!blobs) return ok(null);
  onBlobs(await blobs.queue());
  const done = await runFiles({
    decide,
    hasUrgent: async () => (await ownQueue(workspace.replica, deliveredSeqs(workspace.replica))).lanes.some(isUrgent),
    sendUrgent: () => exchangeText(run, client, ['urgent']),
    exchange: async (policy) => {
      const result = await costs.counted(() => blobs.exchange(policy), FILES);
      if (result.ok) onBlobs(await blobs.queue());
      return result;
    },
    isOver,
  });
  if (!done.ok) return done;
  run.onFilesOver(done.value.isDone);
  return ok(null);
}

function isUrgent({ lane, ops }: QueueOfLane): boolean {
  return lane === 'urgent' && ops > 0;
}

function transport({ host, workspace, link, costs, isOver, ...on }: SyncRun, hubUrl: string, path: string): Transport {
  return async (request, carried = []) => {
    if (isOver()) return fail('sync/timeout');
    const startedAt = host.timers.monotonic();
    const takeBack = on.onSent(ownTips(workspace, carried));
    on.onRequest();
    const { timeoutMs } = link.rules;
    const reply = await host.core.post({ hubUrl, path, body: request, timeoutMs });
    const ms = host.timers.monotonic() - startedAt;
    on.onAnswer();
    if (!reply.ok) {
      if (reply.error.code === 'sync/timeout') costs.took(request.length, 0);
      else takeBack();
      return reply;
    }
    const { status, body, isCut, bytesUp, bytesDown } = reply.value;
    costs.took(bytesUp, bytesDown);
    if (isOver()) return fail('sync/timeout');
    if (isCut) return { ...fail('sync/no-link'), received: body };
    if (status !== 200) return refusalOf(status, body);
    link.took({ ms, bytesUp, bytesDown });
    return { ok: true, answer: body };
  };
}

/** Of the own batches that a request carries: on a dear link it is not all that waits. */
function ownTips({ replica }: OpenWorkspace, carried: readonly BatchNode[]): Readonly<Record<string, number>> {
  const tips: Record<string, number> = {};
  for (const { replica: author, lane, lastSeq } of carried) {
    const key = laneKey(author, lane);
    if (author === replica.id) tips[key] = Math.max(tips[key] ?? 0, lastSeq);
  }
  return tips;
}
