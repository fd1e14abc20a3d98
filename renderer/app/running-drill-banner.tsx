import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { Banner } from '#renderer/ui/feedback/banner.tsx';

type RunningDrillBannerProps = { readonly drill: RecordRow; readonly title: string };

/** On every page while a drill runs: nobody may take it for the real thing. */
export function RunningDrillBanner({ drill, title }: RunningDrillBannerProps) {
  const { t } = useTranslation('session');
  const stopWord = drill.values['stopWord'];
  return (
    <Banner
      kind="drill"
      end={typeof stopWord === 'string' && stopWord !== '' ? t('banner.stopWord', { stopWord }) : undefined}
    >
      {t('banner.drill', { title })}
    </Banner>
  );
}
