import { Text, View } from '@react-pdf/renderer';
import type { PaperDirection } from '#renderer/pdf/model/paper.ts';
import { directionOf, drawnText, familiesOfText, paragraphsOf, wordsOf } from './scripts.ts';
import type { Style } from './styles.ts';

/** Which way lines run on this page or side of a page. */
export function along(direction: PaperDirection): { readonly flexDirection: 'row' | 'row-reverse' } {
  return { flexDirection: direction === 'rtl' ? 'row-reverse' : 'row' };
}

type WordsProps = {
  readonly children: string;
  readonly direction: PaperDirection;
  readonly style?: Style;
  readonly end?: boolean;
  readonly running?: boolean;
};

/**
 * A text at the side where its page begins, each paragraph of it in its own direction and font.
 *
 * @param end at the other side: figures.
 * @param running sentences over the whole width: each paragraph begins at the side where its own language does.
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
  const { children, direction, style = {}, end = false, running = false } = props;
  const text = drawnText(children);
  const way = directionOf(text, direction);
  const isRight = ((running ? way : direction) === 'rtl') !== end;
  const own = { direction: way, textAlign: isRight ? ('right' as const) : ('left' as const) };
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

export type Part = { readonly direction: PaperDirection };
