import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { contactOf, useContacts } from '#renderer/features/contacts/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { NotificationRule } from '#shared/domain/notify/notification-rules.ts';
import { contactsFor } from '#shared/domain/notify/notify-contacts.ts';
import classes from './incidents.module.css';

const WAYS = ['phoneAllHours', 'phone', 'satphone', 'vhf', 'email', 'portal', 'hours', 'checkedOn'] as const;

/** Numbers: of the rule where its source gives one, and of the company's contacts for this addressee. */
export function ContactsPanel({ rule }: { readonly rule: NotificationRule }) {
  const { t } = useTranslation('incidents');
  const words = useFieldWords();
  const rows = contactsFor(rule, useContacts());
  const phone = rule.phone ?? null;
  if (rows.length === 0 && phone === null)
    return (
      <Panel
        title={t('contact.title')}
        action={
          <Button component="a" href="#/contacts" variant="subtle">
            {t('contact.open')}
          </Button>
        }
      >
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
          const fields = contactOf(row);
          const ways = WAYS.flatMap((field) => {
            const value = fields[field];
            return value ? [{ label: words.label('contact', field), value: <bdi>{value}</bdi> }] : [];
          });
          return (
            <div key={row.id}>
              <p className={classes['strong']}>
                <a className={classes['link']} href={`#/contacts/${encodeURIComponent(row.id)}`}>
                  <bdi>{[row.title, fields.personName].filter(Boolean).join(', ')}</bdi>
                </a>
              </p>
              <KeyValue layout="columns" items={ways} />
              {fields.script && <p className={classes['dim']}>{fields.script}</p>}
            </div>
          );
        })}
      </div>
    </Panel>
  );
}
