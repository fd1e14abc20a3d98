import { useElementSize } from '@mantine/hooks';
import { type CSSProperties, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { ImpactAsset } from '#shared/domain/risk/impact.ts';
import { impactMap } from '#shared/domain/risk/impact-map.ts';
import classes from './impact-map.module.css';
import { HEAD_PX, linePath, NODE, neighbour, placesOf, type Way } from './impact-places.ts';

type ImpactMapPanelProps = {
  readonly middle: string;
  readonly assets: readonly ImpactAsset[];
  readonly titleOf: (asset: string) => string;
  readonly onChoose: (asset: string) => void;
};

const KEYS: Readonly<Record<string, Way>> = { ArrowUp: 'up', ArrowDown: 'down' };

/**
 * What the system in the middle needs, before it, and what stops with it, behind it, as columns with lines between them.
 * One stop for Tab, arrows go along the lines. The lists beside it say the same in words.
 */
export function ImpactMapPanel({ middle, assets, titleOf, onChoose }: ImpactMapPanelProps) {
  const { t } = useTranslation('risk');
  const id = useId();
  const map = useMemo(() => impactMap(middle, assets), [middle, assets]);
  const { ref: measured, width: roomPx } = useElementSize<HTMLDivElement>();
  const places = useMemo(() => placesOf(map, roomPx || undefined), [map, roomPx]);
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const at = active !== null && places.of.has(active) ? active : middle;

  useEffect(() => {
    const place = places.of.get(middle);
    const box = scroller.current;
    if (place === undefined || box === null) return;
    const sign = document.documentElement.dir === 'rtl' ? -1 : 1;
    box.scrollLeft = sign * (place.x - places.nodeWidth);
    box.scrollTop = place.y - (box.clientHeight - NODE.height) / 2;
  }, [middle, places]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isMirrored = document.documentElement.dir === 'rtl';
    const across = { ArrowLeft: isMirrored ? 'after' : 'before', ArrowRight: isMirrored ? 'before' : 'after' } as const;
    const way = KEYS[event.key] ?? across[event.key as keyof typeof across];
    const next = event.key === 'Home' ? middle : way === undefined ? null : neighbour(map, places, at, way);
    if (way === undefined && event.key !== 'Home') return;
    event.preventDefault();
    if (next === null) return;
    setActive(next);
    scroller.current?.querySelector<HTMLElement>(`[data-asset="${CSS.escape(next)}"]`)?.focus();
  }

  const layerWord = (depth: number) =>
    depth < 0 ? t('impact.above') : depth === 0 ? t('impact.middle') : t('impact.step', { count: depth });

  const size: CSSProperties & Readonly<Record<'--node' | '--head', string>> = {
    inlineSize: places.width,
    blockSize: places.height,
    '--node': `${places.nodeWidth}px`,
    '--head': `${HEAD_PX}px`,
  };
  return (
    <Panel title={t('impact.map')} padding="bare">
      <p className={classes['help']} id={`${id}help`}>
        {t('impact.mapHelp')}
      </p>
      <div
        ref={scroller}
        className={classes['scroller']}
        role="group"
        aria-label={t('impact.map')}
        aria-describedby={`${id}help`}
        onKeyDown={onKeyDown}
      >
        <div ref={measured} />
        <div className={classes['map']} style={size}>
          <div className={classes['heads']}>
            {map.layers.map(({ depth, assets: layer }) => (
              <span
                key={depth}
                className={classes['head']}
                style={{ insetInlineStart: places.of.get(layer[0] ?? '')?.x }}
              >
                {layerWord(depth)}
              </span>
            ))}
          </div>
          <svg className={classes['lines']} width={places.width} height={places.height} aria-hidden="true">
            <defs>
              <marker
                id={`${id}tip`}
                viewBox="0 0 8 8"
                refX="7"
                refY="4"
                markerWidth="8"
                markerHeight="8"
                markerUnits="userSpaceOnUse"
                orient="auto"
              >
                <path d="M0 0 8 4 0 8z" className={classes['tip']} />
              </marker>
            </defs>
            {map.edges.map(({ needed, by, how }) => {
              const [from, to] = [places.of.get(needed), places.of.get(by)];
              if (from === undefined || to === undefined) return null;
              const names = [
                classes['line'],
                how === 'installedOn' && classes['installed'],
                (needed === at || by === at) && classes['near'],
              ];
              return (
                <path
                  key={`${needed} ${by}`}
                  d={linePath(from, to, places)}
                  className={names.filter(Boolean).join(' ')}
                  markerEnd={`url(#${id}tip)`}
                />
              );
            })}
          </svg>
          {map.layers.flatMap(({ depth, assets: layer }) =>
            layer.map((asset) => {
              const isTooLate = map.stops.get(asset)?.isTooLate === true;
              const name = [titleOf(asset), layerWord(depth), isTooLate ? t('impact.tooLate') : ''];
              return (
                <button
                  key={asset}
                  type="button"
                  data-asset={asset}
                  className={asset === middle ? `${classes['node']} ${classes['middle']}` : classes['node']}
                  style={{ insetInlineStart: places.of.get(asset)?.x, insetBlockStart: places.of.get(asset)?.y }}
                  tabIndex={asset === at ? 0 : -1}
                  aria-current={asset === middle ? 'true' : undefined}
                  aria-label={name.filter(Boolean).join(', ')}
                  onFocus={() => setActive(asset)}
                  onClick={() => onChoose(asset)}
                >
                  <bdi className={classes['name']}>{titleOf(asset)}</bdi>
                  {isTooLate && <StatusMark kind="warning">{t('impact.tooLate')}</StatusMark>}
                </button>
              );
            }),
          )}
        </div>
      </div>
    </Panel>
  );
}
