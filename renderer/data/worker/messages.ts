import { ok, type Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import { reachReply } from '#shared/files/hub-api.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { settingsOfMessage } from '#shared/schedule/message-settings.ts';
import { settingId } from '#shared/schedule/policy.ts';
import { ExchangeClient } from '#shared/sync/exchange-client.ts';
import type { NewMessage, SentMessage } from '../contract/messages.ts';
import type { SaveDraft } from '../contract.ts';
import type { DeviceDb } from '../store/db.ts';
import { rowsOf } from './facts.ts';
import type { EngineHost } from './host.ts';
import { ask } from './hub-client.ts';
import { refusalOf } from './hub-refusal.ts';
import { permitFor } from './permits.ts';
import { alone, saveDrafts } from './saving.ts';
import { noteStaff, openDesk, type SignedIn } from './staff.ts';
import type { OpenWorkspace } from './workspace.ts';

const TIMEOUT_MS = 5 * 60_000;

/**
 * The message, and with a policy or a rule update the settings of it: shore owns them, so they hold aboard as soon as they
 * are there, and the message says so and asks for the receipt.
 * @returns `input/invalid` when its data is none that a ship could use.
 */
export async function messageDrafts(
  workspace: OpenWorkspace,
  message: NewMessage,
  sentAt: number,
  sentBy: string,
): Promise<Result<readonly SaveDraft[]>> {
  const settings = settingsOfMessage(message.kind, message.payload?.value);
  if (!settings.ok) return settings;
  const held = new Map<Value | undefined, RecordId>();
  for (const { folded, hidden } of await rowsOf(workspace, 'setting'))
    if (hidden === 0) held.set(folded.values['key'], folded.id);
  const drafts = Object.entries(settings.value).map(
    ([key, value]): SaveDraft => ({
      record: held.get(key) ?? settingId(key),
      collection: 'setting',
      values: { key, value: value ?? null, reason: message.title, setBy: sentBy },
      loaded: null,
    }),
  );
  return ok([messageDraft(message, sentAt, sentBy), ...drafts]);
}

function messageDraft(message: NewMessage, sentAt: number, sentBy: string): SaveDraft {
  const { kind, title, text, dueOn, needsReceipt, payload } = message;
  return {
    collection: 'message',
    values: {
      kind,
      title,
      text: text === '' ? null : text,
      dueOn,
      needsReceipt,
      sentAt,
      sentBy,
      payload: payload?.value ?? null,
      payloadName: payload?.name ?? null,
    },
    loaded: null,
  };
}

/** Writes a message into the log of a vessel that is not open at this desk, and hands it to the hub if it can. */
export async function sendElsewhere(
  host: EngineHost,
  device: DeviceDb,
  staff: SignedIn,
  vesselId: string,
  message: NewMessage,
): Promise<SentMessage> {
  const quiet = { onProgress: () => {}, onBehind: () => {} };
  const opened = await openDesk(host, device, staff, vesselId, quiet);
  if (!opened.ok) return { vesselId, state: 'failed', error: opened.error };
  const workspace = opened.value;
  try {
    const actor = await noteStaff(host, workspace, staff);
    const permit = permitFor({ side: 'shore', roles: staff.staff.roles, record: actor });
    const saved = await alone(host, workspace, async () => {
      const drafts = await messageDrafts(workspace, message, host.clock.now(), actor);
      return drafts.ok ? saveDrafts(workspace, drafts.value, actor, permit) : drafts;
    });
    if (!saved.ok) return { vesselId, state: 'failed', error: saved.error };
    const sent = await exchangeOnce(host, workspace);
    return sent.ok ? { vesselId, state: 'onHub', error: null } : { vesselId, state: 'written', error: sent.error };
  } finally {
    workspace.close();
  }
}

async function exchangeOnce(host: EngineHost, workspace: OpenWorkspace): Promise<Result<null>> {
  const { link, hubUrl } = workspace.belonging();
  const key = await host.keys.linkSecret(workspace.id);
  if (link === null || hubUrl === null || !key) return { ok: false, error: { code: 'sync/unknown-device' } };
  const client = new ExchangeClient({
    replica: workspace.replica,
    keys: { link, key },
    compressor: await host.compressor(),
    transport: async (body) => {
      const reply = await host.core.post({ hubUrl, path: '/x', body, timeoutMs: TIMEOUT_MS });
      if (!reply.ok) return reply;
      if (reply.value.isCut) return { ok: false, error: { code: 'sync/no-link' }, received: reply.value.body };
      return reply.value.status === 200
        ? { ok: true, answer: reply.value.body }
        : refusalOf(reply.value.status, reply.value.body);
    },
  });
  const done = await client.run();
  return done.ok ? ok(null) : done;
}

export async function shipReach(
  host: EngineHost,
  { hubUrl, token }: SignedIn,
  vessel: string,
): Promise<Result<Readonly<Record<string, number>>>> {
  const reply = await ask(host, hubUrl, '/api/files/reach', { token, vessel }, reachReply);
  return reply.ok ? ok(reply.value.reach) : reply;
}
