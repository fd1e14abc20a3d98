import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { type AlertCounts, AlertsButton } from './alerts-button.tsx';
import { BridgeClock } from './bridge-clock.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { LinkAge, type LinkState } from './link-age.tsx';
import { PaletteMenu } from './palette-menu.tsx';
import classes from './top-bar.module.css';

export type TopBarProps = {
  /** The vessel aboard; the desk ashore. */
  readonly vesselName: string;
  readonly side: 'vessel' | 'shore';
  readonly alerts: AlertCounts;
  /** In place of the counts: "1 silent vessel". */
  readonly alertWords?: string;
  readonly onAlerts: () => void;
  readonly link: LinkState;
  readonly linkHref: string;
  /** Who has unlocked this PC, by rank; null while it is locked. */
  readonly person: string | null;
  readonly onPerson: () => void;
  readonly homeHref: string;
};

/** Whose log this is, what needs a person, when the shore was heard, who works here, what time it is. */
export function TopBar(props: TopBarProps) {
  const { t } = useTranslation('ui');
  const { vesselName, side, alerts, alertWords, onAlerts, link, linkHref, person, onPerson, homeHref } = props;
  return (
    <header className={classes['bar']}>
      <div className={classes['names']}>
        <a className={classes['product']} href={homeHref}>
          Bulwark
        </a>
        <span className={classes['vessel']} title={vesselName}>
          <bdi>{vesselName}</bdi>
        </span>
        {side === 'shore' && <span className={classes['role']}>{t('shell.shore')}</span>}
      </div>
      <div className={classes['state']}>
        <AlertsButton counts={alerts} words={alertWords} onOpen={onAlerts} />
        <LinkAge link={link} href={linkHref} />
        <PaletteMenu />
        <LanguageMenu />
        <span className={classes['person']}>
          <Button
            variant="subtle"
            className="bulwark-bar-button bulwark-bar-person"
            leftSection={<Icon name={person === null ? 'lock' : 'person'} size={22} />}
            onClick={onPerson}
            aria-label={`${t('shell.person')}: ${person ?? t('shell.nobody')}`}
          >
            <bdi>{person ?? t('shell.nobody')}</bdi>
          </Button>
        </span>
        <div className={classes['clock']}>
          <BridgeClock />
        </div>
      </div>
    </header>
  );
}
