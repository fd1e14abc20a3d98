import { toHex } from '#shared/base/bytes.ts';
import type { Value } from '#shared/base/value.ts';
import { offlineMark } from '#shared/domain/human-number.ts';
import type { FoldedRecord } from '#shared/merge/folded-record.ts';
import { fingerprint } from '#shared/oplog/certificate.ts';
import type { DpaKey, Person, WorkspaceInfo } from '../contract.ts';
import type { StoredRow } from '../store/rows.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Meta key of a wrapped person key on this device: by public key, since a record may get another id (reissue.ts). */
export function pinMeta(publicKey: Value | undefined): string {
  return `pin:${publicKey instanceof Uint8Array ? toHex(publicKey) : ''}`;
}

export async function rowsOf({ db }: Pick<OpenWorkspace, 'db'>, collection: string): Promise<readonly StoredRow[]> {
  const { records } = db;
  return records.where('[collection+revision]').between([collection], [collection, []], true, true).toArray();
}

function text(record: FoldedRecord | undefined, field: string): string {
  const value = record?.values[field];
  return typeof value === 'string' ? value : '';
}

/** The ship's own one, where shore has made another too. */
export async function vesselRecord(workspace: OpenWorkspace): Promise<FoldedRecord | undefined> {
  const all = (await rowsOf(workspace, 'vessel')).filter((row) => row.hidden === 0).map((row) => row.folded);
  const rank = (record: FoldedRecord) => (record.created.side === 'ship' ? 0 : 1);
  return all.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))[0];
}

/** The letter of human numbers: certified, or four signs of a device that was never enrolled. */
export function markOf({ replica, belonging }: Pick<OpenWorkspace, 'replica' | 'belonging'>, of = replica.id): string {
  const { enrolled, letter } = belonging();
  return replica.state.trust.standing(of)?.letter ?? (enrolled === of ? letter : null) ?? offlineMark(of);
}

export function dpaKeys({ replica }: Pick<OpenWorkspace, 'replica'>): readonly DpaKey[] {
  return replica.state.trust
    .dpaKeys()
    .flatMap((c) => (c.seal ? [{ key: fingerprint(c.seal), name: c.name ?? '' }] : []));
}

export function isEnrolled(workspace: OpenWorkspace): boolean {
  const { hubUrl, link } = workspace.belonging();
  return hubUrl !== null && link !== null;
}

/** Key in the `local` table under which the syncer keeps how the link has gone. */
export const SYNC_KEPT = 'sync';

export async function hasBeenInTouch({ db }: Pick<OpenWorkspace, 'db'>): Promise<boolean> {
  const held = (await db.local.get(SYNC_KEPT))?.value as { readonly lastContactAt?: unknown } | undefined;
  return typeof held?.lastContactAt === 'number';
}

export async function infoOf(workspace: OpenWorkspace, health: WorkspaceInfo['health']): Promise<WorkspaceInfo> {
  const record = await vesselRecord(workspace);
  const { vesselId, vesselName, hubUrl } = workspace.belonging();
  const offset = record?.values.shipTimeOffsetMin;
  return {
    role: workspace.role,
    vesselId,
    vesselRecord: record?.id ?? null,
    vesselName: text(record, 'name') || vesselName,
    imoNumber: text(record, 'imoNumber'),
    shortCode: text(record, 'shortCode'),
    shipTimeOffsetMin: typeof offset === 'number' ? offset : 0,
    workingLanguage: text(record, 'workingLanguage') || null,
    printLanguage: text(record, 'printLanguage') || null,
    flagLanguage: text(record, 'flagLanguage') || null,
    replica: workspace.replica.id,
    mark: markOf(workspace),
    isEnrolled: isEnrolled(workspace),
    company: workspace.replica.state.trust.root,
    hubUrl,
    dpas: dpaKeys(workspace),
    health,
  };
}

function codes(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

export async function personsOf(workspace: OpenWorkspace): Promise<readonly Person[]> {
  const rows = await rowsOf(workspace, 'person');
  const persons = rows.map(({ folded, hidden }): Person => {
    const { roles, languages } = folded.values;
    return {
      record: folded.id,
      name: text(folded, 'name'),
      rank: text(folded, 'rank') || null,
      crewId: text(folded, 'crewId') || null,
      roles: codes(roles),
      uiLanguage: text(folded, 'uiLanguage') || null,
      languages: codes(languages),
      signedOnOn: text(folded, 'signedOnOn') || null,
      signedOffOn: text(folded, 'signedOffOn') || null,
      hasPin: workspace.replica.meta(pinMeta(folded.values.publicKey)) !== undefined,
      isGone: hidden === 1 || text(folded, 'signedOffOn') !== '',
    };
  });
  const rank = (person: Person) => (person.isGone ? 2 : person.hasPin ? 0 : 1);
  return persons.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}
