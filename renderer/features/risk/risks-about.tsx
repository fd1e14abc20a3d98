import { useTranslation } from 'react-i18next';
import { type RecordRow, useRecords } from '#renderer/data/index.ts';
import { RefTitle } from '#renderer/features/fields/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import type { RiskMatrix } from '#shared/domain/risk/risk-matrix.ts';
import { presentRating } from '#shared/domain/risk/risk-rating.ts';
import { LevelMark } from './level-mark.tsx';
import classes from './risk.module.css';
import { useMatrix } from './use-matrix.ts';

const SHOWN = { from: 0, count: 10 } as const;

type RisksAboutProps = {
  readonly record: string;
  /** Field of a risk that names the record. */
  readonly by: 'assets' | 'links';
};

/** The risks that name an asset, a drill, an action: the way back. Nothing is shown where there are none. */
export function RisksAbout({ record, by }: RisksAboutProps) {
  const { t } = useTranslation('risk');
  const { rows } = useRecords({ collection: 'risk', where: { [by]: record }, sort: 'createdAt', down: true }, SHOWN);
  const inUse = useMatrix();
  if (rows.length === 0 || inUse === undefined) return null;
  return (
    <Panel title={t('about.title')} padding="bare">
      <Rows label={t('about.title')}>
        {rows.map((row) => (
          <RiskRow key={row.id} row={row} matrix={inUse.matrix} />
        ))}
      </Rows>
    </Panel>
  );
}

function RiskRow({ row, matrix }: { readonly row: RecordRow; readonly matrix: RiskMatrix }) {
  return (
    <Row
      compact
      title={<RefTitle record={row.id} />}
      sub={<bdi>{row.number}</bdi>}
      end={
        <span className={classes['end']}>
          <LevelMark matrix={matrix} rating={presentRating(matrix, row.values)} />
        </span>
      }
    />
  );
}
