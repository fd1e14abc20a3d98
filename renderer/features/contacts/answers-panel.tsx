import { useTranslation } from 'react-i18next';
import { useNotificationRules } from '#renderer/i18n/use-notification-rules.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import type { ContactFields } from '#shared/domain/contact.ts';
import { answersRule } from '#shared/domain/notify/notify-contacts.ts';

/** The duties of an incident at which this number is shown. */
export function AnswersPanel({ contact }: { readonly contact: ContactFields }) {
  const { t } = useTranslation('contacts');
  const { matrix, say } = useNotificationRules();
  const rules = matrix.rows.filter((rule) => answersRule(rule, contact));
  return (
    <Panel title={t('cases.title')} padding={rules.length === 0 ? 'normal' : 'bare'}>
      {rules.length === 0 ? (
        <p>{t('cases.none')}</p>
      ) : (
        <Rows label={t('cases.title')}>
          {rules.map(({ id }) => (
            <Row key={id} compact title={say(`row.${id}.to`)} sub={say(`row.${id}.when`)} />
          ))}
        </Rows>
      )}
    </Panel>
  );
}
