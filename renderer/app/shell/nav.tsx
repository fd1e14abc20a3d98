import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import classes from './nav.module.css';
import type { NavItem } from './nav-item.ts';

type NavProps = {
  readonly items: readonly NavItem[];
  readonly current: string;
  /** Icons alone, 64 wide, while a guided flow needs the room. */
  readonly narrow: boolean;
};

export function Nav({ items, current, narrow }: NavProps) {
  const { t } = useTranslation('nav');

  function list(place: 'main' | 'foot') {
    return items
      .filter((item) => (item.place ?? 'main') === place)
      .map((item) => (
        <li key={item.id}>
          <NavLink item={item} isCurrent={item.id === current} narrow={narrow} />
        </li>
      ));
  }

  const foot = list('foot');
  return (
    <nav className={narrow ? `${classes['nav']} ${classes['narrow']}` : classes['nav']} aria-label={t('label')}>
      <ul className={classes['list']}>{list('main')}</ul>
      {foot.length > 0 && <ul className={`${classes['list']} ${classes['foot']}`}>{foot}</ul>}
    </nav>
  );
}

type NavLinkProps = { readonly item: NavItem; readonly isCurrent: boolean; readonly narrow: boolean };

function NavLink({ item, isCurrent, narrow }: NavLinkProps) {
  const { t } = useTranslation('nav');
  const waiting = item.waiting ?? 0;
  const words = waiting > 0 ? `${item.label}, ${t('waiting', { count: waiting })}` : item.label;
  return (
    <a
      className={isCurrent ? `${classes['item']} ${classes['current']}` : classes['item']}
      href={item.href}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={narrow ? words : undefined}
      title={narrow ? words : undefined}
    >
      <Icon name={item.icon} />
      {!narrow && <span className={classes['label']}>{item.label}</span>}
      {!narrow && waiting > 0 && (
        <>
          <span className={classes['count']} aria-hidden="true">
            {waiting}
          </span>
          <VisuallyHidden>{t('waiting', { count: waiting })}</VisuallyHidden>
        </>
      )}
    </a>
  );
}
