import { Canvas, Document, Page, Path, Svg, Text, View } from '@react-pdf/renderer';
import { Fragment, useContext } from 'react';
import { type Paper, pageWords, qrText, textsOf } from '#renderer/pdf/model/paper.ts';
import { Block } from './blocks.tsx';
import { pageGroups } from './page-groups.ts';
import { type PageWatch, PageWatchContext } from './page-watch.ts';
import { qrPath } from './qr-path.ts';
import { drawnText, familiesFor } from './scripts.ts';
import { styles } from './styles.ts';
import { along, Words } from './words.tsx';

const QR_SIZE = 66;
/** A title wants this much of what it names below it, points; of photos a whole one with its caption. */
const AHEAD = 120;
const PHOTO_AHEAD = 300;

type PaperDocumentProps = {
  readonly papers: readonly Paper[];
  readonly watch: PageWatch;
};

/** A document as PDF. The fonts must be registered (fonts.ts). */
export function PaperDocument({ papers, watch }: PaperDocumentProps) {
  const [first] = papers;
  return (
    <Document
      title={first?.title ?? ''}
      author={first?.ship ?? ''}
      creator="Bulwark"
      producer="Bulwark"
      language={first?.language ?? 'en'}
    >
      <PageWatchContext value={watch}>
        {papers.map((paper, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
          <PaperPages key={at} paper={paper} at={at} />
        ))}
      </PageWatchContext>
    </Document>
  );
}

/** @property at place among the papers of the PDF, from 0. */
type PagesProps = { readonly paper: Paper; readonly at: number };

function PaperPages({ paper, at }: PagesProps) {
  const families = [...familiesFor(textsOf(paper))] as unknown as string;
  return pageGroups(paper.sections).map((sections, group) => (
    <Page
      // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
      key={group}
      size="A4"
      {...(group === 0 ? { bookmark: drawnText(paper.title).trim() } : {})}
      style={[styles.page, { fontFamily: families }]}
      wrap
    >
      {paper.watermark !== null && (
        <Text style={styles.watermark} fixed>
          {paper.watermark}
        </Text>
      )}
      <Running paper={paper} />
      <Foot paper={paper} at={at} />
      {group === 0 && <Opening paper={paper} />}
      <Sections sections={sections} direction={paper.direction} />
    </Page>
  ));
}

function Opening({ paper }: { readonly paper: Paper }) {
  return (
    <>
      <Head paper={paper} />
      {paper.remarks.map((remark) => (
        <Words key={remark} style={styles.remark} direction={paper.direction}>
          {remark}
        </Words>
      ))}
    </>
  );
}

/** Children of the page itself: only there a title knows what follows it and does not stay behind alone. */
function Sections({ sections, direction }: Pick<Paper, 'sections' | 'direction'>) {
  return sections.map(({ title, blocks }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
    <Fragment key={at}>
      {title !== null && (
        <View minPresenceAhead={blocks[0]?.kind === 'photos' ? PHOTO_AHEAD : AHEAD} wrap={false}>
          <Words style={styles.sectionTitle} direction={direction}>
            {title}
          </Words>
        </View>
      )}
      {blocks.map((block, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
        <Block key={i} block={block} direction={direction} />
      ))}
    </Fragment>
  ));
}

function Running({ paper }: { readonly paper: Paper }) {
  const { direction, ship, title, number, watermark } = paper;
  const right = [watermark, title, number].filter((part) => part !== null).join(' · ');
  return (
    <View style={[styles.running, along(direction)]} fixed>
      <Words direction={direction}>{ship}</Words>
      <Words direction={direction}>{right}</Words>
    </View>
  );
}

function Head({ paper }: { readonly paper: Paper }) {
  const { direction, title, subject, number, printed } = paper;
  const code = qrText(paper);
  return (
    <View style={[styles.head, along(direction)]}>
      <View style={styles.headText}>
        <Words style={styles.title} direction={direction}>
          {title}
        </Words>
        {subject !== null && (
          <Words style={styles.subject} direction={direction}>
            {subject}
          </Words>
        )}
        {number !== null && (
          <Words style={styles.number} direction={direction}>
            {number}
          </Words>
        )}
        <Words style={styles.printed} direction={direction}>
          {printed}
        </Words>
      </View>
      {code !== null && <QrCode text={code} />}
    </View>
  );
}

function QrCode({ text }: { readonly text: string }) {
  const { path, size } = qrPath(text);
  return (
    <Svg width={QR_SIZE} height={QR_SIZE} viewBox={`0 0 ${size} ${size}`}>
      <Path d={path} fill="#000000" />
    </Svg>
  );
}

/** The number stands by itself: what is drawn anew for each page must not hang in a box that is not. */
function Foot({ paper, at }: PagesProps) {
  const { onLaidOut, onDrawn } = useContext(PageWatchContext);
  const { direction, digest, words } = paper;
  const side = direction === 'rtl' ? styles.pageNumberLeft : styles.pageNumberRight;
  return (
    <>
      <View style={styles.foot} fixed>
        <Words direction={direction}>{digest === null ? ' ' : `${words.digest} ${digest}`}</Words>
        {words.machineText !== null && <Words direction={direction}>{words.machineText}</Words>}
      </View>
      <Text
        style={[styles.pageNumber, side]}
        render={({ pageNumber, totalPages }) => {
          onLaidOut(at, pageNumber);
          return drawnText(pageWords(words, pageNumber, totalPages ?? pageNumber));
        }}
        fixed
      />
      <Canvas
        style={styles.drawn}
        paint={() => {
          onDrawn();
          return null;
        }}
        fixed
      />
    </>
  );
}
