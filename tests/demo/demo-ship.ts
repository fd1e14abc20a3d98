import type { DemoFile, DemoRecord } from '#renderer/features/demo/demo-file.ts';
import { workload } from '#tests/bench/workload.mjs';
import { answerRecords } from './answer-records.ts';
import { backupRecord, type Copied, copiesOf, planRecords, restoreRecords } from './backup-records.ts';
import { drillRecords, programmeRecords } from './drill-records.ts';
import { incidentRecords } from './incident-records.ts';
import { conduitRecords, continuityOf, zoneRecords } from './network-records.ts';
import { annexRecords, contactRecords, readSignatures, sheetRecords } from './paper-records.ts';
import { reportRecords } from './report-records.ts';
import { reviewRecords } from './review-records.ts';
import { acceptedSignatures, riskRecords } from './risk-records.ts';
import { chanceOf, DAY_MS, dayOf, ms, of, type Placed, type Row, type Scene, sceneOf, text } from './scene.ts';
import { CHECK_NOTES, OUT_OF_ORDER } from './story/systems.ts';
import { mediaRecords, visitRecords } from './visit-records.ts';

/**
 * The standard workload's ship as the product keeps it: 686 records of six kinds with their steps, attendance, timelines,
 * actions and remarks, and the crew that wrote them, told as 18 months of a general cargo ship up to today. The workload
 * gives numbers, ids and links; the words come from `story/`. Beside them stands what it does not have: programmes, zones
 * and ways between them, what needs what, papers, contacts, visits, media, audits, the risk register, and the answers of
 * the readiness assessment with target and plan. Invented names throughout.
 */
export type DemoShip = Pick<DemoFile, 'vessel' | 'records' | 'signatures'>;

/** The register was made in the first weeks of the log. */
const REGISTER_DAYS = 45;
/** Rules ask for a check of each system once a year. */
const CHECKED_WITHIN_DAYS = 320;

/**
 * @param seed another seed gives another ship.
 * @param now UTC ms: what is due soon and what is late follows from it.
 */
export function demoShip(seed = 1, now = Date.now()): DemoShip {
  const { records } = workload(seed);
  const scene = sceneOf(seed, records, now);
  const rows = records as readonly Row[];
  const oldestFirst = (type: string) =>
    rows.filter((row) => row['type'] === type).toSorted((a, b) => ms(a['createdAt']) - ms(b['createdAt']));
  const told = (type: string, tell: (scene: Scene, row: Row, age: number) => readonly DemoRecord[]) =>
    oldestFirst(type).flatMap((row, i, all) => tell(scene, row, all.length - 1 - i));
  const backups = rows.filter((row) => row['type'] === 'backup');
  const copies = copiesOf(scene, backups);
  const log: readonly DemoRecord[] = [
    ...crewRecords(scene),
    ...zoneRecords(scene),
    ...conduitRecords(scene),
    ...rows.filter((row) => row['type'] === 'asset').map((row) => assetRecord(scene, row)),
    ...planRecords(scene),
    ...programmeRecords(scene),
    ...told('drill', drillRecords),
    ...backups
      .map((row) => backupRecord(scene, row, copies.get(text(row, 'id')) as Copied, scene.person(row['createdBy'])))
      .toSorted((a, b) => a.at - b.at),
    ...restoreRecords(
      scene,
      rows.filter((row) => row['type'] === 'restore'),
      copies,
    ),
    ...told('incident', incidentRecords),
    ...told('ncr', reportRecords),
    ...contactRecords(scene),
    ...annexRecords(scene),
    ...sheetRecords(scene),
    ...visitRecords(scene),
    ...mediaRecords(scene),
    ...reviewRecords(scene),
  ];
  const risks = riskRecords(scene, log);
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
    records: [...linkedBack(log, risks), ...risks, ...answerRecords(scene, [...log, ...risks])],
    signatures: [...readSignatures(scene), ...acceptedSignatures(scene)],
  };
}

/** What a risk names names the risk. */
function linkedBack(log: readonly DemoRecord[], risks: readonly DemoRecord[]): readonly DemoRecord[] {
  const links = new Map<string, { readonly ref: string }[]>();
  for (const { key, values } of risks)
    for (const { ref } of (values['links'] ?? []) as readonly { readonly ref: string }[])
      links.set(ref, [...(links.get(ref) ?? []), { ref: key }]);
  return log.map((record) => {
    const back = links.get(record.key);
    return back === undefined ? record : { ...record, values: { ...record.values, links: back } };
  });
}

function crewRecords({ crew, now, startedAt }: Scene): readonly DemoRecord[] {
  return crew.map(
    ({ key, name, rank, roles, languages, aboardDays, goneDays }): DemoRecord => ({
      key,
      collection: 'person',
      at: startedAt,
      by: key,
      values: {
        name,
        rank,
        roles,
        languages,
        signedOnOn: dayOf(now - aboardDays * DAY_MS),
        ...(goneDays === undefined ? {} : { signedOffOn: dayOf(now - goneDays * DAY_MS) }),
      },
    }),
  );
}

function assetRecord(scene: Scene, row: Row): DemoRecord {
  const id = text(row, 'id');
  const chance = chanceOf(scene, id);
  const { story, name, place } = scene.assets.get(id) as Placed;
  const [maker = '', ...model] = chance.pick(story.makes).split(' ');
  const isOut = text(row, 'condition') === 'out of service' && chance.chance(0.06);
  const isNetworked = story.os[0] !== 'none';
  return {
    key: id,
    collection: 'asset',
    at: scene.startedAt + chance.int(0, REGISTER_DAYS * 24) * 3_600_000,
    by: scene.person(row['createdBy']),
    values: {
      name,
      group: story.group,
      technology: story.technology,
      space: place,
      maker,
      model: model.join(' '),
      serialNumber: text(row, 'serial'),
      zone: { ref: `zone ${story.zone}` },
      ipAddresses: isNetworked && row['ip'] ? [text(row, 'ip')] : [],
      macAddresses: isNetworked && row['mac'] ? [text(row, 'mac')] : [],
      ...(isNetworked ? { osName: chance.pick(story.os) } : {}),
      firmwareVersion: text(row, 'firmware'),
      e22Category: story.category,
      usbPorts: row['usbPorts'] === 0 ? 'none' : chance.chance(0.8) ? 'locked' : 'open',
      installedAboardOn: text(row, 'installed'),
      verifiedOn: dayOf(scene.now - chance.int(8, CHECKED_WITHIN_DAYS) * DAY_MS),
      status: isOut ? 'outOfOrder' : 'inUse',
      note: isOut ? OUT_OF_ORDER : of(CHECK_NOTES, chance.int(0, 99)),
      tags: [text(row, 'tag')],
      ...continuityOf(scene, scene.assets.get(id) as Placed),
    },
  };
}
