import { type IncidentStage, incidentReportPaper } from '#renderer/pdf/model/incident-report.ts';
import { childrenIn, filesOf, type Gather } from './source.ts';

export function gatherIncident(stage: IncidentStage): Gather {
  return async (source, record) => {
    const children = (collection: string) => childrenIn(source, record, collection);
    const [incident, lines, decisions, notifications, evidence, actions, signOffs] = await Promise.all([
      source.getRecord(record),
      children('incidentTimeline'),
      children('incidentDecision'),
      children('incidentNotification'),
      children('incidentEvidence'),
      children('action'),
      source.loadSignOffs([record]),
    ]);
    if (incident === null) return null;
    const custody = (await Promise.all(evidence.map(({ id }) => childrenIn(source, id, 'incidentCustody')))).flat();
    // Photos hang on evidence and on what was sent, too.
    const holders = [record, ...[...evidence, ...notifications].map(({ id }) => id)];
    const { files, photos } = await filesOf(source, holders);
    const parts = { incident, lines, decisions, notifications, evidence, custody, actions, files, photos, signOffs };
    return {
      rows: [incident, ...lines, ...decisions, ...notifications, ...evidence, ...custody, ...actions, ...files],
      files: [],
      build: (context) => incidentReportPaper(context, stage, parts),
    };
  };
}
