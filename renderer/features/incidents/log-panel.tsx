import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useChildren, useDraft, useSession } from '#renderer/data/index.ts';
import { useAuthor, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { type TimelineEntry, TimelineList } from '#renderer/ui/figures/timeline-list.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { decisionOf, evidenceOf, lineOf, mayWrite, notificationOf } from './incident-values.ts';
import { useIncidentWords } from './incident-words.ts';
import classes from './incidents.module.css';
import { useFirstHour } from './use-content.ts';

const RESULT_MARKS: Readonly<Record<string, MarkKind>> = { done: 'done', cannot: 'failed', skipped: 'half' };

/** All that happened in one line of time: observations, guided actions, decisions, calls, moves, evidence. */
export function LogPanel({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('incidents');
  const session = useSession();
  const entries = useEntries(row);
  return (
    <Panel title={t('log.title')} aside={String(entries.length)}>
      <div className={classes['stack']}>
        {mayWrite(row, session) && <LogForm row={row} />}
        <TimelineList label={t('log.title')} entries={entries} />
      </div>
    </Panel>
  );
}

function useEntries(row: RecordRow): readonly TimelineEntry[] {
  const { t } = useTranslation('incidents');
  const { guide, say } = useFirstHour();
  const words = useIncidentWords();
  const lines = useChildren(row.id, 'incidentTimeline') ?? [];
  const decisions = useChildren(row.id, 'incidentDecision') ?? [];
  const told = useChildren(row.id, 'incidentNotification') ?? [];
  const evidence = useChildren(row.id, 'incidentEvidence') ?? [];
  const known = new Set(guide.phases.flatMap(({ actions }) => actions.map(({ key }) => key)));
  const who = (name: string | null | undefined) => (name ? { who: name } : {});

  const all: readonly (TimelineEntry | null)[] = [
    ...lines.map((line): TimelineEntry => {
      const { kind, step, result, text, happenedAt, byName } = lineOf(line);
      const at = happenedAt ?? line.createdAt;
      const isGuided = kind === 'step' && typeof step === 'string' && known.has(step);
      const isMove = kind === 'system' && step?.startsWith('state:') === true;
      const head = isGuided
        ? `${t(`result.${resultOf(result)}`)}: ${say(`action.${step}.do`)}`
        : isMove
          ? t('log.move', { state: words.state(step?.slice('state:'.length) ?? '') })
          : null;
      const mark = isGuided ? RESULT_MARKS[result ?? ''] : isMove ? 'running' : undefined;
      return {
        id: line.id,
        at,
        ...who(byName),
        ...(mark === undefined ? {} : { mark }),
        what: (
          <>
            {head}
            {head !== null && text ? '. ' : ''}
            <span dir="auto">{text}</span>
          </>
        ),
      };
    }),
    ...decisions.map((each): TimelineEntry => {
      const { text, decidedAt, byName } = decisionOf(each);
      const what = t('log.decided', { text });
      return { id: each.id, at: decidedAt ?? each.createdAt, ...who(byName), what, mark: 'answered' };
    }),
    ...told.map((each): TimelineEntry | null => {
      const { status, addressee, toldAt, receivedBy, referenceNumber } = notificationOf(each);
      if (status !== 'told' || typeof toldAt !== 'number') return null;
      const details = [receivedBy, referenceNumber].filter(Boolean).join(' · ');
      const what = [t('log.told', { name: addressee }), details].filter(Boolean).join(' · ');
      return { id: each.id, at: toldAt, what, mark: 'done' };
    }),
    ...evidence.map((each): TimelineEntry => {
      const { label, foundAt, foundByName } = evidenceOf(each);
      return { id: each.id, at: foundAt ?? each.createdAt, ...who(foundByName), what: t('log.evidence', { label }) };
    }),
  ];
  return all.filter((entry) => entry !== null).sort((a, b) => b.at - a.at);
}

function resultOf(code: string | null | undefined): 'done' | 'cannot' | 'skipped' {
  return code === 'cannot' || code === 'skipped' ? code : 'done';
}

/** One line and Enter. */
function LogForm({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('incidents');
  const author = useAuthor();
  const draft = useDraft(`incident/${row.id}/log`, '');
  const [isMissing, setMissing] = useState(false);
  const { run, isBusy, error } = useCommand();
  const text = draft.value ?? '';

  async function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(text.trim() === '');
    if (text.trim() === '' || isBusy) return;
    const values = {
      parent: row.id,
      kind: 'note',
      happenedAt: Date.now(),
      text: text.trim(),
      ...(author === null ? {} : { byName: author.name }),
      ...(author === null || author.record === null ? {} : { by: author.record }),
    };
    const saved = await run(() => save([{ collection: 'incidentTimeline', values }]));
    if (saved.ok) await draft.clear();
  }

  return (
    <form className={classes['oneLine']} onSubmit={submit} noValidate>
      {error !== null && <ErrorNote error={error} />}
      <TextField label={t('log.label')} error={isMissing ? t('log.needed') : null} value={text} onChange={draft.set} />
      <Button type="submit" disabled={isBusy} leftSection={<Icon name="add" />}>
        {t('log.add')}
      </Button>
    </form>
  );
}
