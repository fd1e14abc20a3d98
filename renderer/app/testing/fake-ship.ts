import type { Person, RecordRow, Session, SyncInfo, Workspace, WorkspaceInfo } from '#renderer/data/contract.ts';
import { capabilities } from '#renderer/data/worker/permits.ts';
import type { Value } from '#shared/base/value.ts';

/** An invented ship for tests of pages and for looking at them. Nothing here is ever shipped. */
export const REPLICA = 'ab23cdefghjkm';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export function idOf(collection: string, counter: number): string {
  return `${collection}.${REPLICA}.${counter}`;
}

function person(counter: number, name: string, rank: string, roles: readonly string[], hasPin = true): Person {
  return {
    record: idOf('person', counter),
    name,
    rank,
    crewId: null,
    roles,
    uiLanguage: null,
    languages: [],
    signedOnOn: null,
    signedOffOn: null,
    hasPin,
    isGone: false,
  };
}

export const MASTER = person(1, 'Ivan Petrov', 'Master', ['MASTER']);
export const SECOND = person(2, 'Maria Santos', 'Second officer', ['2O', 'OOW']);
export const PERSONS: readonly Person[] = [
  MASTER,
  SECOND,
  person(3, 'Jan Kowalski', 'Chief engineer', ['CE', 'SSO']),
  person(4, 'Arjun Nair', 'ETO', ['ETO']),
  person(5, 'Reyes Dela Cruz', 'Bosun', ['RATING'], false),
];

export const INFO: WorkspaceInfo = {
  role: 'vessel',
  vesselId: 'vessel-1',
  vesselRecord: idOf('vessel', 1),
  vesselName: 'MV TEST PIONEER',
  imoNumber: '9074729',
  shortCode: 'TP',
  shipTimeOffsetMin: 60,
  workingLanguage: 'en',
  printLanguage: null,
  flagLanguage: 'es',
  replica: REPLICA,
  mark: 'A',
  isEnrolled: true,
  company: '4F2C 91AB 07D3 E65A',
  hubUrl: 'https://hub.example',
  dpas: [{ key: 'dpa-key', name: 'Anna Berg' }],
  health: {
    store: 'good',
    journal: 'good',
    space: 'enough',
    freeBytes: 48_000_000_000,
    keyProtection: 'os',
    isCompressing: true,
    isReadOnly: false,
  },
};

export function workspace(status: Workspace['status'], info: WorkspaceInfo | null = INFO): Workspace {
  return { status, role: info?.role ?? 'vessel', info, error: null, canExport: false, progress: null };
}

export function session(who: Person | null): Session {
  return {
    person: who,
    persons: PERSONS,
    staff: null,
    roles: who?.roles ?? [],
    may: capabilities({ side: 'ship', roles: who?.roles ?? [], record: who?.record ?? null }),
    side: 'ship',
    autoLockMin: 10,
    waitUntil: {},
  };
}

export function sync(now: number): SyncInfo {
  return {
    isEnrolled: true,
    phase: 'waiting',
    lastContactAt: now - 3 * HOUR - 12 * 60_000,
    lastError: null,
    nextTryAt: now + 3 * HOUR + 27 * 60_000,
    queue: [
      { lane: 'urgent', ops: 0, bytes: 0 },
      { lane: 'routine', ops: 14, bytes: 6_200 },
      { lane: 'bulk', ops: 3, bytes: 184_000 },
    ],
    ownUpTo: 1_908,
    deliveredUpTo: 1_894,
    isIsolated: false,
    isolatedReason: null,
    isStalled: false,
    skewMs: 1_200,
    bytesUp: 2_400_000,
    bytesDown: 1_100_000,
    bytesUpToday: 58_000,
    bytesDownToday: 12_000,
    refused: [],
    link: null,
  };
}

type RowOptions = {
  readonly title?: string;
  readonly actor?: string;
  readonly at?: number;
  readonly conflicts?: number;
};

export function row(id: string, values: Readonly<Record<string, Value>>, options: RowOptions = {}): RecordRow {
  const { at = 0, actor = SECOND.record, conflicts = 0 } = options;
  const [collection = ''] = id.split('.');
  const written = { ref: { replica: REPLICA, seq: 1 }, actor, replica: REPLICA, side: 'ship', at } as const;
  const { state, number, name, title, description, parent, removed } = values;
  const words = [name, title, description].find((each) => typeof each === 'string' && each !== '');
  return {
    id,
    collection,
    lane: 'routine',
    values,
    heads: {},
    conflicts: [],
    redacted: [],
    illegal: [],
    created: written,
    updated: written,
    reach: {},
    opCount: 1,
    unknownOps: 0,
    title: options.title ?? String(words ?? '').slice(0, 80),
    number: typeof number === 'string' ? number : null,
    state: typeof state === 'object' && state !== null && 'state' in state ? String(state.state) : null,
    parent: typeof parent === 'string' ? parent : null,
    createdAt: at,
    updatedAt: at,
    isRemoved: removed !== undefined && removed !== null,
    conflictCount: conflicts,
    revision: 1,
  };
}

