import { Button } from '@mantine/core';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { addPhoto, type RecordRow, save, useDraft, useSession } from '#renderer/data/index.ts';
import { AddPhotoButton } from '#renderer/features/photos/index.ts';
import { useAuthor, useCommand } from '#renderer/features/session/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import type { Say } from '#renderer/i18n/use-content.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { ReadAloudButton } from '#renderer/ui/speech/read-aloud-button.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import type { FirstHour } from '#shared/domain/content/first-hour.ts';
import { GuideHookPanel } from './guide-hooks.tsx';
import { type GuideAction, type GuideResult, guideLine, lastReachable } from './guide-model.ts';
import { incidentOf, lineOf } from './incident-values.ts';
import { useIncidentWords } from './incident-words.ts';
import classes from './incidents.module.css';

type GuideActionPanelProps = {
  readonly row: RecordRow;
  readonly guide: FirstHour;
  readonly say: Say;
  readonly actions: readonly GuideAction[];
  /** Index of the action that is shown. */
  readonly at: number;
  readonly mayWrite: boolean;
  readonly onGo: (to: number) => void;
  readonly onMarked: () => void;
};

/** One order, what good looks like, and the three answers to it. No answer asks for anything to be typed. */
export function GuideActionPanel(props: GuideActionPanelProps) {
  const { row, guide, say, actions, at, mayWrite, onGo, onMarked } = props;
  const { t } = useTranslation('incidents');
  const words = useIncidentWords();
  const { language } = useLanguage();
  const { persons } = useSession();
  const author = useAuthor();
  const shown = actions[at];
  const draft = useDraft(`incident/${row.id}/guide/${shown?.key}`, '');
  const { run, isBusy, error } = useCommand();
  const photo = useCommand();
  if (shown === undefined) return null;
  const { logKeeper } = incidentOf(row);
  const keeper = persons.find(({ record }) => record === logKeeper)?.name;
  const next = actions.slice(at + 1).filter(({ phase }) => phase === shown.phase);
  const order = say(`action.${shown.key}.do`);

  async function mark(result: GuideResult) {
    if (shown === undefined || isBusy) return;
    const press = { incident: row, action: shown, result, remark: draft.value ?? '', author, now: Date.now() };
    const saved = await run(() => save([guideLine(press)]));
    if (!saved.ok) return;
    await draft.clear();
    onMarked();
  }

  /** Not disabled while it saves: the keyboard stays on it. A double click marks one action and not the next one too. */
  function pressOf(result: GuideResult) {
    return {
      onClick: (event: MouseEvent) => {
        if (event.detail < 2) void mark(result);
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.repeat) event.preventDefault();
      },
    };
  }

  async function take(files: readonly File[]) {
    for (const file of files) {
      const added = await photo.run(() =>
        addPhoto(row.id, file, { caption: order.slice(0, 200), takenAt: Date.now() }),
      );
      if (!added.ok) return;
    }
  }

  return (
    <Panel
      title={t('guide.stepOf', {
        step: shown.phaseIndex + 1,
        phase: say(`phase.${shown.phase}.title`),
        action: shown.place + 1,
        count: shown.count,
      })}
      action={
        <div className={classes['steps']}>
          {at > 0 && (
            <Button variant="subtle" leftSection={<Icon name="chevron-start" />} onClick={() => onGo(at - 1)}>
              {t('guide.before')}
            </Button>
          )}
          {at < lastReachable(actions) && (
            <Button variant="subtle" leftSection={<Icon name="chevron-end" />} onClick={() => onGo(at + 1)}>
              {t('guide.after')}
            </Button>
          )}
        </div>
      }
      padding="reading"
      scrolls
      foot={
        mayWrite && (
          <ActionBar>
            <Button variant="filled" size="lg" leftSection={<Icon name="check" />} {...pressOf('done')}>
              {shown.isStop ? t('guide.safe') : t('guide.done')}
            </Button>
            <Button size="lg" leftSection={<Icon name="close" />} {...pressOf('cannot')}>
              {shown.isStop ? t('guide.notSafe') : t('guide.cannot')}
            </Button>
            {!shown.isStop && (
              <Button size="lg" {...pressOf('skipped')}>
                {t('guide.skipped')}
              </Button>
            )}
          </ActionBar>
        )
      }
    >
      <div className={classes['action']} data-action={shown.key}>
        {error !== null && <ErrorNote error={error} />}
        {photo.error !== null && <ErrorNote error={photo.error} />}
        <Said action={shown} />
        <p className={classes['dim']}>
          {shown.by.map(words.role).join(', ')}
          {keeper !== undefined && ` · ${t('guide.keeper', { name: keeper })}`}
        </p>
        <div className={classes['spoken']}>
          <p className={classes['instruction']}>{order}</p>
          <ReadAloudButton text={order} language={language.code} />
        </div>
        {shown.isStop && <Notice kind="warning">{say(`phase.${shown.phase}.stop`)}</Notice>}
        <div>
          <p className={classes['over']}>{t('guide.good')}</p>
          <p className={classes['reading']}>{say(`action.${shown.key}.good`)}</p>
        </div>
        {shown.hook !== null && (
          <GuideHookPanel row={row} hook={shown.hook} guide={guide} actions={actions} phase={shown.phase} />
        )}
        {mayWrite && !shown.isStop && (
          <div className={classes['oneLine']}>
            <TextAreaField label={t('guide.remark')} value={draft.value ?? ''} onChange={draft.set} rows={1} />
            <AddPhotoButton onAdd={(files) => void take(files)} disabled={photo.isBusy} />
          </div>
        )}
        {next.length > 0 && (
          <div className={classes['then']}>
            <p className={classes['over']}>{t('guide.then')}</p>
            <ol className={classes['next']} start={shown.place + 2}>
              {next.map(({ key }) => (
                <li key={key}>{say(`action.${key}.do`)}</li>
              ))}
            </ol>
          </div>
        )}
      </div>
    </Panel>
  );
}

/** What was answered before, when one looks back, or while it is not safe. */
function Said({ action }: { readonly action: GuideAction }) {
  const { t } = useTranslation('incidents');
  if (action.line === null || action.result === null) return null;
  const { text, happenedAt, byName } = lineOf(action.line);
  const kind = action.result === 'done' ? 'done' : action.result === 'cannot' ? 'failed' : 'half';
  return (
    <p className={classes['said']}>
      <StatusMark kind={kind}>
        {t(action.isStop && action.result === 'cannot' ? 'guide.notSafe' : `result.${action.result}`)}
      </StatusMark>{' '}
      <Instant at={happenedAt ?? action.line.createdAt} withShip /> <bdi>{byName}</bdi> <span dir="auto">{text}</span>
    </p>
  );
}
