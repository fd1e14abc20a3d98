import { useTranslation } from 'react-i18next';
import { useSession } from '#renderer/data/index.ts';

/** Name of a person record, isolated for a sentence; "without a name" where nobody had signed in. */
export function usePersonName(): (record: string | null) => string {
  const { t } = useTranslation(['reports', 'common']);
  const { persons } = useSession();
  return (record) => {
    if (record === 'anonymous') return t('reports:noName');
    const person = persons.find((each) => each.record === record);
    return person === undefined ? t('common:unknown') : `\u2068${person.name}\u2069`;
  };
}
