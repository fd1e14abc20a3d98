import { useTranslation } from 'react-i18next';
import { SectionNav } from '#renderer/ui/layout/section-nav.tsx';

/** The pages that belong to readiness, in the order in which they are walked. */
const PAGES = [
  { id: 'check', href: '#/readiness' },
  { id: 'scorecard', href: '#/scorecard' },
  { id: 'gaps', href: '#/gaps' },
  { id: 'risk', href: '#/risk' },
  { id: 'impact', href: '#/risk/impact' },
  { id: 'policy', href: '#/policy' },
  { id: 'audits', href: '#/audits' },
  { id: 'crosswalk', href: '#/readiness/crosswalk' },
  { id: 'frameworks', href: '#/readiness/frameworks' },
] as const;
export type ReadinessPage = (typeof PAGES)[number]['id'];

/** From one page of readiness to the others. */
export function ReadinessNav({ current }: { readonly current: ReadinessPage }) {
  const { t } = useTranslation('readiness-nav');
  return (
    <SectionNav
      label={t('label')}
      pages={PAGES.map((page) => ({ ...page, label: t(`page.${page.id}`) }))}
      current={current}
    />
  );
}
