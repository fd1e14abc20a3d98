import { Fragment } from 'react';
import { createPortal } from 'react-dom';
import { fittedColumns } from '#renderer/pdf/look/fitted-columns.ts';
import { qrPath } from '#renderer/pdf/look/qr-path.ts';
import { directionOf, paragraphsOf, scriptTagOf } from '#renderer/pdf/look/scripts.ts';
import {
  type Fact,
  isOfTwo,
  moreText,
  type Paper,
  type PaperBlock,
  type PaperColumn,
  type PaperRow,
  qrText,
} from '#renderer/pdf/model/paper.ts';
import classes from './paper-sheet.module.css';

type PaperSheetProps = {
  readonly paper: Paper;
  /** False: for the printer only, the preview shows the PDF. */
  readonly isShown: boolean;
};

/**
 * The same document drawn by the browser's own engine, in the same look: for the printer, and for scripts that the PDF
 * library cannot shape. On the screen it is shown in place of the PDF then.
 */
export function PaperSheet({ paper, isShown }: PaperSheetProps) {
  return (
    <>
      {isShown && <Sheet paper={paper} />}
      {createPortal(
        <div className={classes['printed']} data-paper-printed aria-hidden="true">
          <Sheet paper={paper} />
        </div>,
        document.body,
      )}
    </>
  );
}

function Sheet({ paper }: { readonly paper: Paper }) {
  const { language, direction, title, subject, number, ship, printed, watermark, remarks, digest, sections, words } =
    paper;
  const code = qrText(paper);
  const page = { language, direction };
  return (
    <article className={classes['sheet']} lang={language} dir={direction}>
      {watermark !== null && (
        <div className={classes['mark']} aria-hidden="true">
          {watermark}
        </div>
      )}
      <header className={classes['head']}>
        <div>
          <p className={classes['small']}>{ship}</p>
          <h2 className={classes['title']}>{title}</h2>
          {subject !== null && (
            <p>
              <Typed {...page}>{subject}</Typed>
            </p>
          )}
          {number !== null && (
            <p>
              <strong>{number}</strong>
            </p>
          )}
          <p className={classes['small']}>{printed}</p>
        </div>
        {code !== null && <QrCode text={code} />}
      </header>
      {remarks.map((remark) => (
        <p key={remark} className={classes['note']}>
          <strong>
            <Typed {...page}>{remark}</Typed>
          </strong>
        </p>
      ))}
      {sections.map((section, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
        <section key={at} className={section.isNewPage ? classes['newPage'] : undefined}>
          {section.title !== null && (
            <h3 className={classes['section']}>
              <Typed {...page}>{section.title}</Typed>
            </h3>
          )}
          {section.blocks.map((block, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
            <Block key={i} block={block} {...page} />
          ))}
        </section>
      ))}
      <footer className={classes['foot']}>
        {words.machineText !== null && <p>{words.machineText}</p>}
        {digest !== null && (
          <p>
            {words.digest} <bdi>{digest}</bdi>
          </p>
        )}
      </footer>
    </article>
  );
}

