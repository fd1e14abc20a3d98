import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useRecordState, useSession } from '#renderer/data/index.ts';
import { ActionsPanel } from '#renderer/features/actions/index.ts';
import { AdvisoriesAbout } from '#renderer/features/advisories/index.ts';
import { FieldList, PersonName, useFieldWords, useMaySeeRestricted } from '#renderer/features/fields/index.ts';
import { HistoryPanel } from '#renderer/features/history/index.ts';
import { IncidentsAbout } from '#renderer/features/incidents/index.ts';
import { MediaAbout } from '#renderer/features/media/index.ts';
import { ConflictNote } from '#renderer/features/merge/index.ts';
import { PrintButton } from '#renderer/features/paper/index.ts';
import { RisksAbout } from '#renderer/features/risk/index.ts';
import { VisitsAbout } from '#renderer/features/visits/index.ts';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { RecordStepper } from '#renderer/ui/status/record-stepper.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { isPlainObject } from '#shared/base/value.ts';
import { fieldSpec } from '#shared/domain/kinds.ts';
import { AssetFacts } from './asset-facts.tsx';
import { SECTION_IDS, SECTIONS } from './asset-sections.ts';
import { isUnverifiedFromLibrary } from './asset-state.ts';
import classes from './assets.module.css';
import { ReportsAbout } from './reports-about.tsx';
import { RetireDialog } from './retire-dialog.tsx';
import { TakeBackDialog } from './take-back-dialog.tsx';
import { useZones } from './use-zones.ts';
import { VerifyDialog } from './verify-dialog.tsx';

type Dialog = 'verify' | 'retire' | 'takeBack';

type AssetViewProps = {
  readonly row: RecordRow;
  readonly onEdit: () => void;
};

/** Everything that is known about one asset, to read. */
export function AssetView({ row, onEdit }: AssetViewProps) {
  const { t } = useTranslation('assets');
  const words = useFieldWords();
  const { person, side } = useSession();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [done, setDone] = useState<'verified' | 'retired' | 'takenBack' | null>(null);
  const { group, zone } = row.values;
  const zones = useZones();
  const close = () => setDialog(null);
  const isOnShip = side === 'ship' && person !== null;

  function finish(what: NonNullable<typeof done>) {
    setDone(what);
    close();
  }

  return (
    <Page
      title={row.title || t('unnamed')}
      sub={
        <>
          <bdi>{row.number ?? t('noNumber')}</bdi>
          {typeof group === 'string' && ` · ${words.code('asset', 'group', group)}`}
          {typeof zone === 'string' && ` · ${zones.keyOf(zone) ?? ''} ${zones.nameOf(zone) ?? ''}`}
          {' · '}
          {t('changed')} <Age at={row.updatedAt} form="ago" />
        </>
      }
      actions={
        <>
          <PrintButton papers={[{ kind: 'contingencyCards', record: row.id }]} />
          {isOnShip && !row.isRemoved && (
            <Button leftSection={<Icon name="check" />} onClick={() => setDialog('verify')}>
              {t('verify.button')}
            </Button>
          )}
          {row.isRemoved ? (
            <Button leftSection={<Icon name="undo" />} onClick={() => setDialog('takeBack')}>
              {t('takeBack.button')}
            </Button>
          ) : (
            <Button leftSection={<Icon name="delete" />} onClick={() => setDialog('retire')}>
              {t('retire.button')}
            </Button>
          )}
          <Button variant="filled" leftSection={<Icon name="edit" />} onClick={onEdit}>
            {t('edit.button')}
          </Button>
        </>
      }
    >
      {done !== null && <Notice kind="done" announce title={t(`done.${done}`)} />}
      <ConflictNote record={row.id} />
      {row.isRemoved && <Removed row={row} />}
      <Columns>
        <Column span={8}>
          <Sections row={row} />
          <HistoryPanel record={row.id} />
        </Column>
        <Column span={4}>
          <AssetFacts row={row} />
          <WhereItIs row={row} />
          <ActionsPanel row={row} isReadOnly={row.isRemoved} />
          <VisitsAbout asset={row.id} />
          <MediaAbout asset={row.id} />
          <AdvisoriesAbout asset={row} />
          <ReportsAbout asset={row.id} />
          <RisksAbout record={row.id} by="assets" />
          <IncidentsAbout record={row.id} by="assets" />
        </Column>
      </Columns>
      {dialog === 'verify' && person !== null && (
        <VerifyDialog row={row} person={person.record} onCancel={close} onDone={() => finish('verified')} />
      )}
      {dialog === 'retire' && <RetireDialog row={row} onCancel={close} onDone={() => finish('retired')} />}
      {dialog === 'takeBack' && <TakeBackDialog row={row} onCancel={close} onDone={() => finish('takenBack')} />}
    </Page>
  );
}

function Removed({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('assets');
  const removed = row.values['removed'];
  const { by, at, reason } = isPlainObject(removed) ? removed : {};
  return (
    <Notice kind="info" title={t('removed.title')}>
      {typeof reason === 'string' && reason !== '' && <p>{reason}</p>}
      <p className={classes['small']}>
        {typeof by === 'string' && <PersonName actor={by} />}
        {typeof at === 'number' && (
          <>
            {' · '}
            <Age at={at} form="ago" />
          </>
        )}
      </p>
      <p className={classes['small']}>{t('removed.kept')}</p>
    </Notice>
  );
}

function Sections({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('assets');
  const maySee = useMaySeeRestricted();
  return SECTION_IDS.map((id) => {
    const fields = SECTIONS[id].filter((field) => maySee || fieldSpec('asset', field).restricted !== true);
    const isHiding = fields.length < SECTIONS[id].length;
    return (
      <Panel key={id} title={t(`section.${id}`)}>
        <FieldList row={row} fields={fields} />
        {isHiding && <p className={classes['hidden']}>{t('hiddenNetwork')}</p>}
        {id === 'class' && isUnverifiedFromLibrary(row) && <p className={classes['hidden']}>{t('libraryClass')}</p>}
      </Panel>
    );
  });
}

function WhereItIs({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('ui');
  return (
    <Panel title={t('state.title')}>
      <RecordStepper current={useRecordState(row)} states={['queued', 'sent', 'storedAshore']} />
    </Panel>
  );
}
