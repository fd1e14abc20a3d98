import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import type { FirstHour } from '#shared/domain/content/first-hour.ts';
import { DecisionForm } from './decisions-panel.tsx';
import { EvidenceForm } from './evidence-form.tsx';
import { FallbackList } from './fallback-list.tsx';
import { type GuideAction, type GuideHook, lastsUntil } from './guide-model.ts';
import classes from './incidents.module.css';
import { SavedField } from './saved-field.tsx';

type GuideHookPanelProps = {
  readonly row: RecordRow;
  readonly hook: GuideHook;
  readonly guide: FirstHour;
  readonly actions: readonly GuideAction[];
  readonly phase: string;
};

/** What an action needs at hand. All of it may be left as it is: the answer never waits for it. */
export function GuideHookPanel({ row, hook, guide, actions, phase }: GuideHookPanelProps): ReactNode {
  const { t } = useTranslation('incidents');
  switch (hook) {
    case 'assetFallback':
      return <FallbackList row={row} />;
    case 'scope':
      return (
        <div className={classes['form']}>
          <SavedField row={row} field="assets" />
          <div className={classes['pair']}>
            <SavedField row={row} field="type" />
            <SavedField row={row} field="severity" />
          </div>
          <LinkTo href="#/assets" label={t('hook.assets')} />
        </div>
      );
    case 'evidence':
      return <EvidenceForm row={row} />;
    case 'decision':
      return <DecisionForm row={row} />;
    case 'notify':
      return <LinkTo href={`#/incidents/${row.id}/told`} label={t('hook.told')} />;
    case 'restore':
      return <LinkTo href="#/backups" label={t('hook.backups')} />;
    case 'watch': {
      const until = lastsUntil(guide, actions, phase);
      return until === null ? null : (
        <p className={classes['reading']}>
          {t('hook.watchUntil')} <Instant at={until} form="weekdayTime" withShip />
        </p>
      );
    }
    case 'lessons':
    case 'close':
      return <LinkTo href={`#/incidents/${row.id}/after`} label={t('hook.after')} />;
    case 'quickCapture':
      return <LinkTo href={`#/incidents/${row.id}/facts`} label={t('hook.facts')} />;
    default:
      return null;
  }
}

function LinkTo({ href, label }: { readonly href: string; readonly label: string }) {
  return (
    <div>
      <Button component="a" href={href} leftSection={<Icon name="chevron-end" />}>
        {label}
      </Button>
    </div>
  );
}
