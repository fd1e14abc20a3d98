import { Button, NativeSelect, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { newId, type RecordRow, save, useRecord, useSession } from '#renderer/data/index.ts';
import { RefTitle, useFieldWords } from '#renderer/features/fields/index.ts';
import { PrintButton } from '#renderer/features/paper/index.ts';
import { ReadinessNav } from '#renderer/features/readiness-nav/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { ActionFields } from '#shared/domain/action.ts';
import { plannedActions } from '#shared/domain/readiness/gap-plan.ts';
import type { Gap } from '#shared/domain/readiness/gaps.ts';
import { gapAction, targetSave } from './gap-saves.ts';
import classes from './gaps.module.css';
import { useGaps } from './use-gaps.ts';

const LEVELS = ['notStarted', 'partial', 'inPlace', 'inPlaceWithEvidence'] as const;
type Say = (key: string) => string;

/** Option A: where the ship stands against where it should, the most urgent gap first; a press makes it an action. */
export function GapsPage() {
  const { t } = useTranslation(['gaps', 'content-readiness']);
  const found = useGaps();
  const planned =
    found?.gaps.filter(({ question }) => plannedActions(found.answers.get(question)).length > 0).length ?? 0;
  return (
    <Page
      title={t('gaps:title')}
      sub={found === undefined ? t('gaps:working') : t('gaps:sub', { count: found.gaps.length, planned })}
      actions={<PrintButton papers={[{ kind: 'gapPlan' }]} />}
    >
      <ReadinessNav current="gaps" />
      <Panel title={t('gaps:order')} aside={<StatusMark kind="info">{t('gaps:unverified')}</StatusMark>}>
        <p className={classes['small']}>{t('gaps:formula')}</p>
      </Panel>
      {found !== undefined && (
        <Panel padding="bare">
          {found.gaps.length === 0 ? (
            <EmptyState why={t('gaps:none')} />
          ) : (
            <Table.ScrollContainer
              minWidth={1000}
              type="native"
              scrollAreaProps={{ tabIndex: 0, role: 'region', 'aria-label': t('gaps:title') }}
            >
              <table className={classes['gaps']} aria-label={t('gaps:title')}>
                <thead>
                  <tr>
                    <th scope="col" className={classes['end']}>
                      {t('gaps:column.priority')}
                    </th>
                    <th scope="col">{t('gaps:column.question')}</th>
                    <th scope="col" className={classes['end']}>
                      {t('gaps:column.now')}
                    </th>
                    <th scope="col">{t('gaps:column.target')}</th>
                    <th scope="col" className={classes['end']}>
                      {t('gaps:column.missing')}
                    </th>
                    <th scope="col" className={classes['end']}>
                      {t('gaps:column.risk')}
                    </th>
                    <th scope="col" className={classes['end']}>
                      {t('gaps:column.effort')}
                    </th>
                    <th scope="col">{t('gaps:column.plan')}</th>
                  </tr>
                </thead>
                <tbody>
                  {found.gaps.map((gap) => (
                    <GapRow key={gap.question} gap={gap} answer={found.answers.get(gap.question) ?? null} />
                  ))}
                </tbody>
              </table>
            </Table.ScrollContainer>
          )}
        </Panel>
      )}
    </Page>
  );
}

function GapRow({ gap, answer }: { readonly gap: Gap; readonly answer: RecordRow | null }) {
  const { t } = useTranslation(['gaps', 'content-readiness']);
  const fields = useFieldWords();
  const { person, staff } = useSession();
  const { run, isBusy, error } = useCommand();
  const words = (t as unknown as Say)(`content-readiness:row.${gap.question}.question`);
  const actions = plannedActions(answer);
  const level = (code: string) => fields.code('answer', 'level', code);

  function make() {
    const owner = { record: person?.record ?? null, name: person?.name ?? staff?.name ?? '' };
    void run(async () => {
      const id = await newId('action');
      if (!id.ok) return id;
      const title = `${gap.question} ${words}`;
      const text = t('gaps:actionText', { question: words, target: level(gap.target) });
      return save(gapAction(gap, answer, id.value, { title, text }, owner, Date.now()));
    });
  }

  return (
    <tr>
      <td className={classes['end']}>{gap.priority}</td>
      <th scope="row">
        <a className={classes['link']} href={`#/readiness/question/${gap.question}`}>
          <bdi>{gap.question}</bdi> {words}
        </a>
        {error !== null && <ErrorNote error={error} />}
      </th>
      <td className={classes['end']}>{gap.now}</td>
      <td>
        <NativeSelect
          aria-label={t('gaps:targetOf', { question: gap.question })}
          value={gap.isOwnTarget ? gap.target : ''}
          onChange={(event) => {
            const next = event.currentTarget.value || null;
            void run(() => save([targetSave(gap.question, answer, next)]));
          }}
          data={[
            { value: '', label: t('gaps:default', { level: level(gap.target) }) },
            ...LEVELS.map((code) => ({ value: code, label: level(code) })),
          ]}
        />
      </td>
      <td className={classes['end']}>{gap.missing}</td>
      <td className={classes['end']}>{gap.risk}</td>
      <td className={classes['end']}>{gap.effort}</td>
      <td>
        {actions.length === 0 ? (
          <Button disabled={isBusy} onClick={make} aria-label={`${t('gaps:make')}: ${gap.question}`}>
            {t('gaps:make')}
          </Button>
        ) : (
          actions.map((id) => <Planned key={id} action={id} />)
        )}
      </td>
    </tr>
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
