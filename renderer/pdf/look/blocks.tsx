import { Image, View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import type { Fact, PaperBlock, PaperPhoto } from '#renderer/pdf/model/paper.ts';
import { CUT_FROM_LINES, linesIn } from './row-lines.ts';
import { styles } from './styles.ts';
import { Table } from './table.tsx';
import { along, type Part, Words } from './words.tsx';

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
            <Words direction={direction} running>
              {block.text}
            </Words>
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
          <Words direction={direction} running>
            {block.text}
          </Words>
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
            <Words direction={direction} running>
              {text}
            </Words>
            {detail !== '' && (
              <Words style={styles.more} direction={direction} running>
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
