import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { revokeDevice, type VesselAccess, type VesselDevice } from '#renderer/data/index.ts';
import { ReasonDialog } from '#renderer/ui/feedback/reason-dialog.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import classes from './enrolment.module.css';

type DevicesPanelProps = {
  readonly access: VesselAccess;
  readonly mayRevoke: boolean;
  readonly onChanged: (access: VesselAccess) => void;
};

/** Every PC that has joined the vessel, aboard and ashore, and the way to shut a lost one out. */
export function DevicesPanel({ access: { vesselId, devices }, mayRevoke, onChanged }: DevicesPanelProps) {
  const { t } = useTranslation('enrolment');
  const [asked, setAsked] = useState<VesselDevice | null>(null);

  async function revoke(reason: string) {
    const done = await revokeDevice(vesselId, asked?.replica ?? '', reason);
    if (done.ok) onChanged(done.value);
    return done;
  }

  return (
    <Panel
      title={t('devices.title')}
      padding={devices.length === 0 ? 'normal' : 'bare'}
      foot={mayRevoke ? undefined : <p className={classes['small']}>{t('devices.forbidden')}</p>}
    >
      {devices.length === 0 ? (
        <p className={classes['small']}>{t('devices.none')}</p>
      ) : (
        <Rows label={t('devices.title')}>
          {devices.map((device) => (
            <Row
              key={device.replica}
              mark={
                device.isRevoked ? (
                  <StatusMark kind="caution">{t('devices.out')}</StatusMark>
                ) : (
                  <StatusMark kind="done">{t('devices.works')}</StatusMark>
                )
              }
              title={<bdi>{device.label}</bdi>}
              sub={<DeviceFacts device={device} />}
              end={
                mayRevoke &&
                !device.isRevoked && <Button onClick={() => setAsked(device)}>{t('devices.button')}</Button>
              }
            />
          ))}
        </Rows>
      )}
      <ReasonDialog
        opened={asked !== null}
        title={t('devices.ask', { label: asked?.label ?? '' })}
        text={t('devices.askWords')}
        confirm={t('devices.confirm')}
        onClose={() => setAsked(null)}
        onGiven={revoke}
      />
    </Panel>
  );
}

function DeviceFacts({ device: { side, letter, replica, lastContactAt } }: { readonly device: VesselDevice }) {
  const { t } = useTranslation('enrolment');
  const where =
    side === 'shore' ? t('devices.shore') : letter === null ? t('devices.ship') : t('devices.letter', { letter });
  return (
    <>
      {where}, <bdi>{replica}</bdi>,{' '}
      {lastContactAt === null ? (
        t('devices.never')
      ) : (
        <>
          {t('devices.heard')} <Age at={lastContactAt} form="ago" />
        </>
      )}
    </>
  );
}
