import type { DemoFile, DemoRecord } from '#renderer/features/demo/demo-file.ts';
import { type WorkloadRecord, workload } from '#tests/bench/workload.mjs';

/**
 * The standard workload's ship as the product keeps it: 686 records of six kinds with their steps, attendance, timelines,
 * actions and remarks, and the crew that wrote them. Invented names throughout.
 */
export type DemoShip = Pick<DemoFile, 'vessel' | 'records'>;

type Row = Readonly<Record<string, unknown>>;

const ZONES: Readonly<Record<string, readonly [name: string, kind: string]>> = {
  Z1: ['Navigation', 'navigation'],
  Z3: ['Machinery, propulsion, power', 'machinery'],
  Z6: ['Ship business IT', 'shipIt'],
  Z7: ['Crew welfare', 'welfare'],
  Z9: ['DMZ and outside links', 'dmz'],
};
const ZONE_OF: Readonly<Record<string, string>> = {
  'OT-nav': 'Z1',
  'OT-engine': 'Z3',
  'IT-business': 'Z6',
  crew: 'Z7',
  standalone: 'Z9',
};
const GROUP_OF: Readonly<Record<string, string>> = {
  navigation: 'nav',
  communication: 'com',
  propulsion: 'eng',
  cargo: 'cargo',
  safety: 'safety',
  IT: 'it',
  'crew welfare': 'wel',
};
const E22: Readonly<Record<string, string>> = { essential: 'III', important: 'II', other: 'I' };
const METHOD: Readonly<Record<string, string>> = {
  'full image': 'image',
  incremental: 'incremental',
  'configuration export': 'export',
  'database dump': 'full',
};
const OUTCOME: Readonly<Record<string, string>> = {
  satisfactory: 'met',
  'partly satisfactory': 'partlyMet',
  'to be repeated': 'notMet',
};
const RESTORE: Readonly<Record<string, string>> = {
  pass: 'pass',
  'pass with remarks': 'passWithRemarks',
  fail: 'fail',
};
const SOURCE: Readonly<Record<string, string>> = {
  'internal audit': 'internalAudit',
  'self inspection': 'inspection',
  PSC: 'portStateControl',
  vetting: 'vetting',
  class: 'class',
};
const KINDS = ['nonConformity', 'observation', 'nearMiss', 'hazard', 'suspiciousMail'];
const SEVERITY: Readonly<Record<string, number>> = { minor: 2, major: 3, critical: 4 };

/** Most characters that a field of one line takes. */
const LINE_MAX = 200;

const text = (row: Row, field: string): string => String(row[field] ?? '');
const ms = (value: unknown): number => Date.parse(String(value));

/** @param seed another seed gives another ship. */
export function demoShip(seed = 1): DemoShip {
  const { records } = workload(seed);
  const names = new Set<string>();
  const person = (name: unknown): string => {
    names.add(String(name));
    return `person ${name}`;
  };
  const out: DemoRecord[] = [];
  for (const record of records) out.push(...convert(record, person));
  const start = Math.min(...out.map((r) => r.at));
  const crew = [...names].map(
    (name): DemoRecord => ({
      key: `person ${name}`,
      collection: 'person',
      at: start,
      by: `person ${name}`,
      values: { name, roles: [] },
    }),
  );
  const [anybody = ''] = crew.map((c) => c.key);
  const zones = Object.entries(ZONES).map(
    ([key, [name, kind]]): DemoRecord => ({
      key: `zone ${key}`,
      collection: 'zone',
      at: start,
      by: anybody,
      values: { key, name, kind },
    }),
  );
  return {
    vessel: {
      name: 'MV Test Pioneer',
      imoNumber: '9074729',
      flag: 'MH',
      type: 'generalCargo',
      trade: 'worldwide',
      workingLanguage: 'en',
      flagLanguage: 'en',
      shortCode: 'TP',
      shipTimeOffsetMin: 60,
    },
    records: [...crew, ...zones, ...out],
  };
}

type Person = (name: unknown) => string;

function convert(record: WorkloadRecord, person: Person): DemoRecord[] {
  const row = record as Row;
  const base = { key: record.id, at: ms(row.createdAt), by: person(row.createdBy) };
  switch (record.type) {
    case 'asset':
      return [{ ...base, collection: 'asset', values: assetValues(row) }];
    case 'backup':
      return [{ ...base, collection: 'backup', values: backupValues(row) }];
    case 'restore':
      return [{ ...base, collection: 'restoreTest', values: restoreValues(row) }];
    case 'drill':
      return [{ ...base, collection: 'drill', values: drillValues(row) }, ...drillChildren(row, base, person)];
    case 'incident':
      return [{ ...base, collection: 'incident', values: incidentValues(row) }, ...incidentChildren(row, base)];
    default:
      return [{ ...base, collection: 'report', values: reportValues(row) }, ...reportChildren(row, base, person)];
  }
}

function assetValues(row: Row): DemoRecord['values'] {
  const ot = /^OT|standalone/.test(text(row, 'networkZone'));
  return {
    name: text(row, 'name'),
    group: GROUP_OF[text(row, 'category')] ?? 'it',
    technology: ot ? 'ot' : 'it',
    space: text(row, 'location'),
    maker: text(row, 'maker'),
    model: text(row, 'model'),
    serialNumber: text(row, 'serial'),
    zone: { ref: `zone ${ZONE_OF[text(row, 'networkZone')] ?? 'Z9'}` },
    ipAddresses: row.ip ? [text(row, 'ip')] : [],
    macAddresses: row.mac ? [text(row, 'mac')] : [],
    osName: text(row, 'os'),
    firmwareVersion: text(row, 'firmware'),
    e22Category: E22[text(row, 'criticality')] ?? 'I',
    usbPorts: row.usbPorts === 0 ? 'none' : 'open',
    installedAboardOn: text(row, 'installed'),
    verifiedOn: text(row, 'lastInspected'),
    status: row.condition === 'out of service' ? 'outOfOrder' : 'inUse',
    note: text(row, 'notes'),
    tags: [text(row, 'tag')],
  };
}

