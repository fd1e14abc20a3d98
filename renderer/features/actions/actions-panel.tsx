import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useChildren } from '#renderer/data/index.ts';
import { recordHref } from '#renderer/features/fields/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { isConfidential } from '#shared/domain/report.ts';
import { ActionForm } from './action-form.tsx';
import { dayOfAction, stateOfAction } from './action-values.ts';
import { markOf, useActionWords } from './action-words.ts';
import classes from './actions.module.css';
import { useNewAction } from './use-new-action.ts';

type ActionsPanelProps = {
  /** The record that they were raised from. */
  readonly row: RecordRow;
  readonly isReadOnly?: boolean;
};

/** What is done about a record: its actions, and a new one in one press. */
export function ActionsPanel({ row, isReadOnly = false }: ActionsPanelProps) {
  const { t } = useTranslation('actions');
  const actions = useChildren(row.id, 'action') ?? [];
  const making = useNewAction(row);
  const [isOpen, setOpen] = useState(false);
  const isMaking = !isReadOnly && making.draft.value !== null && (isOpen || making.draft.isRestored);
  if (isConfidential(row.values)) return isReadOnly ? null : <ApartPanel />;

  async function done() {
    await making.draft.clear();
    setOpen(false);
  }

  return (
    <Panel
      title={t('panel.title')}
      aside={actions.length > 0 ? String(actions.length) : undefined}
      action={
        !isReadOnly &&
        !isMaking && (
          <Button variant="subtle" leftSection={<Icon name="add" />} onClick={() => setOpen(true)}>
            {t('panel.add')}
          </Button>
        )
      }
      padding="bare"
    >
      {actions.length === 0 ? (
        !isMaking && <p className={classes['none']}>{t('panel.none')}</p>
      ) : (
        <Rows label={t('panel.title')}>
          {actions.map((action) => (
            <ActionRow key={action.id} row={action} />
          ))}
        </Rows>
      )}
      {isMaking && making.draft.value !== null && (
        <div className={classes['making']}>
          <ActionForm
            draft={making.draft.value}
            takesFocus={isOpen}
            onChange={(change) => making.draft.set((before) => ({ ...before, ...change }))}
            submit={t('panel.make')}
            onSubmit={async () => {
              if ((await making.make()) !== null) setOpen(false);
            }}
            onCancel={() => void done()}
            isBusy={making.isBusy}
            error={making.error}
          />
        </div>
      )}
    </Panel>
  );
}

/** An action is read by everybody on board: it never names a confidential report, not even by number. */
function ApartPanel() {
  const { t } = useTranslation('actions');
  return (
    <Panel
      title={t('panel.title')}
      action={
        <Button component="a" href="#/actions/new" variant="subtle" leftSection={<Icon name="add" />}>
          {t('panel.add')}
        </Button>
      }
    >
      <p className={classes['dim']}>{t('panel.apart')}</p>
    </Panel>
  );
}

function ActionRow({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('actions');
  const words = useActionWords();
  const formats = useFormats();
  const now = useNow(3_600_000);
  const day = dayOfAction(row);
  return (
    <Row
      mark={<StatusMark kind={markOf(row, now)}>{words.state(stateOfAction(row))}</StatusMark>}
      title={
        <a className={classes['link']} href={recordHref(row.id) ?? ''}>
          <bdi>{row.title}</bdi>
        </a>
      }
      sub={
        <>
          <bdi>{row.number}</bdi> · <bdi>{words.owner(row)}</bdi> ·{' '}
          {day === null ? t('noDay') : t('by', { day: formats.day(day) })}
        </>
      }
    />
  );
}
