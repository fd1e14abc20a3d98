import { useTranslation } from 'react-i18next';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { levelOf, type RiskMatrix } from '#shared/domain/risk/risk-matrix.ts';
import type { RiskRating } from '#shared/domain/risk/risk-rating.ts';

const MARKS: Readonly<Record<RiskMatrix['levels'][number]['mark'], MarkKind>> = {
  none: 'done',
  caution: 'caution',
  warning: 'warning',
  alarm: 'alarm',
};

type LevelMarkProps = { readonly matrix: RiskMatrix; readonly rating: RiskRating | null };

/** "12 High" with its shape; a risk that nobody has rated says so. */
export function LevelMark({ matrix, rating }: LevelMarkProps) {
  const { t } = useTranslation('risk');
  if (rating === null) return <StatusMark kind="pending">{t('unrated')}</StatusMark>;
  return (
    <StatusMark kind={MARKS[levelOf(matrix, rating.level)?.mark ?? 'none']}>
      <bdi>{rating.score}</bdi> {t(`level.${rating.level}`)}
    </StatusMark>
  );
}
