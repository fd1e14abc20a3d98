import { useTranslation } from 'react-i18next';
import { type SignOffView, useSession } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import classes from './signoff.module.css';

const MARKS: Readonly<Record<SignOffView['state'], MarkKind>> = {
  valid: 'done',
  changed: 'caution',
  missing: 'half',
  wrong: 'warning',
  voided: 'failed',
};

type SignOffListProps = { readonly label: string; readonly signOffs: readonly SignOffView[] };

/** Who signed what, when, in which role, and whether it still holds. */
export function SignOffList({ label, signOffs }: SignOffListProps) {
  const { t } = useTranslation('signoff');
  const words = useFieldWords();
  const { persons } = useSession();
  const nameOf = (record: string | null) => persons.find((each) => each.record === record)?.name ?? t('somebody');
  return (
    <ul className={classes['list']} aria-label={label}>
      {signOffs.map((each) => (
        <li key={each.id} className={classes['one']}>
          <div className={classes['head']}>
            <span>
              <strong>{words.code('signature', 'meaning', each.meaning)}</strong>
              {' · '}
              <bdi>{each.name}</bdi>
              {each.role !== null && ` · ${words.role(each.role)}`}
            </span>
            <StatusMark kind={MARKS[each.state]}>{t(`state.${each.state}`)}</StatusMark>
          </div>
          <div className={classes['dim']}>
            <Instant at={each.signedAt} withShip />
          </div>
          {each.state === 'changed' && each.changedAt !== null && (
            <div className={classes['dim']}>
              {t('changedBy', { name: `\u2068${nameOf(each.changedBy)}\u2069` })} <Instant at={each.changedAt} />
            </div>
          )}
          {each.state !== 'valid' && <p className={classes['dim']}>{t(`why.${each.state}`)}</p>}
          {each.remark !== null && <p dir="auto">{each.remark}</p>}
        </li>
      ))}
    </ul>
  );
}
