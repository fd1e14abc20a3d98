import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { save, transition, useRecord, useRecords, useSession } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { ConflictNote } from '#renderer/features/merge/index.ts';
import { PrintButton } from '#renderer/features/paper/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { isLanguageCode } from '#renderer/i18n/languages.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { ReasonDialog } from '#renderer/ui/feedback/reason-dialog.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { SHIP_STATUSES } from '#shared/domain/drill.ts';
import { AttendancePanel } from './attendance-panel.tsx';
import { DrillBanner } from './drill-banner.tsx';
import type { DrillParts } from './drill-page.tsx';
import { startPress } from './drill-presses.ts';
import { drillOf, mayMove, needsGate, openConditions, planOf } from './drill-values.ts';
import { languageName, useDrillWords } from './drill-words.ts';
import classes from './drills.module.css';
import { PlaceFields } from './place-fields.tsx';
import { SavedCheck } from './saved-check.tsx';
import { useCommonText, useScenario } from './scenario-content.ts';

const ALL = { from: 0, count: 1000 } as const;

/** Planned and not started: the safety check, who is there, and the one button that starts the clock. */
export function ReadyView({ row, attendance }: DrillParts) {
  const { t } = useTranslation('drills');
  const formats = useFormats();
  const session = useSession();
  const words = useDrillWords();
  const fieldWords = useFieldWords();
  const common = useCommonText();
  const drill = drillOf(row);
  const scenario = useScenario(drill.scenario);
  const plan = useRecord(drill.plan ?? null);
  const [isCancelling, setCancelling] = useState(false);
  const { run, isBusy, error } = useCommand();
  const conditions = scenario?.safetyGate.conditions ?? [];
  const answered = drill.safetyGate ?? [];
  const open = openConditions(scenario, row);
  const isGateNeeded = needsGate(scenario, drill.kind);
  const mayStart = mayMove(row, 'running', session);
  const isWaiting = isGateNeeded && open.length > 0;
  const day = plan ? planOf(plan).plannedOn : null;

  // The ship's own systems that the scenario is about, where the register knows what they are.
  const assets = useRecords({ collection: 'asset' }, ALL)
    .rows.filter(({ values }) => scenario?.systems.includes(String(values['libraryKey'])))
    .map(({ id }) => id);

  function set(values: Parameters<typeof save>[0][number]['values']) {
    void run(() => save([{ record: row.id, collection: 'drill', loaded: row, values }]));
  }

  return (
    <Page
      title={words.title(row)}
      sub={
        <>
          {row.number !== null && <bdi>{row.number}</bdi>} · {words.kind(drill.kind)}
          {day && <> · {t('plannedFor', { day: formats.day(day) })}</>}
        </>
      }
      actions={
        <>
          <Button component="a" href="#/drills" variant="subtle" leftSection={<Icon name="back" />}>
            {t('toList')}
          </Button>
          <Button component="a" href={`#/drills/${row.id}/plan`} leftSection={<Icon name="edit" />}>
            {t('ready.change')}
          </Button>
          <PrintButton papers={[{ kind: 'drillCard', record: row.id }]} />
          {mayMove(row, 'cancelled', session) && (
            <Button variant="subtle" onClick={() => setCancelling(true)}>
              {t('ready.cancel')}
            </Button>
          )}
        </>
      }
      fill
    >
      <DrillBanner />
      <ConflictNote record={row.id} />
      <Columns>
        <Column span={7} rows="1fr">
          <Panel
            title={t('gate.title')}
            aside={
              open.length === 0 ? (
                <StatusMark kind="done">{t('gate.all')}</StatusMark>
              ) : (
                t('gate.open', { count: open.length })
              )
            }
            scrolls
            foot={
              <ActionBar
                note={
                  !mayStart
                    ? t('ready.notYou')
                    : isWaiting
                      ? t('ready.answerAll', { count: open.length })
                      : t('ready.say')
                }
              >
                <Button
                  variant="filled"
                  size="lg"
                  leftSection={<Icon name="play" />}
                  disabled={isBusy || isWaiting || !mayStart}
                  onClick={() =>
                    void run(() =>
                      save(
                        startPress(
                          { drill: row, worker: session, now: Date.now(), elapsedMs: 0 },
                          open.length === 0,
                          assets,
                        ),
                      ),
                    )
                  }
                >
                  {t('ready.start')}
                </Button>
              </ActionBar>
            }
          >
            <div className={classes['form']}>
              {error !== null && <ErrorNote error={error} />}
              <p className={classes['dim']}>{isGateNeeded ? t('gate.needed') : t('gate.advised')}</p>
              <fieldset className={classes['checks']}>
                <legend className={classes['hidden']}>{t('gate.title')}</legend>
                {conditions.map((key) => (
                  <SavedCheck
                    key={key}
                    label={common(`safetyGate.${key}`)}
                    checked={answered.includes(key)}
                    draftOf={(isTrue) => ({
                      record: row.id,
                      collection: 'drill',
                      loaded: row,
                      values: { safetyGate: isTrue ? [...answered, key] : answered.filter((each) => each !== key) },
                    })}
                  />
                ))}
              </fieldset>
            </div>
          </Panel>
        </Column>
        <Column span={5} rows="auto 1fr">
          <Panel title={t('ready.facts')}>
            <KeyValue
              layout="columns"
              items={[
                { label: t('plan.controller'), value: <bdi>{drill.controllerName ?? t('nobody')}</bdi> },
                { label: t('plan.combinedWith'), value: words.combinedWith(drill.combinedWith) },
                { label: t('plan.stopWord'), value: <strong>{drill.stopWord ?? t('nobody')}</strong> },
                {
                  label: t('plan.languages'),
                  value: (drill.languages ?? []).filter(isLanguageCode).map(languageName).join(' · '),
                },
              ]}
            />
            <div className={classes['gap']}>
              <SelectField
                label={fieldWords.label('drill', 'shipStatus')}
                value={drill.shipStatus ?? null}
                onChange={(shipStatus) => set({ shipStatus })}
                options={SHIP_STATUSES.map((each) => ({
                  value: each as string,
                  label: fieldWords.code('drill', 'shipStatus', each),
                }))}
              />
            </div>
            <PlaceFields drill={row} />
            {scenario !== null && (
              <p className={classes['link']}>
                <a href={`#/drills/scenario/${scenario.id}`}>{t('ready.read')}</a>
              </p>
            )}
          </Panel>
          <AttendancePanel drill={row} attendance={attendance} canSign={false} fills />
        </Column>
      </Columns>
      <ReasonDialog
        opened={isCancelling}
        title={t('ready.cancelTitle')}
        text={t('ready.cancelText')}
        confirm={t('ready.cancel')}
        onClose={() => setCancelling(false)}
        onGiven={(reason) => transition(row, 'cancelled', { reason })}
      />
    </Page>
  );
}
