import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId, type RecordRow, save, useChildren, useRecords, useSession } from '#renderer/data/index.ts';
import { recordHref, useFieldWords } from '#renderer/features/fields/index.ts';
import { actionPress, type Finding, lessonLines, madeOf, reportPress } from '#renderer/features/follow-up/index.ts';
import { useAuthor, useCommand } from '#renderer/features/session/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { DayField } from '#renderer/ui/fields/instant-field.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { ActionFields } from '#shared/domain/action.ts';
import type { Scenario } from '#shared/domain/content/scenario.ts';
import { criteriaOf } from './criteria.ts';
import { drillOf, scoreOf, stepOf } from './drill-values.ts';
import classes from './drills.module.css';
import { crewOf } from './plan-draft.ts';
import { useCommonText, useScenarioText } from './scenario-content.ts';
import { useWho } from './use-who.ts';

type FollowPanelProps = {
  readonly drill: RecordRow;
  readonly scenario: Scenario | null;
  readonly steps: readonly RecordRow[];
  readonly scores: readonly RecordRow[];
  readonly isReadOnly?: boolean;
};

const ALL = { from: 0, count: 200 } as const;

/** What must not stay a sentence: each failed step, low score and lesson becomes an action or a report in one press. */
export function FollowPanel({ drill, scenario, steps, scores, isReadOnly = false }: FollowPanelProps) {
  const { t } = useTranslation('drills');
  const findings = useFindings(drill, scenario, steps, scores);
  const actions = useChildren(drill.id, 'action') ?? [];
  const reports = useRecords({ collection: 'report', where: { links: drill.id } }, ALL).rows;
  const made = [...actions, ...reports];
  return (
    <Panel title={t('follow.title')} aside={t('follow.made', { count: made.length })} padding="bare">
      {findings.length === 0 ? (
        <p className={classes['none']}>{t('follow.none')}</p>
      ) : (
        <ul className={classes['findings']}>
          {findings.map((finding) => (
            <FindingRow
              key={`${finding.source} ${finding.title}`}
              drill={drill}
              finding={finding}
              made={madeOf(finding, made)}
              isReadOnly={isReadOnly}
            />
          ))}
        </ul>
      )}
      {actions.length > 0 && (
        <ul className={classes['findings']} aria-label={t('follow.actions')}>
          {actions.map((action) => (
            <ActionRow key={action.id} action={action} isReadOnly={isReadOnly} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function useFindings(
  drill: RecordRow,
  scenario: Scenario | null,
  steps: readonly RecordRow[],
  scores: readonly RecordRow[],
): readonly Finding[] {
  const { t } = useTranslation('drills');
  const say = useScenarioText(scenario);
  const common = useCommonText();
  const about = drill.number ?? drill.title;
  const own = new Set(scenario === null ? [] : criteriaOf(scenario).flatMap(({ key, isOwn }) => (isOwn ? [key] : [])));
  return [
    ...steps
      .filter((row) => stepOf(row).result === 'notDone')
      .sort((a, b) => (stepOf(a).order ?? 0) - (stepOf(b).order ?? 0))
      .map((row): Finding => {
        const { title, action, doneAt, plannedMin, key } = stepOf(row);
        const expected = (key && say(`step.${key}.expect`)) || title || '';
        return {
          source: row.id,
          kind: 'step',
          title: t('follow.step', { min: plannedMin ?? 0, title: title ?? '' }),
          text: [t('follow.from', { drill: about }), expected, action ?? ''].filter(Boolean).join('\n'),
          happenedAt: doneAt ?? null,
        };
      }),
    ...scores
      .filter((row) => scoreOf(row).score === 0 || scoreOf(row).score === 1)
      .map((row): Finding => {
        const { criterion = '', score, note } = scoreOf(row);
        const words = own.has(criterion ?? '') ? say(`criterion.${criterion}`) : common(`criterion.${criterion}`);
        const title = `${common(`score.${score}`)}: ${words}`;
        const text = [t('follow.from', { drill: about }), title, note ?? ''].filter(Boolean).join('\n');
        return { source: row.id, kind: 'score', title, text, happenedAt: null };
      }),
    ...lessonLines(drillOf(drill).lessons).map(
      (title): Finding => ({
        source: drill.id,
        kind: 'lesson',
        title,
        text: `${t('follow.from', { drill: about })}\n${title}`,
        happenedAt: null,
      }),
    ),
  ];
}

type FindingRowProps = {
  readonly drill: RecordRow;
  readonly finding: Finding;
  readonly made: readonly RecordRow[];
  readonly isReadOnly: boolean;
};

function FindingRow({ drill, finding, made, isReadOnly }: FindingRowProps) {
  const { t } = useTranslation('drills');
  const author = useAuthor();
  const { language } = useLanguage();
  const { run, isBusy, error } = useCommand();

  function make(kind: 'action' | 'report') {
    if (author === null) return;
    void run(async () => {
      const id = await newId(kind);
      if (!id.ok) return id;
      const now = Date.now();
      return save(
        kind === 'action'
          ? actionPress(drill, finding, id.value, author, now)
          : reportPress(drill, finding, id.value, author, language.code, now),
      );
    });
  }

  return (
    <li className={classes['finding']}>
      <div>
        <p className={classes['over']}>{t(`follow.kind.${finding.kind}`)}</p>
        <p dir="auto">{finding.title}</p>
        {made.map((row) => (
          <a key={row.id} className={classes['made']} href={recordHref(row.id) ?? ''}>
            <bdi>{row.number}</bdi>
          </a>
        ))}
        {error !== null && <ErrorNote error={error} />}
      </div>
      {made.length > 0 ? (
        <StatusMark kind="done">{t('follow.done')}</StatusMark>
      ) : (
        !isReadOnly && (
          <div className={classes['buttons']}>
            <Button
              disabled={isBusy}
              onClick={() => make('action')}
              aria-label={`${t('follow.action')}: ${finding.title}`}
            >
              {t('follow.action')}
            </Button>
            <Button
              disabled={isBusy}
              onClick={() => make('report')}
              aria-label={`${t('follow.report')}: ${finding.title}`}
            >
              {t('follow.report')}
            </Button>
          </div>
        )
      )}
    </li>
  );
}

/** Made with an owner and a date that fit most; both are changed here. */
function ActionRow({ action, isReadOnly }: { readonly action: RecordRow; readonly isReadOnly: boolean }) {
  const { t } = useTranslation('drills');
  const words = useFieldWords();
  const { persons } = useSession();
  const { run, error } = useCommand();
  const { owner, ownerName, plannedOn, dueOn } = action.values as ActionFields;
  const [day, setDay] = useState<string | null>(plannedOn ?? null);
  const who = useWho();

  function set(values: Parameters<typeof save>[0][number]['values']) {
    void run(() => save([{ record: action.id, collection: 'action', loaded: action, values }]));
  }

  return (
    <li className={classes['finding']}>
      <div>
        <p className={classes['over']}>
          <a className={classes['made']} href={`#/actions/${action.id}`}>
            <bdi>{action.number}</bdi>
          </a>{' '}
          · {words.code('action', 'state', action.state ?? 'open')}
        </p>
        <p dir="auto">{action.title}</p>
        {isReadOnly && (
          <p className={classes['small']}>
            <bdi>{ownerName ?? t('nobody')}</bdi> · {dueOn ?? plannedOn ?? t('noDay')}
          </p>
        )}
        {error !== null && <ErrorNote error={error} />}
      </div>
      {!isReadOnly && (
        <div className={classes['buttons']}>
          <SelectField
            label={t('follow.owner')}
            value={owner ?? null}
            onChange={(next) =>
              set({ owner: next, ownerName: persons.find(({ record }) => record === next)?.name ?? null })
            }
            options={crewOf(persons).map((each) => ({ value: each.record, label: who(each) }))}
          />
          <DayField
            label={t('follow.day')}
            value={day}
            onChange={setDay}
            onBlur={() => {
              if (day !== null && day !== plannedOn) set({ plannedOn: day });
            }}
          />
        </div>
      )}
    </li>
  );
}
