import { useTranslation } from 'react-i18next';
import { type SignOffView, useSession } from '#renderer/data/index.ts';
import { SignButton } from '#renderer/features/signoff/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import classes from './policy.module.css';

type ReadPanelProps = {
  readonly record: string;
  readonly title: string;
  readonly isApproved: boolean;
  readonly signOffs: readonly SignOffView[];
};

/** Who has read this edition, each with the own PIN. A new edition is read again: the signature says "changed since". */
export function ReadPanel({ record, title, isApproved, signOffs }: ReadPanelProps) {
  const { t } = useTranslation('policy');
  const { persons, side } = useSession();
  const crew = persons.filter(({ isGone }) => !isGone);
  const readBy = (person: string) =>
    signOffs.find((each) => each.meaning === 'acknowledged' && each.person === person && each.state === 'valid');
  const count = crew.filter((each) => readBy(each.record) !== undefined).length;
  return (
    <Panel title={t('read.title')} aside={t('read.count', { read: count, all: crew.length })} padding="bare">
      {!isApproved ? (
        <p className={`${classes['small']} ${classes['inset']}`}>{t('read.approveFirst')}</p>
      ) : (
        <Rows label={t('read.title')}>
          {crew.map((each) => {
            const read = readBy(each.record);
            return (
              <Row
                key={each.record}
                compact
                title={<bdi>{each.name}</bdi>}
                sub={read === undefined ? each.rank : <Instant at={read.signedAt} />}
                end={
                  read !== undefined ? (
                    <StatusMark kind="done">{t('read.done')}</StatusMark>
                  ) : side === 'ship' && each.hasPin ? (
                    <SignButton
                      record={record}
                      meaning="acknowledged"
                      person={each}
                      label={t('read.sign')}
                      about={each.name}
                      says={t('read.says', { name: each.name, title })}
                    />
                  ) : (
                    <StatusMark kind="pending">{t('read.notYet')}</StatusMark>
                  )
                }
              />
            );
          })}
        </Rows>
      )}
    </Panel>
  );
}
