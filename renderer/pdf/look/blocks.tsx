import { Text, View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import type { Fact, PaperBlock, PaperCell, PaperColumn, PaperDirection } from '#renderer/pdf/model/paper.ts';
import { directionOf, drawnText } from './scripts.ts';
import { type Style, styles } from './styles.ts';

/** Which way lines run on this page or side of a page. */
export function along(direction: PaperDirection): { readonly flexDirection: 'row' | 'row-reverse' } {
  return { flexDirection: direction === 'rtl' ? 'row-reverse' : 'row' };
}

/**
 * A text in its own direction, at the side where its page begins.
 *
 * @param end at the other side: figures.
 */
export function Words(props: {
  readonly children: string;
  readonly direction: PaperDirection;
  readonly style?: Style;
  readonly end?: boolean;
}) {
  const { children, direction, style = {}, end = false } = props;
  const text = drawnText(children);
  const isRight = (direction === 'rtl') !== end;
  const own = { direction: directionOf(text), textAlign: isRight ? ('right' as const) : ('left' as const) };
  return <Text style={[style, own]}>{text}</Text>;
}

type Part = { readonly direction: PaperDirection };

export function Block({ block, direction }: Part & { readonly block: PaperBlock }) {
  switch (block.kind) {
    case 'facts':
      return <Facts items={block.items} direction={direction} />;
    case 'prose':
      return (
        <View style={styles.prose}>
          <Words style={styles.label} direction={direction}>
            {block.label}
          </Words>
          <Words direction={direction}>{block.text}</Words>
        </View>
      );
    case 'table':
      return <Table block={block} direction={direction} />;
    case 'steps':
      return <Steps block={block} direction={direction} />;
    case 'signatures':
      return <Signatures block={block} direction={direction} />;
    case 'signHere':
      return (
        <View style={[styles.signHere, along(direction)]} wrap={false}>
          {block.items.map((name) => (
            <View key={name} style={styles.signLine}>
              <Words style={styles.signName} direction={direction}>
                {name}
              </Words>
            </View>
          ))}
        </View>
      );
    case 'note':
      return (
        <View style={styles.note} wrap={false}>
          <Words direction={direction}>{block.text}</Words>
        </View>
      );
    case 'pair':
      return <Pair block={block} direction={direction} />;
  }
}

function Facts({ items, direction }: Part & { readonly items: readonly Fact[] }) {
  return (
    <View style={[styles.facts, along(direction)]}>
      {items.map(({ label, value }) => (
        <View key={label} style={[styles.fact, along(direction)]} wrap={false}>
          <Words style={styles.factLabel} direction={direction}>
            {label}
          </Words>
          <Words style={styles.factValue} direction={direction}>
            {value}
          </Words>
        </View>
      ))}
    </View>
  );
}

function share({ width }: PaperColumn, columns: readonly PaperColumn[]): string {
  const all = columns.reduce((sum, column) => sum + column.width, 0);
  return `${(width / all) * 100}%`;
}

/** A row of this many signs may be cut by the end of a page; shorter ones stay whole. */
const CUT_FROM = 700;

function sizeOf(cells: readonly PaperCell[]): number {
  return Math.max(0, ...cells.map((cell) => JSON.stringify(cell).length));
}

function Table({ block, direction }: Part & { readonly block: Extract<PaperBlock, { kind: 'table' }> }) {
  const { columns, rows, empty } = block;
  if (rows.length === 0) return <Words direction={direction}>{empty}</Words>;
  const line = along(direction);
  return (
    <View style={styles.table}>
      <View style={[styles.headRow, line]} wrap={false} minPresenceAhead={90} fixed>
        {columns.map((column) => (
          <View key={column.title} style={{ width: share(column, columns) }}>
            <Words style={styles.headCell} direction={direction} end={column.end ?? false}>
              {column.title}
            </Words>
          </View>
        ))}
      </View>
      {rows.map((cells, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
        <View key={at} style={[styles.row, line]} wrap={sizeOf(cells) > CUT_FROM}>
          {columns.map((column, i) => (
            <View key={column.title} style={{ width: share(column, columns) }}>
              <Cell cell={cells[i] ?? ''} direction={direction} end={column.end ?? false} />
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}

function Cell({ cell, direction, end }: Part & { readonly cell: PaperCell; readonly end: boolean }) {
  if (typeof cell === 'string')
    return (
      <Words style={styles.cell} direction={direction} end={end}>
        {cell}
      </Words>
    );
  return (
    <View style={styles.cell}>
      {cell.text !== '' && (
        <Words direction={direction} end={end}>
          {cell.text}
        </Words>
      )}
      {cell.more.map(({ label, value }) => (
        <Words key={label} style={styles.more} direction={direction}>
          {`${label}: ${value}`}
        </Words>
      ))}
    </View>
  );
}

function Steps({ block, direction }: Part & { readonly block: Extract<PaperBlock, { kind: 'steps' }> }) {
  return (
    <View>
      {block.items.map(({ no, text, detail }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
        <View key={at} style={[styles.step, along(direction)]} wrap={false}>
          {block.boxes && <View style={styles.box} />}
          {no !== '' && (
            <Words style={styles.stepNo} direction={direction}>
              {no}
            </Words>
          )}
          <View style={styles.stepText}>
            <Words direction={direction}>{text}</Words>
            {detail !== undefined && detail !== '' && (
              <Words style={styles.more} direction={direction}>
                {detail}
              </Words>
            )}
          </View>
        </View>
      ))}
    </View>
  );
}

function Signatures({ block, direction }: Part & { readonly block: Extract<PaperBlock, { kind: 'signatures' }> }) {
  if (block.items.length === 0) return <Words direction={direction}>{block.empty}</Words>;
  const line = (children: ReactNode) => <View style={styles.side}>{children}</View>;
  return (
    <View>
      {block.items.map(({ meaning, name, as, at, state, remark }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
        <View key={i} style={[styles.step, along(direction)]} wrap={false}>
          {line(
            <>
              <Words direction={direction} style={{ fontWeight: 700 }}>
                {name}
              </Words>
              <Words direction={direction} style={styles.label}>
                {as}
              </Words>
            </>,
          )}
          {line(
            <>
              <Words direction={direction}>{`${meaning} · ${state}`}</Words>
              <Words direction={direction} style={styles.label}>
                {at}
              </Words>
              {remark !== '' && <Words direction={direction}>{remark}</Words>}
            </>,
          )}
        </View>
      ))}
    </View>
  );
}

/** Row by row, so that what belongs together stands at one height. */
function Pair({ block, direction }: Part & { readonly block: Extract<PaperBlock, { kind: 'pair' }> }) {
  return (
    <View style={[styles.pair, along(direction)]}>
      {block.sides.map((side) => (
        <View key={side.language} style={styles.side}>
          {side.blocks.map((inner, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
            <Block key={at} block={inner} direction={side.direction} />
          ))}
        </View>
      ))}
    </View>
  );
}
