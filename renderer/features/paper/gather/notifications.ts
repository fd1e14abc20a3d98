import type { RecordRow } from '#renderer/data/index.ts';
import { isLanguageCode, SOURCE_LANGUAGE } from '#renderer/i18n/languages.ts';
import { loadNotificationRules } from '#renderer/i18n/load-content.ts';
import { callScriptsPaper, notificationSheetPaper } from '#renderer/pdf/model/notifications.ts';
import { notificationDuties } from '#shared/domain/notify/notify-duties.ts';
import { childrenIn, type Gather, type PaperSource } from './source.ts';

const TEXTS = ['content-notifications'];

async function vesselOf(source: PaperSource): Promise<RecordRow | null> {
  return (await source.getRecords({ collection: 'vessel' }))[0] ?? null;
}

/** Of an incident, or blank for the drawer beside the radio. */
export const gatherNotificationSheet: Gather = async (source, record) => {
  const [incident, notifications, vessel, { matrix }] = await Promise.all([
    record === '' ? null : source.getRecord(record),
    record === '' ? [] : childrenIn(source, record, 'incidentNotification'),
    vesselOf(source),
    loadNotificationRules(),
  ]);
  const told = notifications.flatMap(({ values }) =>
    typeof values['rule'] === 'string' && typeof values['toldAt'] === 'number'
      ? [[values['rule'], values['toldAt']]]
      : [],
  );
  return {
    rows: incident === null ? [] : [incident, ...notifications],
    files: TEXTS,
    build: (context) =>
      notificationSheetPaper(context, {
        incident,
        notifications,
        duties: notificationDuties({
          matrix,
          vessel: { ...vessel?.values },
          incident: { ...incident?.values },
          told: Object.fromEntries(told),
          now: context.printedAt,
        }),
      }),
  };
};

export const gatherCallScripts: Gather = async (source, record) => {
  const [incident, vessel, { scripts }] = await Promise.all([
    record === '' ? null : source.getRecord(record),
    vesselOf(source),
    loadNotificationRules(),
  ]);
  const text = (row: RecordRow | null, field: string) => {
    const value = row?.values[field];
    return typeof value === 'string' ? value : '';
  };
  return {
    rows: [],
    files: TEXTS,
    others: [SOURCE_LANGUAGE, ...[text(vessel, 'workingLanguage')].filter(isLanguageCode)],
    build: (context, second) =>
      callScriptsPaper(context, second, scripts, {
        ship: context.ship.name,
        imo: context.ship.imoNumber,
        flag: text(vessel, 'flag'),
        callSign: text(vessel, 'callSign'),
        company: text(vessel, 'companyName'),
        port: text(incident, 'port'),
        what: text(incident, 'title'),
        effect: text(incident, 'safetyEffect'),
        actions: text(incident, 'containment'),
        number: incident?.number ?? '',
      }),
  };
};
