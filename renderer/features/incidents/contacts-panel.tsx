import { useTranslation } from 'react-i18next';
import { useRecords } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { ContactFields } from '#shared/domain/contact.ts';
import classes from './incidents.module.css';

const SOME = { from: 0, count: 5 } as const;
const WAYS = ['phoneAllHours', 'phone', 'satphone', 'vhf', 'email', 'portal', 'hours', 'checkedOn'] as const;

/** Numbers: of the rule where its source gives one, and of the company's contacts for this addressee. */
export function ContactsPanel({ rule, phone }: { readonly rule: string; readonly phone: string | null }) {
  const { t } = useTranslation('incidents');
  const words = useFieldWords();
  const { rows } = useRecords({ collection: 'contact', where: { notifies: rule } }, SOME);
  if (rows.length === 0 && phone === null)
    return (
      <Panel title={t('contact.title')}>
        <p className={classes['dim']}>{t('contact.none')}</p>
      </Panel>
    );
  return (
    <Panel title={t('contact.title')}>
      <div className={classes['stack']}>
        {phone !== null && (
          <p className={classes['phone']}>
            <bdi>{phone}</bdi>
          </p>
        )}
        {rows.map((row) => {
          const fields = row.values as ContactFields;
          const ways = WAYS.flatMap((field) => {
            const value = fields[field];
            return value ? [{ label: words.label('contact', field), value: <bdi>{value}</bdi> }] : [];
          });
          return (
            <div key={row.id}>
              <p className={classes['strong']}>
                <bdi>{[row.title, fields.personName].filter(Boolean).join(', ')}</bdi>
              </p>
              <KeyValue layout="columns" items={ways} />
            </div>
          );
        })}
      </div>
    </Panel>
  );
}
