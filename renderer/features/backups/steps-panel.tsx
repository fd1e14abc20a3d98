import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { type StepItem, StepList } from '#renderer/ui/figures/step-list.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { type StepState, testProgress } from './test-progress.ts';
import type { ProcedureWords } from './use-procedure.ts';

type StepsPanelProps = { readonly guided: ProcedureWords; readonly lines: readonly RecordRow[] };

/** All steps of the test with what came of each. */
export function StepsPanel({ guided, lines }: StepsPanelProps) {
  const { t } = useTranslation('backups');
  const formats = useFormats();
  const { steps, current } = testProgress(guided.procedure, lines);
  const done = steps.filter(({ result }) => result !== null).length;

  function itemOf({ step, index, result, elapsedMs }: StepState): StepItem {
    const isNow = current?.step.key === step.key;
    const marks: Readonly<Record<string, MarkKind>> = { passed: 'done', failed: 'failed', skipped: 'half' };
    const state = result ?? (isNow ? 'now' : 'toDo');
    return {
      id: step.key,
      lead: String(index + 1),
      mark: result === null ? (isNow ? 'running' : 'pending') : (marks[result] ?? 'pending'),
      state: t(`steps.${state}`),
      title: guided.say(`step.${step.key}`),
      ...(result === null || elapsedMs === null ? {} : { end: formats.clock(elapsedMs) }),
    };
  }

  return (
    <Panel title={t('steps.title')} aside={t('steps.aside', { done, count: steps.length })} padding="bare">
      <StepList steps={steps.map(itemOf)} {...(current === null ? {} : { current: current.step.key })} />
    </Panel>
  );
}
