import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecord, useSession, type WorkspaceInfo } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { ConflictNote } from '#renderer/features/merge/index.ts';
import { useLanguageNames, useRegionNames } from '#renderer/features/setup/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { formatOffset } from '#shared/domain/ship-time.ts';
import type { VesselFields } from '#shared/domain/vessel.ts';
import { EditVessel } from './edit-vessel.tsx';
import classes from './settings.module.css';

/** The ship's own facts. Heads of the ship may set them right; what the company owns says so. */
export function VesselPanel({ info }: { readonly info: WorkspaceInfo }) {
  const { t } = useTranslation(['settings', 'common']);
  const words = useFieldWords();
  const formats = useFormats();
  const regions = useRegionNames();
  const languages = useLanguageNames();
  const { roles } = useSession();
  const [isEditing, setEditing] = useState(false);
  const row = useRecord(info.vesselRecord);
  const mayEdit = roles.includes('MASTER') || roles.includes('DPA') || roles.includes('TSI');

  if (row === undefined) return null;
  if (row === null) {
    return (
      <Panel title={t('settings:ship.title')}>
        <p className={classes['quiet']}>{t('settings:ship.notReceived')}</p>
      </Panel>
    );
  }
  if (isEditing) return <EditVessel row={row} isEnrolled={info.isEnrolled} onDone={() => setEditing(false)} />;

  const fields = row.values as VesselFields;
  const unknown = t('common:unknown');
  const item = (field: keyof VesselFields & string, value: string | null | undefined) => ({
    label: words.label('vessel', field),
    value: value ? <bdi>{value}</bdi> : unknown,
  });
  const code = (field: 'type' | 'trade') => (fields[field] ? words.code('vessel', field, fields[field]) : null);
  const offset = fields.shipTimeOffsetMin;
  return (
    <>
      <ConflictNote record={row.id} />
      <Panel
        title={t('settings:ship.title')}
        aside={info.isEnrolled ? t('settings:ship.mark', { mark: info.mark }) : undefined}
        action={
          mayEdit && (
            <Button variant="subtle" leftSection={<Icon name="edit" />} onClick={() => setEditing(true)}>
              {t('settings:ship.edit')}
            </Button>
          )
        }
      >
        <div className={classes['halves']}>
          <KeyValue
            layout="columns"
            items={[
              item('name', fields.name),
              item('imoNumber', fields.imoNumber),
              item('shortCode', fields.shortCode),
              item('callSign', fields.callSign),
              item('phone', fields.phone),
              item('mmsi', fields.mmsi),
              item('homePort', fields.homePort),
              item('grossTonnage', fields.grossTonnage == null ? null : formats.number(fields.grossTonnage)),
              item('yearBuilt', fields.yearBuilt == null ? null : String(fields.yearBuilt)),
            ]}
          />
          <KeyValue
            layout="columns"
            items={[
              item('flag', fields.flag ? regions.nameOf(fields.flag) : null),
              item('flagLanguage', fields.flagLanguage ? languages.nameOf(fields.flagLanguage) : null),
              item('type', code('type')),
              item('trade', code('trade')),
              item('workingLanguage', fields.workingLanguage ? languages.nameOf(fields.workingLanguage) : null),
              item('printLanguage', fields.printLanguage ? languages.nameOf(fields.printLanguage) : null),
              item('shipTimeOffsetMin', offset == null ? null : `UTC${formatOffset(offset)}`),
            ]}
          />
        </div>
        {row.unknownOps > 0 && <p className={classes['quiet']}>{t('settings:ship.newerParts')}</p>}
      </Panel>
    </>
  );
}
