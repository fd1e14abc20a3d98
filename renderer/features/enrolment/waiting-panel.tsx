import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { admitBatches, type VesselAccess } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ReasonDialog } from '#renderer/ui/feedback/reason-dialog.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { groupWaiting, type WaitingGroup } from './access-model.ts';
import classes from './enrolment.module.css';

type WaitingPanelProps = {
  readonly access: VesselAccess;
  readonly mayAdmit: boolean;
  readonly onChanged: (access: VesselAccess) => void;
};

type Asked = { readonly label: string; readonly heads: readonly string[] };

/** What devices sent after they were shut out: it counts only when a person says so, batch by batch or all of a device. */
export function WaitingPanel({ access, mayAdmit, onChanged }: WaitingPanelProps) {
  const { t } = useTranslation('enrolment');
  const [asked, setAsked] = useState<Asked | null>(null);
  const groups = groupWaiting(access);

  async function admit(reason: string) {
    const done = await admitBatches(access.vesselId, asked?.heads ?? [], reason);
    if (done.ok) onChanged(done.value);
    return done;
  }

  return (
    <Panel title={t('waiting.title')}>
      <div className={classes['stack']}>
        <p className={classes['small']}>{t(groups.length === 0 ? 'waiting.none' : 'waiting.words')}</p>
        {!mayAdmit && groups.length > 0 && <p className={classes['small']}>{t('waiting.forbidden')}</p>}
        {groups.map((group) => (
          <DeviceBatches key={group.replica} group={group} mayAdmit={mayAdmit} onAsk={setAsked} />
        ))}
      </div>
      <ReasonDialog
        opened={asked !== null}
        title={t('waiting.ask', { label: asked?.label ?? '' })}
        text={t('waiting.askWords', { count: asked?.heads.length ?? 0 })}
        confirm={t('waiting.confirm')}
        onClose={() => setAsked(null)}
        onGiven={admit}
      />
    </Panel>
  );
}

type DeviceBatchesProps = {
  readonly group: WaitingGroup;
  readonly mayAdmit: boolean;
  readonly onAsk: (asked: Asked) => void;
};

function DeviceBatches({ group: { replica, device, batches }, mayAdmit, onAsk }: DeviceBatchesProps) {
  const { t } = useTranslation('enrolment');
  const formats = useFormats();
  const label = device?.label ?? t('waiting.unknown', { replica });
  return (
    <section className={classes['group']} aria-label={label}>
      <div className={classes['groupHead']}>
        <h3 className={classes['groupTitle']}>
          <bdi>{label}</bdi>
        </h3>
        {mayAdmit && batches.length > 1 && (
          <Button onClick={() => onAsk({ label, heads: batches.map(({ head }) => head) })}>{t('waiting.all')}</Button>
        )}
      </div>
      <Rows label={label}>
        {batches.map(({ head, lane, firstSeq, lastSeq }) => (
          <Row
            key={head}
            mark={<StatusMark kind="pending">{t(`waiting.${lane}`)}</StatusMark>}
            title={t('waiting.batch', { first: formats.number(firstSeq), last: formats.number(lastSeq) })}
            sub={<bdi>{head.slice(0, 16)}</bdi>}
            end={mayAdmit && <Button onClick={() => onAsk({ label, heads: [head] })}>{t('waiting.one')}</Button>}
          />
        ))}
      </Rows>
    </section>
  );
}
