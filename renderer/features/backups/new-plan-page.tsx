import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type SaveDraft, save, useDraft, useRecords } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { loadDueRules } from '#renderer/i18n/load-content.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { CheckField } from '#renderer/ui/fields/check-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import classes from './backups.module.css';
import { type DefaultRow, planFromDefault, planOf } from './plan-values.ts';
import { useLoaded } from './use-loaded.ts';
import { useProcedures } from './use-procedure.ts';

const PLANS = { collection: 'backupPlan' } as const;
const ASSETS = { collection: 'asset' } as const;
const ALL = { from: 0, count: 2000 } as const;

/** A key that is made from data: the content check knows that there is a text. */
type Say = (key: string) => string;

/** What a ship usually backs up, to tick; or a system of its own. */
export function NewPlanPage() {
  const { t } = useTranslation(['backups', 'content-rules', 'common']);
  const say = t as unknown as Say;
  const [, navigate] = useLocation();
  const rules = useLoaded(loadDueRules);
  const procedures = useProcedures();
  const plans = useRecords(PLANS, ALL);
  const assets = useRecords(ASSETS, ALL);
  const draft = useDraft<readonly string[]>('backupPlan/new', []);
  const [isAsked, setAsked] = useState(false);
  const { run, isBusy, error } = useCommand();
  const chosen = draft.value ?? [];
  const held = new Set(plans.rows.map((row) => planOf(row).libraryKey));

  function toggle(key: string, isChosen: boolean) {
    setAsked(false);
    draft.set((before) => (isChosen ? [...before, key] : before.filter((each) => each !== key)));
  }

  function draftOf(row: DefaultRow): SaveDraft {
    const systems: readonly unknown[] = row.systems;
    const values = planFromDefault({
      row,
      name: say(`content-rules:backup.${row.key}.name`),
      content: say(`content-rules:backup.${row.key}.content`),
      assets: assets.rows.filter(({ values: held }) => systems.includes(held['libraryKey'])).map(({ id }) => id),
      procedures: procedures ?? [],
    });
    return { collection: 'backupPlan', values };
  }

  async function add(drafts: readonly SaveDraft[]) {
    const saved = await run(() => save(drafts));
    if (!saved.ok) return;
    await draft.clear();
    const [only] = saved.value;
    navigate(saved.value.length === 1 && only ? `/backups/plan/${encodeURIComponent(only.record)}` : '/backups');
  }

  async function addChosen() {
    setAsked(true);
    const rows = rules?.backups.rows.filter(({ key }) => chosen.includes(key)) ?? [];
    if (rows.length > 0) await add(rows.map(draftOf));
  }

  return (
    <Page
      title={t('backups:new.title')}
      sub={t('backups:new.sub')}
      actions={
        <>
          <Button component="a" href="#/backups" variant="subtle" leftSection={<Icon name="back" />}>
            {t('backups:toList')}
          </Button>
          <Button
            leftSection={<Icon name="edit" />}
            onClick={() =>
              void add([{ collection: 'backupPlan', values: { name: t('backups:new.ownName'), status: 'active' } }])
            }
            disabled={isBusy}
          >
            {t('backups:new.own')}
          </Button>
        </>
      }
    >
      <Panel
        foot={
          <ActionBar note={isAsked && chosen.length === 0 ? t('backups:new.chooseFirst') : undefined}>
            <Button
              variant="filled"
              size="lg"
              leftSection={<Icon name="check" />}
              onClick={() => void addChosen()}
              disabled={isBusy || rules === undefined || procedures === undefined}
            >
              {t('backups:new.add', { count: chosen.length })}
            </Button>
          </ActionBar>
        }
      >
        <div className={classes['form']}>
          {error !== null && <ErrorNote error={error} />}
          <StatusMark kind="info">{t('backups:new.unverified')}</StatusMark>
          <div className={classes['choices']}>
            {rules?.backups.rows.map(({ key }) => (
              <CheckField
                key={key}
                label={say(`content-rules:backup.${key}.name`)}
                help={
                  held.has(key)
                    ? t('backups:new.held', { content: say(`content-rules:backup.${key}.content`) })
                    : say(`content-rules:backup.${key}.content`)
                }
                checked={chosen.includes(key)}
                onChange={(isChosen) => toggle(key, isChosen)}
              />
            ))}
          </div>
        </div>
      </Panel>
    </Page>
  );
}
