import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import type { ContactKind } from './contact-values.ts';

/** Whom a ship usually has to reach and nobody has written down: one press opens the form with the kind filled in. */
export function MissingPanel({ kinds }: { readonly kinds: readonly ContactKind[] }) {
  const { t } = useTranslation(['contacts', 'common']);
  const words = useFieldWords();
  return (
    <Panel title={t('contacts:missing.title')} aside={String(kinds.length)} padding="bare" scrolls>
      <Rows label={t('contacts:missing.title')}>
        {kinds.map((kind) => {
          const name = words.code('contact', 'kind', kind);
          return (
            <Row
              key={kind}
              compact
              title={name}
              end={
                <Button
                  component="a"
                  href={`#/contacts/new/${kind}`}
                  leftSection={<Icon name="add" />}
                  aria-label={t('contacts:missing.add', { kind: name })}
                >
                  {t('common:action.add')}
                </Button>
              }
            />
          );
        })}
      </Rows>
    </Panel>
  );
}
