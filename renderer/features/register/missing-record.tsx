import { useTranslation } from 'react-i18next';
import { MissingPage } from '#renderer/ui/layout/missing-page.tsx';

/** A record that is not on this PC: not arrived, or a wrong address. @param href the list that it would stand in. */
export function MissingRecord({ href, toList }: { readonly href: string; readonly toList: string }) {
  const { t } = useTranslation('register');
  return <MissingPage title={t('missing.title')} why={t('missing.why')} href={href} toList={toList} />;
}
