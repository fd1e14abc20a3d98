import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { PersonName, RefTitle, useFieldWords } from '#renderer/features/fields/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import type { PlanFigures } from '#shared/domain/backup-figures.ts';
import { planOf } from './plan-values.ts';

type PlanFactsProps = { readonly row: RecordRow; readonly figures: PlanFigures | null };

const MINUTE_MS = 60_000;

/** Targets, places and people of a plan. What is not known says so: it matters on the day. */
export function PlanFacts({ row, figures }: PlanFactsProps) {
  const { t } = useTranslation(['backups', 'common']);
  const words = useFieldWords();
  const formats = useFormats();
  const plan = planOf(row);
  const unknown = t('common:unknown');
  const label = (field: string) => words.label('backupPlan', field);
  const code = (field: string, value: string | null | undefined) =>
    value ? words.code('backupPlan', field, value) : unknown;
  const time = (minutes: number | null | undefined) =>
    typeof minutes === 'number' ? formats.duration(minutes * MINUTE_MS) : unknown;
  return (
    <Panel title={t('backups:facts.title')}>
      <KeyValue
        layout="columns"
        items={[
          { label: label('rpoMin'), value: time(plan.rpoMin) },
          { label: label('rtoMin'), value: time(plan.rtoMin) },
          {
            label: t('backups:facts.lastPassed'),
            value: figures?.lastPassedAt == null ? t('backups:neverYet') : <Age at={figures.lastPassedAt} form="ago" />,
            strong: true,
          },
          { label: label('restorableBy'), value: code('restorableBy', plan.restorableBy), strong: true },
          { label: label('offlineCopyPlace'), value: plan.offlineCopyPlace || unknown },
          { label: label('offsitePlace'), value: plan.offsitePlace || unknown },
          { label: label('goldenPlace'), value: plan.goldenPlace || unknown },
          { label: label('responsible'), value: plan.responsible ? <PersonName actor={plan.responsible} /> : unknown },
          { label: label('dataClass'), value: code('dataClass', plan.dataClass) },
          {
            label: label('assets'),
            value: plan.assets?.length ? plan.assets.map((id) => <RefTitle key={id} record={id} />) : unknown,
          },
          { label: label('status'), value: code('status', plan.status ?? 'active') },
        ]}
      />
    </Panel>
  );
}