function QrCode({ text }: { readonly text: string }) {
  const { path, size } = qrPath(text);
  return (
    <svg className={classes['code']} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

/** Which way the page runs, and in which language. */
type Part = Pick<Paper, 'direction' | 'language'>;

/** What a person may have typed: each paragraph in its own direction and script. */
function Typed({ children, direction, language }: Part & { readonly children: string }) {
  return paragraphsOf(children).map((text, at) => (
    <span
      // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
      key={at}
      className={classes['typed']}
      dir={directionOf(text, direction)}
      lang={scriptTagOf(text, language) ?? undefined}
    >
      {text === '' ? '\u00a0' : text}
    </span>
  ));
}

function Block({ block, ...page }: Part & { readonly block: PaperBlock }) {
  switch (block.kind) {
    case 'facts':
      return <Facts items={block.items} {...page} />;
    case 'prose':
      return (
        <div className={classes['prose']}>
          <p className={classes['small']}>{block.label}</p>
          <p className={classes['running']}>
            <Typed {...page}>{block.text}</Typed>
          </p>
        </div>
      );
    case 'table':
      return block.rows.length === 0 ? (
        <p>{block.empty}</p>
      ) : (
        <Table columns={block.columns} rows={block.rows} {...page} />
      );
    case 'steps':
      return (
        <ol className={classes['steps']}>
          {block.items.map(({ no, text, detail }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
            <li key={at}>
              {block.boxes && <span className={classes['box']} aria-hidden="true" />}
              {no !== '' && <bdi className={classes['no']}>{no}</bdi>}
              <div className={classes['running']}>
                <p>
                  <Typed {...page}>{text}</Typed>
                </p>
                {detail && (
                  <p className={classes['small']}>
                    <Typed {...page}>{detail}</Typed>
                  </p>
                )}
              </div>
            </li>
          ))}
        </ol>
      );
    case 'signatures':
      return block.items.length === 0 ? (
        <p>{block.empty}</p>
      ) : (
        <ul className={classes['steps']}>
          {block.items.map(({ meaning, name, as, at, state, remark }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
            <li key={i} className={classes['signed']}>
              <div>
                <strong>
                  <Typed {...page}>{name}</Typed>
                </strong>
                <p className={classes['small']}>{as}</p>
              </div>
              <div>
                <p>{`${meaning} · ${state}`}</p>
                <p className={classes['small']}>{at}</p>
                {remark !== '' && (
                  <p>
                    <Typed {...page}>{remark}</Typed>
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
      );
    case 'photos':
      return (
        <div className={classes['photos']}>
          {block.items.map(({ caption, image, text }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
            <figure key={at}>
              {image === null ? (
                <p className={classes['note']}>{text}</p>
              ) : (
                <img src={image.src} width={image.widthPx} height={image.heightPx} alt="" />
              )}
              <figcaption className={classes['small']}>
                <Typed {...page}>{caption}</Typed>
              </figcaption>
            </figure>
          ))}
        </div>
      );
    case 'signHere':
      return (
        <div className={classes['signHere']}>
          {block.items.map((name) => (
            <p key={name}>
              <Typed {...page}>{name}</Typed>
            </p>
          ))}
        </div>
      );
    case 'note':
      return (
        <p className={`${classes['note']} ${classes['running']}`}>
          <Typed {...page}>{block.text}</Typed>
        </p>
      );
  }
}

function Facts({ items, ...page }: Part & { readonly items: readonly Fact[] }) {
  return (
    <dl className={classes['facts']}>
      {items.map(({ label, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once; two fields may share a word for their name
        <Fragment key={at}>
          <dt>{label}</dt>
          <dd>
            <Typed {...page}>{value}</Typed>
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

function lookOf(columns: readonly PaperColumn[], at: number): string {
  const { end, apart } = columns[at] ?? {};
  const looks = [end && classes['end'], apart && classes['apart'], isOfTwo(columns, at) && classes['running']];
  return looks.filter(Boolean).join(' ');
}

type TableProps = Part & { readonly columns: readonly PaperColumn[]; readonly rows: readonly PaperRow[] };

function Table({ columns: given, rows, ...page }: TableProps) {
  const columns = fittedColumns(given, rows);
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  return (
    <table className={classes['table']}>
      <colgroup>
        {columns.map(({ width }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as in facts
          <col key={at} style={{ width: `${(width / all) * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ title }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as in facts
            <th key={at} scope="col" className={lookOf(columns, at)}>
              <Typed {...page}>{title}</Typed>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ cells, more = [], meter }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
          <Fragment key={at}>
            <tr>
              {columns.map(({ meter: hasMeter }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as in facts
                <td key={i} className={lookOf(columns, i)}>
                  <Typed {...page}>{cells[i] ?? ''}</Typed>
                  {hasMeter && typeof meter === 'number' && (
                    <div className={classes['meter']} aria-hidden="true">
                      <div style={{ inlineSize: `${meter}%` }} />
                    </div>
                  )}
                </td>
              ))}
            </tr>
            {more.length > 0 && (
              <tr>
                <td colSpan={columns.length} className={classes['small']}>
                  <Typed {...page}>{moreText(more)}</Typed>
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