const ASSETS = [
  ['Chart and permit PC', 'it', 'Bridge, chart table'],
  ['ECDIS 1', 'nav', 'Bridge, console'],
  ['ECDIS 2', 'nav', 'Bridge, console'],
  ['Loading computer', 'cargo', 'Cargo office'],
  ['VSAT terminal', 'com', 'Radio room'],
  ['Engine alarm system', 'eng', 'Engine control room'],
] as const;

type Sample = readonly [
  kind: string,
  state: string,
  ageMs: number,
  description: string,
  more?: object,
  conflicts?: number,
];

const REPORTS: readonly Sample[] = [
  [
    'nonConformity',
    'submitted',
    5 * DAY,
    'USB stick put into the chart PC without a scan. The stick was found in the chart room and has no label.',
    {
      place: 'Chart room, bridge',
      assets: [idOf('asset', 1)],
      immediateCorrection: 'Stick removed and bagged. ETO told. Chart PC scanned, nothing found.',
    },
    1,
  ],
  [
    'nearMiss',
    'submitted',
    2 * HOUR,
    'GNSS position jumped 0.4 mile for two minutes off the breakwater.',
    { assets: [idOf('asset', 2)] },
  ],
  [
    'suspiciousMail',
    'dpaReview',
    DAY,
    'Mail asks for the crew list and passport copies.',
    { mailFrom: 'agent@port-service.example', mailSubject: 'URGENT: crew list for immigration', mailDone: ['opened'] },
  ],
  [
    'hazard',
    'accepted',
    9 * DAY,
    'Cable from the crew network runs through the rack of the cargo network.',
    { answer: 'Cable to be removed at once and the port blocked. Send a photo when done.', answeredAt: 1 },
  ],
  ['observation', 'masterReview', 30 * HOUR, 'Password of the loading computer is written on its frame.', {}],
  [
    'nonConformity',
    'closed',
    40 * DAY,
    'Backup of ECDIS routes was not made for three weeks.',
    { class: 'minor', answer: 'Accepted. Weekly backup is in the plan now.', answeredAt: 1 },
  ],
];

function reports(now: number): readonly RecordRow[] {
  const open = REPORTS.map(([kind, state, age, description, more, conflicts = 0], index) => {
    const at = now - age;
    const values = {
      number: `NCR-TP-A-${String(index + 1).padStart(4, '0')}`,
      kind,
      description,
      happenedAt: at - 30 * 60_000,
      originator: SECOND.record,
      originatorName: SECOND.name,
      originatorRole: '2O',
      source: 'crew',
      language: 'en',
      state: { state, by: SECOND.record, at },
      ...more,
      ...(more !== undefined && 'answeredAt' in more ? { answeredAt: at + 6 * HOUR } : {}),
    } as Readonly<Record<string, Value>>;
    return row(idOf('report', index + 1), values, { at, conflicts });
  });
  const at = now - 26 * HOUR;
  const sealed = {
    number: 'NCR-TP-A-0007',
    confidential: true,
    sealed: new Uint8Array(900),
    sealedFor: 'dpa-key',
    sealedOn: new Date(at).toISOString().slice(0, 10),
    state: { state: 'submitted', at },
  };
  return [...open, row(idOf('report', 7), sealed, { at, title: '', actor: 'anonymous' })];
}

export function records(now: number): ReadonlyMap<string, RecordRow> {
  const vessel = row(
    idOf('vessel', 1),
    {
      name: 'MV TEST PIONEER',
      imoNumber: '9074729',
      shortCode: 'TP',
      flag: 'PA',
      type: 'bulkCarrier',
      trade: 'worldwide',
      workingLanguage: 'en',
      flagLanguage: 'es',
      shipTimeOffsetMin: 60,
      callSign: '3FTP9',
    },
    { at: now - 90 * DAY },
  );
  const assets = ASSETS.map(([name, group, space], index) =>
    row(idOf('asset', index + 1), { name, group, space }, { at: now - 80 * DAY }),
  );
  const remark = row(
    idOf('reportRemark', 1),
    {
      parent: idOf('report', 1),
      text: 'The stick belongs to the service engineer who left in the last port.',
      by: MASTER.record,
      writtenAt: now - 4 * DAY,
      reply: 'Please keep it sealed. We ask the maker.',
      repliedAt: now - 3 * DAY,
    },
    { at: now - 4 * DAY, actor: MASTER.record },
  );
  return new Map([vessel, ...assets, ...reports(now), remark].map((each) => [each.id, each]));
}
