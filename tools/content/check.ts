import type { Result } from '#shared/base/result.ts';
import { ismTextKey, readInstruments, readIsmClauses } from '#shared/domain/content/catalogue.ts';
import { commonTextKeys } from '#shared/domain/content/common-texts.ts';
import { type Basis, type ContentTexts, contentText } from '#shared/domain/content/content-source.ts';
import { firstHourTextKeys, readFirstHour } from '#shared/domain/content/first-hour.ts';
import { ncrTextKeys, readNcrTemplates, readRootCauses } from '#shared/domain/content/ncr-template.ts';
import { procedureTextKeys, readProcedure } from '#shared/domain/content/procedure.ts';
import { readScenario, scenarioTextKeys } from '#shared/domain/content/scenario.ts';
import { dueTextKeys, readBackupDefaults, readDueRules } from '#shared/domain/due/due-rules.ts';
import { COLLECTIONS } from '#shared/domain/kinds.ts';
import { readAssetLibrary } from '#shared/domain/library.ts';
import {
  NOTIFY_VALUES,
  notificationTextKeys,
  readCallScripts,
  readNotificationMatrix,
  readShortTexts,
} from '#shared/domain/notify/notification-rules.ts';
import { readSettleRights } from '#shared/domain/ownership.ts';
import { readAnnex } from '#shared/domain/policy/annex.ts';
import { clauseTextKeys, readEditions } from '#shared/domain/readiness/framework-data.ts';
import { allRows, readChecklist, readinessTextKeys, readQuestionSet } from '#shared/domain/readiness/question-set.ts';
import { readScoreRules } from '#shared/domain/readiness/score-rules.ts';
import { readReportDeadlines } from '#shared/domain/report-deadlines.ts';
import { readReviewGuides } from '#shared/domain/review-guide.ts';
import { readRiskMatrix } from '#shared/domain/risk/risk-matrix.ts';
import { readRoleRights } from '#shared/domain/role-rights.ts';

/** The files of `resources`, by path from there: `drills/s01.json`, `locales/en/content-common.json`. */
export type ContentFiles = ReadonlyMap<string, unknown>;

export type ContentReport = {
  readonly scenarios: number;
  readonly procedures: number;
  readonly rules: number;
  readonly notifications: number;
  readonly ncrTemplates: number;
  /** References that lead nowhere, and files that do not fit their shape. */
  readonly unresolved: number;
  /** Files and rows that carry the "verify with company or flag" mark. */
  readonly unverifiedMarked: number;
  readonly problems: readonly string[];
};

const DUE_VALUES = ['times', 'done', 'interval', 'last', 'event', 'on', 'rhythm'];

