import { useTranslation } from 'react-i18next';
import classes from './register.module.css';

/** The registers of the ship, in the order in which they are used. */
const PAGES = [
  { id: 'assets', href: '#/assets' },
  { id: 'visits', href: '#/visits' },
  { id: 'media', href: '#/media' },
  { id: 'advisories', href: '#/advisories' },
  { id: 'contacts', href: '#/contacts' },
] as const;
export type ShipPage = (typeof PAGES)[number]['id'];

/** From one register of the ship to the others. */
export function ShipNav({ current }: { readonly current: ShipPage }) {
  const { t } = useTranslation('register');
  return (
    <nav aria-label={t('nav.label')} className={classes['nav']}>
      {PAGES.map(({ id, href }) => (
        <a key={id} href={href} className={classes['link']} aria-current={id === current ? 'page' : undefined}>
          {t(`nav.${id}`)}
        </a>
      ))}
    </nav>
  );
}
