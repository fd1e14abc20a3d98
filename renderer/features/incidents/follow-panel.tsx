import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { newId, type RecordRow, save, useChildren, useRecords, useSession } from '#renderer/data/index.ts';
import { recordHref, useFieldWords } from '#renderer/features/fields/index.ts';
import { actionPress, type Finding, lessonLines, madeOf, reportPress } from '#renderer/features/follow-up/index.ts';
import { useAuthor, useCommand } from '#renderer/features/session/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { ActionFields } from '#shared/domain/action.ts';
import { incidentOf, mayEditFacts } from './incident-values.ts';
import classes from './incidents.module.css';

const ALL = { from: 0, count: 200 } as const;

/** The incident itself and each lesson become an action or a report in one press, linked both ways. */
export function FollowPanel({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('incidents');
  const session = useSession();
  const actions = useChildren(row.id, 'action') ?? [];
  const reports = useRecords({ collection: 'report', where: { links: row.id } }, ALL).rows;
  const made = [...actions, ...reports];
  const may = mayEditFacts(row, session);
  const about = [row.number, row.title].filter(Boolean).join(' · ');
  const findings: readonly Finding[] = [
    { source: row.id, kind: 'lesson', title: row.title, text: incidentOf(row).facts ?? row.title, happenedAt: null },
    ...[...new Set(lessonLines(incidentOf(row).lessons))].map(
      (title): Finding => ({ source: row.id, kind: 'lesson', title, text: `${about}\n${title}`, happenedAt: null }),
    ),
  ];
  return (
    <Panel title={t('follow.title')} aside={t('follow.made', { count: made.length })} padding="bare">
      <ul className={classes['findings']} aria-label={t('follow.title')}>
        {findings.map((finding, index) => (
          <FindingRow
            key={index === 0 ? row.id : finding.title}
            row={row}
            finding={finding}
            isWhole={index === 0}
            made={madeOf(finding, made)}
            mayMake={may}
          />
        ))}
      </ul>
      {actions.length > 0 && (
        <ul className={classes['findings']} aria-label={t('follow.actions')}>
          {actions.map((action) => (
            <MadeRow key={action.id} made={action} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

type FindingRowProps = {
  readonly row: RecordRow;
  readonly finding: Finding;
  readonly isWhole: boolean;
  readonly made: readonly RecordRow[];
  readonly mayMake: boolean;
};

function FindingRow({ row, finding, isWhole, made, mayMake }: FindingRowProps) {
  const { t } = useTranslation('incidents');
  const author = useAuthor();
  const { language } = useLanguage();
  const { run, isBusy, error } = useCommand();

  function make(kind: 'action' | 'report') {
    if (author === null) return;
    void run(async () => {
      const id = await newId(kind);
      if (!id.ok) return id;
      const now = Date.now();
      const drafts =
        kind === 'action'
          ? actionPress(row, finding, id.value, author, now)
          : reportPress(row, finding, id.value, author, language.code, now);
      return save(drafts);
    });
  }

  return (
    <li className={classes['finding']}>
      <div>
        <p className={classes['over']}>{t(isWhole ? 'follow.whole' : 'follow.lesson')}</p>
        <p dir="auto">{finding.title}</p>
        {made.map((each) => (
          <MadeLink key={each.id} made={each} />
        ))}
        {error !== null && <ErrorNote error={error} />}
      </div>
      {mayMake && (
        <div className={classes['buttons']}>
          {(['action', 'report'] as const).map((kind) => (
            <Button
              key={kind}
              disabled={isBusy}
              onClick={() => make(kind)}
              aria-label={`${t(`follow.${kind}`)}: ${finding.title}`}
            >
              {t(`follow.${kind}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

function MadeLink({ made }: { readonly made: RecordRow }) {
  const href = recordHref(made.id);
  const name = <bdi>{made.number}</bdi>;
  return href === null ? (
    <p className={classes['dim']}>{name}</p>
  ) : (
    <a className={classes['made']} href={href}>
      {name}
    </a>
  );
}

function MadeRow({ made }: { readonly made: RecordRow }) {
  const { t } = useTranslation('incidents');
  const words = useFieldWords();
  const { ownerName, plannedOn, dueOn } = made.values as ActionFields;
  return (
    <li className={classes['finding']}>
      <div>
        <p className={classes['over']}>
          <bdi>{made.number}</bdi> · {words.code('action', 'state', made.state ?? 'open')}
        </p>
        <p dir="auto">{made.title}</p>
        <p className={classes['dim']}>
          <bdi>{ownerName ?? t('follow.nobody')}</bdi> · {dueOn ?? plannedOn ?? t('follow.noDay')}
        </p>
      </div>
    </li>
  );
}