/** Reads all guided content and follows every reference in it. */
export function checkContent(files: ContentFiles): ContentReport {
  const problems: string[] = [];
  const read = new Set<string>();

  function one<T>(path: string, reader: (raw: unknown) => Result<T>): T | null {
    read.add(path);
    if (!files.has(path)) return say(path, 'is not there');
    const result = reader(files.get(path));
    if (result.ok) return result.value;
    const { field = '', why = '' } = result.error.params ?? {};
    return say(path, `does not fit its shape at "${field}" (${why})`);
  }
  function say(where: string, what: string): null {
    problems.push(`${where}: ${what}`);
    return null;
  }
  function known(where: string, what: string, wanted: readonly string[], there: ReadonlySet<string>): void {
    for (const key of wanted) if (!there.has(key)) say(where, `${what} "${key}" does not exist`);
  }
  function once(where: string, ids: readonly string[]): void {
    for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 1) say(where, `"${id}" twice`);
  }
  function under<T extends { readonly id: string }>(folder: string, name: RegExp, reader: (raw: unknown) => Result<T>) {
    return [...files.keys()]
      .filter((path) => path.startsWith(`${folder}/`) && name.test(path.slice(folder.length + 1)))
      .sort()
      .flatMap((path) => {
        const value = one(path, reader);
        if (value && path !== `${folder}/${value.id.toLowerCase()}.json`) say(path, `holds "${value.id}"`);
        return value ? [{ path, value }] : [];
      });
  }

  // what others refer to
  const library = one('library/assets.json', readAssetLibrary)?.rows ?? [];
  const systems = new Set(library.map(({ key }) => key));
  const instruments = one('rules/instruments.json', readInstruments)?.rows ?? [];
  const instrumentIds = new Set(instruments.map(({ id }) => id));
  const clauses = one('rules/ism-clauses.json', readIsmClauses)?.rows ?? [];
  const clauseIds = new Set(clauses.map(({ clause }) => clause));
  const due = one('rules/due-rules.json', readDueRules);
  const backups = one('rules/backup-defaults.json', readBackupDefaults);
  const deadlines = one('rules/report-deadlines.json', readReportDeadlines)?.rows ?? [];
  one('rules/settle-rights.json', readSettleRights);
  const annex = one('rules/policy-annex.json', readAnnex);
  const guides = one('rules/review-guides.json', readReviewGuides);
  const scoreRules = one('rules/readiness-rules.json', readScoreRules);
  const riskMatrix = one('rules/risk-matrix.json', readRiskMatrix);
  const rights = one('rules/role-rights.json', readRoleRights)?.rows ?? [];
  const scenarios = under('drills', /^.+\.json$/, readScenario);
  const procedures = under('procedures', /^(?!first-hour\.).+\.json$/, readProcedure);
  const guide = one('procedures/first-hour.json', readFirstHour);
  const matrix = one('notifications/matrix.json', readNotificationMatrix);
  const scripts = one('notifications/call-scripts.json', readCallScripts);
  const shortTexts = one('notifications/short-texts.json', readShortTexts);
  const templates = one('ncr-templates/cyber.json', readNcrTemplates);
  const causes = one('ncr-templates/root-causes.json', readRootCauses);

  // how they are tied together is the work of check:frameworks; here it is their texts
  const editions = one('frameworks/editions.json', readEditions);
  const seed = one('frameworks/seed.json', readQuestionSet);
  const govern = one('frameworks/govern.json', readQuestionSet);
  const checklist = one('frameworks/checklist.json', readChecklist);

  function basis(where: string, of: Basis): void {
    known(
      where,
      'instrument',
      of.map(({ instrument }) => instrument),
      instrumentIds,
    );
    const ism = of.filter(({ instrument }) => instrument === 'ISM').flatMap((row) => row.clauses);
    known(where, 'ISM clause', ism, clauseIds);
  }
  for (const { path, value } of [...scenarios, ...procedures]) {
    known(path, 'system', value.systems, systems);
    basis(path, value.basis);
  }
  if (guide) basis('procedures/first-hour.json', guide.basis);
  const backupKeys = new Set((backups?.rows ?? []).map(({ key }) => key));
  for (const { path, value } of procedures) known(path, 'backup row', value.backups, backupKeys);
  const procedureIds = new Set(procedures.map(({ value }) => value.id));
  for (const { key, systems: of, procedure } of backups?.rows ?? []) {
    known(`rules/backup-defaults.json ${key}`, 'system', of, systems);
    known(`rules/backup-defaults.json ${key}`, 'procedure', procedure === null ? [] : [procedure], procedureIds);
  }
  for (const row of templates?.rows ?? []) {
    const where = `ncr-templates/cyber.json ${row.id}`;
    known(where, 'ISM clause', row.ism, clauseIds);
    known(where, 'system', row.systems, systems);
    basis(where, row.requirements);
  }
  const scriptIds = new Set((scripts?.rows ?? []).map(({ id }) => id));
  for (const row of matrix?.rows ?? []) {
    const where = `notifications/matrix.json ${row.id}`;
    known(where, 'call script', [row.script], scriptIds);
    for (const [id, length] of [
      [row.short160, 160],
      [row.short500, 500],
    ] as const)
      if (shortTexts?.rows.find((short) => short.id === id)?.maxLength !== length)
        say(where, `short text "${id}" of ${length} signs does not exist`);
    const before = matrix?.rows.find(({ id }) => id === row.afterRow);
    if (row.afterRow !== undefined && (before === undefined || before.clock === 'afterRow'))
      say(where, `row "${row.afterRow}" does not exist or waits for another row itself`);
  }
  for (const { id, covers } of rights) {
    const named = covers.flatMap(({ collections }) => collections);
    known(`rules/role-rights.json ${id}`, 'kind of record', named, new Set<string>(COLLECTIONS));
  }
  once(
    'rules/role-rights.json',
    rights.map(({ id }) => id),
  );
  once(
    'rules/instruments.json',
    instruments.map(({ id }) => id),
  );
  once(
    'rules/ism-clauses.json',
    clauses.map(({ clause }) => clause),
  );
  once(
    'rules/due-rules.json',
    (due?.rows ?? []).map(({ id }) => id),
  );
  once(
    'rules/backup-defaults.json',
    (backups?.rows ?? []).map(({ key }) => key),
  );
  once(
    'notifications/matrix.json',
    (matrix?.rows ?? []).map(({ id }) => id),
  );
  once(
    'notifications/call-scripts.json',
    (scripts?.rows ?? []).map(({ id }) => id),
  );
  once(
    'notifications/short-texts.json',
    (shortTexts?.rows ?? []).map(({ id }) => id),
  );
  once(
    'ncr-templates/cyber.json',
    (templates?.rows ?? []).map(({ id }) => id),
  );

  // texts: what each file of them has to hold, in every language that is there
  const wanted = new Map<string, readonly string[]>([['content-common', commonTextKeys()]]);
  for (const { value } of scenarios) wanted.set(`content-drill-${value.id.toLowerCase()}`, scenarioTextKeys(value));
  for (const { value } of procedures)
    wanted.set(`content-procedure-${value.id.toLowerCase()}`, procedureTextKeys(value));
  if (guide) wanted.set('content-first-hour', firstHourTextKeys(guide));
  if (matrix && scripts && shortTexts)
    wanted.set('content-notifications', notificationTextKeys(matrix, scripts, shortTexts));
  if (due && backups)
    wanted.set('content-rules', [...dueTextKeys(due, backups), ...clauses.map(({ clause }) => ismTextKey(clause))]);
  if (editions) wanted.set('content-clauses', clauseTextKeys(editions));
  if (seed && govern && checklist) wanted.set('content-readiness', readinessTextKeys(allRows(seed, govern), checklist));
  if (templates && causes) wanted.set('content-ncr', ncrTextKeys(templates, causes));

  const languages = new Set(
    [...files.keys()].flatMap((path) => /^locales\/(?!terms\/)([^/]+)\//.exec(path)?.[1] ?? []),
  );
  for (const language of languages) {
    for (const [file, keys] of wanted) {
      const path = `locales/${language}/${file}.json`;
      read.add(path);
      const texts = (files.get(path) ?? {}) as ContentTexts;
      const own = new Set(keys);
      for (const key of own) if (!contentText([texts], key)?.trim()) say(path, `text "${key}" does not exist`);
      for (const [key, text] of flat(texts)) {
        if (!own.has(key)) say(path, `text "${key}" belongs to nothing`);
        known(`${path} ${key}`, 'value', placeholders(text), valuesOf(file));
      }
    }
    const people = (files.get(`locales/${language}/people.json`) ?? {}) as ContentTexts;
    for (const { capability } of rights)
      if (!contentText([people], `right.${capability}`))
        say(`locales/${language}/people.json`, `text "right.${capability}" does not exist`);
    const names = (files.get(`locales/${language}/library.json`) ?? {}) as ContentTexts;
    for (const { key, fallbackKey } of library)
      if (!contentText([names], fallbackKey)) say(`locales/${language}/library.json`, `no fallback for "${key}"`);
  }
  for (const path of files.keys())
    if (!read.has(path) && /^(drills|procedures|notifications|rules|ncr-templates)\/|\/content-/.test(path))
      say(path, 'is read by nothing');

  const whole = [...scenarios, ...procedures].map(({ value }) => value);
  const rows = [
    ...instruments,
    ...clauses,
    ...(due?.rows ?? []),
    ...(backups?.rows ?? []),
    ...deadlines,
    ...rights,
    ...(matrix?.rows ?? []),
    ...(scripts?.rows ?? []),
    ...(templates?.rows ?? []),
    ...(causes?.rows ?? []),
  ];
  return {
    scenarios: scenarios.length,
    procedures: procedures.length,
    rules: (due?.rows.length ?? 0) + (backups?.rows.length ?? 0) + deadlines.length,
    notifications: matrix?.rows.length ?? 0,
    ncrTemplates: templates?.rows.length ?? 0,
    unresolved: problems.length,
    unverifiedMarked: [
      ...whole,
      ...rows,
      ...(guide ? [guide] : []),
      ...(riskMatrix ? [riskMatrix] : []),
      ...[scoreRules, annex, guides].filter((file) => file !== null),
    ].filter(({ unverified }) => unverified).length,
    problems,
  };
}

function flat(texts: ContentTexts, before = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as const] : flat(value, `${before}${key}.`),
  );
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)].map(([, name = '']) => name);
}

function valuesOf(file: string): ReadonlySet<string> {
  if (file === 'content-notifications') return new Set(NOTIFY_VALUES);
  return new Set(file === 'content-rules' ? DUE_VALUES : []);
}
