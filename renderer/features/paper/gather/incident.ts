import { type IncidentStage, incidentReportPaper } from '#renderer/pdf/model/incident-report.ts';
import { childrenIn, type Gather } from './source.ts';

export function gatherIncident(stage: IncidentStage): Gather {
  return async (source, record) => {
    const children = (collection: string) => childrenIn(source, record, collection);
    const [incident, lines, decisions, notifications, evidence, actions, files, signOffs] = await Promise.all([
      source.getRecord(record),
      children('incidentTimeline'),
      children('incidentDecision'),
      children('incidentNotification'),
      children('incidentEvidence'),
      children('action'),
      children('attachment'),
      source.loadSignOffs([record]),
    ]);
    if (incident === null) return null;
    const custody = (await Promise.all(evidence.map(({ id }) => childrenIn(source, id, 'incidentCustody')))).flat();
    const parts = { incident, lines, decisions, notifications, evidence, custody, actions, files, signOffs };
    return {
      rows: [incident, ...lines, ...decisions, ...notifications, ...evidence, ...custody, ...actions, ...files],
      files: [],
      build: (context) => incidentReportPaper(context, stage, parts),
    };
  };
}
