import { Button, NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { newId, type RecordRow, save, useRecord, useSession } from '#renderer/data/index.ts';
import { RefTitle, useFieldWords } from '#renderer/features/fields/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import type { TableColumn } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import type { ActionFields } from '#shared/domain/action.ts';
import { plannedActions } from '#shared/domain/readiness/gap-plan.ts';
import type { Gap } from '#shared/domain/readiness/gaps.ts';
import { gapAction, TARGET_LEVELS, targetSave } from './gap-saves.ts';
import classes from './gaps.module.css';
import type { Gaps } from './use-gaps.ts';

type Say = (key: string) => string;
type GapCellProps = { readonly gap: Gap; readonly answer: RecordRow | null };

/** The gaps, the most urgent first: each with its numbers, its target, and what is planned against it. */
export function GapTable({ gaps, answers }: Pick<Gaps, 'gaps' | 'answers'>) {
  const { t } = useTranslation('gaps');
  const columns = useMemo<readonly TableColumn<Gap>[]>(() => {
    const number = (id: 'priority' | 'now' | 'missing' | 'risk' | 'effort', width: string): TableColumn<Gap> => ({
      id,
      header: t(`column.${id}`),
      width,
      align: 'end',
      sortBy: (gap) => gap[id],
      cell: (gap) => gap[id],
    });
    return [
      {
        id: 'question',
        header: t('column.question'),
        width: 'minmax(200px, 1fr)',
        sortBy: ({ question }) => question,
        cell: (gap) => <Question question={gap.question} />,
      },
      number('priority', '84px'),
      number('now', '56px'),
      {
        id: 'target',
        header: t('column.target'),
        width: '268px',
        cell: (gap) => <Target gap={gap} answer={answers.get(gap.question) ?? null} />,
      },
      number('missing', '76px'),
      number('risk', '52px'),
      number('effort', '64px'),
      {
        id: 'plan',
        header: t('column.plan'),
        width: '172px',
        cell: (gap) => <Plan gap={gap} answer={answers.get(gap.question) ?? null} />,
      },
    ];
  }, [t, answers]);
  return (
    <DataTable
      label={t('title')}
      rows={gaps}
      columns={columns}
      keyOf={keyOf}
      rowHeightPx={64}
      leastWidthPx={1080}
      empty={<EmptyState why={t('none')} />}
    />
  );
}

function keyOf({ question }: Gap): string {
  return question;
}

function useQuestion(question: string): string {
  const { t } = useTranslation('content-readiness');
  return (t as unknown as Say)(`row.${question}.question`);
}

function Question({ question }: { readonly question: string }) {
  return (
    <a className={classes['link']} href={`#/readiness/question/${question}`}>
      <bdi>{question}</bdi> {useQuestion(question)}
    </a>
  );
}

function Target({ gap, answer }: GapCellProps) {
  const { t } = useTranslation('gaps');
  const fields = useFieldWords();
  const { run, error } = useCommand();
  const level = (code: string) => fields.code('answer', 'level', code);
  return (
    <>
      <NativeSelect
        classNames={{ input: classes['select'] ?? '' }}
        aria-label={t('targetOf', { question: gap.question })}
        value={gap.isOwnTarget ? gap.target : ''}
        onChange={(event) => {
          const next = event.currentTarget.value || null;
          void run(() => save([targetSave(gap.question, answer, next)]));
        }}
        data={[
          { value: '', label: t('default', { level: level(gap.usualTarget) }) },
          ...TARGET_LEVELS.map((code) => ({ value: code, label: level(code) })),
        ]}
      />
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}

function Plan({ gap, answer }: GapCellProps) {
  const { t } = useTranslation('gaps');
  const fields = useFieldWords();
  const words = useQuestion(gap.question);
  const { person, staff } = useSession();
  const { run, isBusy, error } = useCommand();
  const actions = plannedActions(answer);

  function make() {
    const owner = { record: person?.record ?? null, name: person?.name ?? staff?.name ?? '' };
    void run(async () => {
      const id = await newId('action');
      if (!id.ok) return id;
      const title = `${gap.question} ${words}`;
      const target = fields.code('answer', 'level', gap.target);
      const text = t('actionText', { question: words, target });
      return save(gapAction(gap, answer, id.value, { title, text }, owner, Date.now()));
    });
  }

  if (actions.length > 0) return actions.map((id) => <Planned key={id} action={id} />);
  return (
    <>
      <Button className={classes['make']} disabled={isBusy} onClick={make} aria-label={`${t('make')}: ${gap.question}`}>
        {t('make')}
      </Button>
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}

/** The action that was made of it: who and until when. */
function Planned({ action }: { readonly action: string }) {
  const { t } = useTranslation('gaps');
  const fields = useFieldWords();
  const formats = useFormats();
  const row = useRecord(action);
  if (!row) return <RefTitle record={action} />;
  const { ownerName, plannedOn, dueOn, extendedToOn } = row.values as ActionFields;
  const on = extendedToOn ?? dueOn ?? plannedOn;
  return (
    <div className={classes['small']}>
      <bdi>{row.number}</bdi> · {fields.code('action', 'state', row.state ?? 'open')}
      <br />
      <bdi>{ownerName ?? t('nobody')}</bdi> · {on ? formats.day(on) : t('noDay')}
    </div>
  );
}
