import { useTranslation } from 'react-i18next';
import { useRecord } from '#renderer/data/index.ts';
import type { Actor } from '#shared/oplog/op.ts';

type PersonNameProps = {
  readonly actor: Actor;
  /** Where the record of the person has not come yet. */
  readonly known?: string | null;
};

/** Who wrote something, by rank and name as the crew list has them. */
export function PersonName({ actor, known = null }: PersonNameProps) {
  const { t } = useTranslation('fields');
  const row = useRecord(actor === 'anonymous' ? null : actor);
  if (actor === 'anonymous') return <>{t('value.anonymous')}</>;
  const rank = typeof row?.values['rank'] === 'string' ? row.values['rank'] : '';
  const name = row?.title || known || t('value.notReceived');
  return <bdi>{rank === '' ? name : `${name}, ${rank}`}</bdi>;
}
