import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { HistoryPanel } from '#renderer/features/history/index.ts';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { FieldGroup } from './field-group.tsx';
import { FollowPanel } from './follow-panel.tsx';
import { FIELD_GROUPS, incidentOf } from './incident-values.ts';
import classes from './incidents.module.css';
import { MovesPanel } from './moves-panel.tsx';

/** Cause, lessons, what is done about it, what it is linked with, and the way to the close. */
export function AfterPart({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('incidents');
  const { closingNote } = incidentOf(row);
  return (
    <Columns>
      <Column span={7}>
        {closingNote && (
          <Panel title={t('close.note')}>
            <p className={classes['text']} dir="auto">
              {closingNote}
            </p>
          </Panel>
        )}
        <FieldGroup row={row} title={t('group.after')} group="after" fields={FIELD_GROUPS.after} />
        <FollowPanel row={row} />
        <FieldGroup
          row={row}
          title={t('group.links')}
          group="links"
          fields={['assets', 'reports', 'drills', 'duplicateOf', 'mergedInto']}
        />
      </Column>
      <Column span={5}>
        <MovesPanel row={row} />
        <HistoryPanel record={row.id} />
      </Column>
    </Columns>
  );
}
