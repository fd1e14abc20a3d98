import { Canvas, Font, Image, Text, View } from '@react-pdf/renderer';
import { type ReactNode, useContext } from 'react';
import {
  type Fact,
  moreText,
  type PaperBlock,
  type PaperColumn,
  type PaperDirection,
  type PaperPhoto,
} from '#renderer/pdf/model/paper.ts';
import { PageWatchContext } from './page-watch.ts';
import { CUT_FROM_LINES, linesIn, linesOf } from './row-lines.ts';
import { directionOf, drawnText, familiesOfText, paragraphsOf, wordsOf } from './scripts.ts';
import { CELL_SIZE, HAIRLINE, type Style, styles } from './styles.ts';

/** Which way lines run on this page or side of a page. */
export function along(direction: PaperDirection): { readonly flexDirection: 'row' | 'row-reverse' } {
  return { flexDirection: direction === 'rtl' ? 'row-reverse' : 'row' };
}

type WordsProps = {
  readonly children: string;
  readonly direction: PaperDirection;
  readonly style?: Style;
  readonly end?: boolean;
};

/**
 * A text at the side where its page begins, each paragraph of it in its own direction and font.
 *
 * @param end at the other side: figures.
 */
export function Words({ children, style = {}, ...rest }: WordsProps) {
  const paragraphs = paragraphsOf(children);
  const kinds = new Set(paragraphs.map((text) => `${directionOf(text, rest.direction)} ${familiesOfText(text)[0]}`));
  if (kinds.size === 1)
    return (
      <Paragraph style={style} {...rest}>
        {children}
      </Paragraph>
    );
  return (
    <View style={style}>
      {paragraphs.map((text, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
        <Paragraph key={at} {...rest}>
          {text === '' ? ' ' : text}
        </Paragraph>
      ))}
    </View>
  );
}

/** A line ends where `breaksOf` lets it, and between a bracket and the Latin word behind it never. */
const NEVER = 10_000;

function Paragraph(props: WordsProps) {
  const { children, direction, style = {}, end = false } = props;
  const text = drawnText(children);
  const isRight = (direction === 'rtl') !== end;
  const own = { direction: directionOf(text, direction), textAlign: isRight ? ('right' as const) : ('left' as const) };
  const fontFamily = [...familiesOfText(text)] as unknown as string;
  return (
    <Text style={[style, own, { fontFamily }]} hyphenationPenalty={NEVER}>
      {wordsOf(text).map((word, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
        <Text key={at} style={{ direction: own.direction }}>
          {word}
        </Text>
      ))}
    </Text>
  );
}

type Part = { readonly direction: PaperDirection };

/** About how many signs go on a line: of a value beside its name, of half a page, of a whole one. */
const SIGNS = { fact: 30, side: 50, line: 95 } as const;

function isLong(text: string, signs: number): boolean {
  return linesIn(text, signs) > CUT_FROM_LINES;
}

/** Two lines of a text: its name does not stay behind alone at the end of a page. */
const LABEL_AHEAD = 26;

export function Block({ block, direction }: Part & { readonly block: PaperBlock }) {
  switch (block.kind) {
    case 'facts':
      return <Facts items={block.items} direction={direction} />;
    case 'prose':
      return (
        <>
          <View style={styles.proseLabel} minPresenceAhead={LABEL_AHEAD} wrap={false}>
            <Words style={styles.label} direction={direction}>
              {block.label}
            </Words>
          </View>
          <View style={styles.prose}>
            <Words direction={direction}>{block.text}</Words>
          </View>
        </>
      );
    case 'table':
      return <Table block={block} direction={direction} />;
    case 'steps':
      return <Steps block={block} direction={direction} />;
    case 'signatures':
      return <Signatures block={block} direction={direction} />;
    case 'photos':
      return <Photos items={block.items} direction={direction} />;
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
        <View style={styles.note} wrap={isLong(block.text, SIGNS.line)}>
          <Words direction={direction}>{block.text}</Words>
        </View>
      );
  }
}

function Facts({ items, direction }: Part & { readonly items: readonly Fact[] }) {
  return (
    <View style={[styles.facts, along(direction)]}>
      {items.map(({ label, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once; two fields may share a word for their name
        <View key={at} style={[styles.fact, along(direction)]} wrap={isLong(value, SIGNS.fact)}>
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

function Table({ block, direction }: Part & { readonly block: Extract<PaperBlock, { kind: 'table' }> }) {
  const { columns, rows, empty } = block;
  if (rows.length === 0) return <Words direction={direction}>{empty}</Words>;
  const line = along(direction);
  return (
    <View style={styles.table}>
      <View style={[styles.headRow, line]} wrap={false} fixed>
        {columns.map(({ title, end = false, apart = false }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as in facts
          <View key={i} style={columnStyle(columns, i, direction)}>
            <Words style={styles.headCell} direction={apart ? directionOf(title, direction) : direction} end={end}>
              {title}
            </Words>
          </View>
        ))}
      </View>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
        <View key={at} style={styles.row} wrap={linesOf(row, columns) > CUT_FROM_LINES}>
          <View style={line}>
            {columns.map(({ end = false, apart = false, meter, pageOf }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as in facts
              <View key={i} style={columnStyle(columns, i, direction)}>
                {pageOf && row.document !== undefined ? (
                  <FirstPage document={row.document} direction={direction} />
                ) : (
                  <Words
                    style={styles.cell}
                    direction={apart ? directionOf(row.cells[i] ?? '', direction) : direction}
                    end={end}
                  >
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

function Steps({ block, direction }: Part & { readonly block: Extract<PaperBlock, { kind: 'steps' }> }) {
  return (
    <View>
      {block.items.map(({ no, text, detail = '' }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
        <View key={at} style={[styles.step, along(direction)]} wrap={isLong(`${text}\n${detail}`, SIGNS.line)}>
          {block.boxes && <View style={styles.box} />}
          {no !== '' && (
            <Words style={styles.stepNo} direction={direction}>
              {no}
            </Words>
          )}
          <View style={styles.stepText}>
            <Words direction={direction}>{text}</Words>
            {detail !== '' && (
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

function Photos({ items, direction }: Part & { readonly items: readonly PaperPhoto[] }) {
  return (
    <View style={[styles.photos, along(direction)]}>
      {items.map(({ caption, image, text }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
        <View key={at} style={styles.photo} wrap={false}>
          {image === null ? (
            <Words style={styles.note} direction={direction}>
              {text}
            </Words>
          ) : (
            <Image src={image.src} style={styles.picture} />
          )}
          <Words style={styles.label} direction={direction}>
            {caption}
          </Words>
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
        <View key={i} style={[styles.step, along(direction)]} wrap={isLong(remark, SIGNS.side)}>
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
