import { useTranslation } from 'react-i18next';
import { SectionNav } from '#renderer/ui/layout/section-nav.tsx';

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
    <SectionNav
      label={t('nav.label')}
      pages={PAGES.map((page) => ({ ...page, label: t(`nav.${page.id}`) }))}
      current={current}
    />
  );
}
