import { Canvas, Font, View } from '@react-pdf/renderer';
import { useContext } from 'react';
import {
  isOfTwo,
  moreText,
  type PaperBlock,
  type PaperColumn,
  type PaperDirection,
} from '#renderer/pdf/model/paper.ts';
import { PageWatchContext } from './page-watch.ts';
import { CUT_FROM_LINES, linesOf } from './row-lines.ts';
import { CELL_SIZE, HAIRLINE, type Style, styles } from './styles.ts';
import { along, type Part, Words } from './words.tsx';

function share(columns: readonly PaperColumn[], at: number): string {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  return `${((columns[at]?.width ?? 0) / all) * 100}%`;
}

/** Half of what lies between two languages, on both sides of the line between them. */
const GUTTER = 9;

function columnStyle(columns: readonly PaperColumn[], at: number, direction: PaperDirection): Style {
  const [before, after] = direction === 'rtl' ? (['Right', 'Left'] as const) : (['Left', 'Right'] as const);
  return {
    width: share(columns, at),
    ...(columns[at]?.apart
      ? { [`padding${before}`]: GUTTER, [`border${before}Width`]: 0.5, borderColor: HAIRLINE }
      : {}),
    ...(columns[at + 1]?.apart ? { [`padding${after}`]: GUTTER } : {}),
  };
}

export function Table({ block, direction }: Part & { readonly block: Extract<PaperBlock, { kind: 'table' }> }) {
  const { columns, rows, empty } = block;
  if (rows.length === 0) return <Words direction={direction}>{empty}</Words>;
  const line = along(direction);
  return (
    <View style={styles.table}>
      <View style={[styles.headRow, line]} wrap={false} fixed>
        {columns.map(({ title, end = false }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as in facts
          <View key={i} style={columnStyle(columns, i, direction)}>
            <Words style={styles.headCell} direction={direction} end={end} running={isOfTwo(columns, i)}>
              {title}
            </Words>
          </View>
        ))}
      </View>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
        <View key={at} style={styles.row} wrap={linesOf(row, columns) > CUT_FROM_LINES}>
          <View style={line}>
            {columns.map(({ end = false, meter, pageOf }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as in facts
              <View key={i} style={columnStyle(columns, i, direction)}>
                {pageOf && row.document !== undefined ? (
                  <FirstPage document={row.document} direction={direction} />
                ) : (
                  <Words style={styles.cell} direction={direction} end={end} running={isOfTwo(columns, i)}>
                    {row.cells[i] ?? ''}
                  </Words>
                )}
                {meter && typeof row.meter === 'number' && <Meter percent={row.meter} direction={direction} />}
              </View>
            ))}
          </View>
          {row.more !== undefined && row.more.length > 0 && (
            <Words style={styles.more} direction={direction}>
              {moreText(row.more)}
            </Words>
          )}
        </View>
      ))}
    </View>
  );
}

/** Written when the page is drawn, when all are laid out: the library keeps a box for a text only where it was before. */
function FirstPage({ document, direction }: Part & { readonly document: number }) {
  const { firstPageOf } = useContext(PageWatchContext);
  return (
    <Canvas
      style={styles.pageOf}
      paint={(painter, width) => {
        const page = firstPageOf(document);
        const font = Font.getFont({ fontFamily: 'Noto Sans', fontWeight: 400, fontStyle: 'normal' }).data;
        const align = direction === 'rtl' ? 'left' : 'right';
        if (page !== null) painter.font(font).fontSize(CELL_SIZE).text(String(page), 0, 0, { width, align });
        return null;
      }}
    />
  );
}

function Meter({ percent, direction }: Part & { readonly percent: number }) {
  return (
    <View style={[styles.meter, along(direction)]}>
      <View style={[styles.meterFill, { width: `${Math.min(100, Math.max(0, percent))}%` }]} />
    </View>
  );
}