function backupValues(row: Row): DemoRecord['values'] {
  const result = row.status === 'failed' ? 'failed' : row.status === 'warning' ? 'partial' : 'ok';
  return {
    asset: { ref: text(row, 'assetId') },
    method: METHOD[text(row, 'kind')] ?? 'full',
    trigger: 'schedule',
    startedAt: ms(row.startedAt),
    endedAt: ms(row.finishedAt),
    sizeBytes: Number(row.sizeBytes),
    sha256s: [`${text(row, 'sha256')} set 1`],
    mediaLabel: text(row, 'media'),
    result,
    note: text(row, 'remark'),
  };
}

function restoreValues(row: Row): DemoRecord['values'] {
  return {
    asset: { ref: `asset-${text(row, 'backupId').slice(-4).padStart(4, '0')}` },
    backup: { ref: text(row, 'backupId') },
    startedAt: ms(row.createdAt),
    rtoTargetMin: Number(row.rtoMinutes),
    rtoActualMin: Number(row.minutes),
    result: RESTORE[text(row, 'result')] ?? 'pass',
    testerName: text(row, 'testedBy'),
    witnessName: text(row, 'witness'),
    remarks: text(row, 'remarks'),
  };
}

function drillValues(row: Row): DemoRecord['values'] {
  return {
    title: text(row, 'title'),
    kind: 'tabletop',
    level: 'drill',
    startedAt: ms(row.createdAt),
    controllerName: text(row, 'leader'),
    description: text(row, 'scenario'),
    lessons: text(row, 'lessons'),
    result: OUTCOME[text(row, 'outcome')] ?? 'met',
  };
}

function drillChildren(
  row: Row,
  base: DemoRecord | { key: string; at: number; by: string },
  person: Person,
): DemoRecord[] {
  const { key, at, by } = base;
  const attendance = (row.participants as Row[]).map(
    (p, i): DemoRecord => ({
      key: `${key} person ${i}`,
      collection: 'drillAttendance',
      at,
      by,
      values: {
        parent: { ref: key },
        person: { ref: person(p.name) },
        name: text(p, 'name'),
        rank: text(p, 'rank'),
        part: 'participant',
        present: p.present === true,
      },
    }),
  );
  const steps = (row.steps as Row[]).map(
    (s, i): DemoRecord => ({
      key: `${key} step ${i}`,
      collection: 'drillStep',
      at,
      by,
      values: {
        parent: { ref: key },
        order: Number(s.n),
        title: text(s, 'text').slice(0, LINE_MAX),
        plannedMin: 5 * i,
        doneAt: ms(s.actual),
        result: 'done',
        action: text(s, 'text').length > LINE_MAX ? `${text(s, 'text')}\n${text(s, 'remark')}` : text(s, 'remark'),
      },
    }),
  );
  return [...attendance, ...steps];
}

function incidentValues(row: Row): DemoRecord['values'] {
  return {
    title: text(row, 'title'),
    kind: 'incident',
    severity: SEVERITY[text(row, 'severity')] ?? 2,
    detectedAt: ms(row.detectedAt),
    awareShipAt: ms(row.detectedAt),
    reporterName: text(row, 'detectedBy'),
    assets: (row.systems as string[]).map((id) => ({ ref: id })),
    rootCause: text(row, 'rootCause'),
  };
}

function incidentChildren(row: Row, { key, at, by }: { key: string; at: number; by: string }): DemoRecord[] {
  const timeline = (row.timeline as Row[]).map(
    (line, i): DemoRecord => ({
      key: `${key} line ${i}`,
      collection: 'incidentTimeline',
      at,
      by,
      values: {
        parent: { ref: key },
        happenedAt: ms(line.at),
        kind: 'observation',
        byName: text(line, 'by'),
        text: text(line, 'text'),
      },
    }),
  );
  const actions = (row.actions as Row[]).map(
    (a, i): DemoRecord => ({
      key: `${key} action ${i}`,
      collection: 'action',
      at,
      by,
      values: {
        parent: { ref: key },
        kind: 'corrective',
        title: text(a, 'text').slice(0, LINE_MAX),
        ownerName: text(a, 'owner'),
        plannedOn: text(a, 'due'),
      },
    }),
  );
  return [...timeline, ...actions];
}

function reportValues(row: Row): DemoRecord['values'] {
  const clause = text(row, 'clause');
  return {
    kind: KINDS[clause.charCodeAt(0) % KINDS.length] ?? 'observation',
    title: text(row, 'title'),
    description: text(row, 'description'),
    immediateCorrection: text(row, 'correctiveAction'),
    happenedAt: ms(row.createdAt),
    assets: [{ ref: text(row, 'assetId') }],
    originatorName: text(row, 'raisedBy'),
    source: SOURCE[text(row, 'source')] ?? 'crew',
    requirementClause: `ISM ${clause}`,
    language: row.lang === 'zh' ? 'zh-Hans' : text(row, 'lang'),
  };
}

function reportChildren(
  row: Row,
  { key, at, by }: { key: string; at: number; by: string },
  person: Person,
): DemoRecord[] {
  return (row.remarks as Row[]).map(
    (r, i): DemoRecord => ({
      key: `${key} remark ${i}`,
      collection: 'reportRemark',
      at,
      by,
      values: { parent: { ref: key }, text: text(r, 'text'), by: { ref: person(r.by) }, writtenAt: ms(r.at) },
    }),
  );
}
