import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { RefTitle } from '#renderer/features/fields/index.ts';
import { KeyValue, type KeyValueItem } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { reportOf } from './report-values.ts';
import { useReportWords } from './report-words.ts';
import classes from './reports.module.css';
import { usePersonName } from './use-person-name.ts';

/** What was reported, as it was said. What nobody filled in is left out, what matters and is missing says so. */
export function ReportFacts({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation(['reports', 'common']);
  const words = useReportWords();
  const nameOf = usePersonName();
  const fields = reportOf(row);
  const unknown = t('common:unknown');
  const author = fields.originator ?? row.created.actor;
  const rank = fields.originatorRole ? `, ${words.role(fields.originatorRole)}` : '';

  const items: readonly (KeyValueItem | false)[] = [
    {
      label: t('reports:field.happenedAt'),
      value: typeof fields.happenedAt === 'number' ? <Instant at={fields.happenedAt} withShip /> : unknown,
    },
    { label: t('reports:field.assets'), value: <AssetLinks ids={fields.assets ?? []} /> },
    { label: t('reports:field.place'), value: fields.place || unknown },
    Boolean(fields.immediateCorrection) && {
      label: t('reports:field.immediateCorrection'),
      value: <span className={classes['said']}>{fields.immediateCorrection}</span>,
    },
    Boolean(fields.mailFrom) && { label: t('reports:field.mailFrom'), value: <bdi>{fields.mailFrom}</bdi> },
    Boolean(fields.mailSubject) && { label: t('reports:field.mailSubject'), value: <bdi>{fields.mailSubject}</bdi> },
    Boolean(fields.mailDone?.length) && {
      label: t('reports:field.mailDone'),
      value: (fields.mailDone ?? []).map(words.mailDone).join(', '),
    },
    { label: t('reports:field.source'), value: words.source(fields.source) },
    Boolean(fields.sourceRecord) && {
      label: t('reports:field.sourceRecord'),
      value: <RefTitle record={fields.sourceRecord ?? ''} />,
    },
    Boolean(fields.objectiveEvidence) && {
      label: t('reports:field.evidence'),
      value: <span className={classes['said']}>{fields.objectiveEvidence}</span>,
    },
    { label: t('reports:field.by'), value: `${fields.originatorName || nameOf(author)}${rank}` },
  ];

  return (
    <Panel title={t('reports:facts.title')} aside={words.kind(fields.kind)}>
      <p className={classes['description']} lang={fields.language ?? undefined} dir="auto">
        {fields.description}
      </p>
      <KeyValue layout="columns" items={items.filter((item) => item !== false)} />
    </Panel>
  );
}

/** The systems, each a way to its page; one that has not arrived yet says so. */
export function AssetLinks({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation('reports');
  if (ids.length === 0) return <>{t('facts.noAsset')}</>;
  return (
    <ul className={classes['links']}>
      {ids.map((id) => (
        <li key={id}>
          <RefTitle record={id} />
        </li>
      ))}
    </ul>
  );
}
