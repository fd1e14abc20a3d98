import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '#renderer/data/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import classes from './settings.module.css';

export function PeopleLink() {
  const { t } = useTranslation('settings');
  const { persons } = useSession();
  const aboard = persons.filter(({ isGone }) => !isGone);
  const withPin = aboard.filter(({ hasPin }) => hasPin);
  return (
    <Panel title={t('people.title')} aside={t('people.count', { count: aboard.length })}>
      <div className={classes['form']}>
        <p className={classes['quiet']}>{t('people.withPin', { count: withPin.length })}</p>
        <div>
          <Button component="a" href="#/people" leftSection={<Icon name="people" />}>
            {t('people.open')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
