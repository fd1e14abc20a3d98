import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { type HeatCell, heatMap } from '#shared/domain/risk/heat-map.ts';
import { levelOf, type RiskMatrix, STEPS } from '#shared/domain/risk/risk-matrix.ts';
import type { RiskSide } from '#shared/domain/risk/risk-rating.ts';
import classes from './risk.module.css';

export type CellAt = { readonly likelihood: number; readonly severity: number };

type HeatMapPanelProps = {
  readonly matrix: RiskMatrix;
  readonly risks: readonly RecordRow[];
  readonly side: RiskSide;
  readonly onSide: (side: RiskSide) => void;
  /** The cell whose risks are listed; null: all. */
  readonly chosen: CellAt | null;
  readonly onChoose: (cell: CellAt | null) => void;
};

/** How many risks stand where. A table of numbers first: level and score are words in each cell, the colour repeats them. */
export function HeatMapPanel({ matrix, risks, side, onSide, chosen, onChoose }: HeatMapPanelProps) {
  const { t } = useTranslation('risk');
  const { rows, unrated } = heatMap(matrix, risks, side);
  return (
    <Panel title={t('map.title')} aside={t('map.unrated', { count: unrated.length })}>
      <div className={classes['stack']}>
        <ChoiceCards
          label={t('map.side')}
          value={side}
          onChange={onSide}
          layout="row"
          options={[
            { value: 'residual', label: t('side.residual') },
            { value: 'inherent', label: t('side.inherent') },
          ]}
        />
        <table className={classes['map']}>
          <caption className={classes['small']}>{t('map.caption')}</caption>
          <thead>
            <tr>
              <td className={classes['corner']} />
              {STEPS.map((severity) => (
                <th key={severity} scope="col">
                  <bdi>{severity}</bdi> {t(`severity.${severity}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row[0]?.likelihood}>
                <th scope="row">
                  <bdi>{row[0]?.likelihood}</bdi> {t(`likelihood.${row[0]?.likelihood as 1}`)}
                </th>
                {row.map((cell) => (
                  <MapCell
                    key={cell.severity}
                    cell={cell}
                    mark={levelOf(matrix, cell.level)?.mark ?? 'none'}
                    isChosen={chosen?.likelihood === cell.likelihood && chosen.severity === cell.severity}
                    onChoose={onChoose}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

type MapCellProps = {
  readonly cell: HeatCell;
  readonly mark: RiskMatrix['levels'][number]['mark'];
  readonly isChosen: boolean;
  readonly onChoose: (cell: CellAt | null) => void;
};

function MapCell({ cell, mark, isChosen, onChoose }: MapCellProps) {
  const { t } = useTranslation('risk');
  const { likelihood, severity, score, level, risks } = cell;
  const words = `${score} ${t(`level.${level}`)}`;
  return (
    <td className={`${classes['cell']} ${classes[mark]}`}>
      {risks.length === 0 ? (
        <span className={classes['empty']}>{words}</span>
      ) : (
        <button
          type="button"
          className={classes['full']}
          aria-pressed={isChosen}
          onClick={() => onChoose(isChosen ? null : { likelihood, severity })}
        >
          <span className={classes['cellWords']}>{words}</span>{' '}
          <span className={classes['count']}>{t('map.count', { count: risks.length })}</span>
        </button>
      )}
    </td>
  );
}
