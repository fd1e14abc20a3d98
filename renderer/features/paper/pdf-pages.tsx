import { Button } from '@mantine/core';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Document, Page, pdfjs } from 'react-pdf';
import 'react-pdf/dist/Page/TextLayer.css';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import classes from './paper.module.css';

pdfjs.GlobalWorkerOptions.workerSrc = workerAddress;

/** No evaluation of strings, nothing fetched from elsewhere. */
const OPTIONS = { isEvalSupported: false, disableFontFace: false, useSystemFonts: false } as const;
const WIDTH = 640;

/** The PDF itself, page by page: what is seen here is what is saved. */
export function PdfPages({ pdf }: { readonly pdf: Uint8Array<ArrayBuffer> }) {
  const { t } = useTranslation('paper');
  const [page, setPage] = useState(1);
  const [pages, setPages] = useState(0);
  const [hasFailed, setFailed] = useState(false);
  // pdf.js takes the bytes away to its worker: it gets its own.
  const file = useMemo(() => ({ data: pdf.slice() }), [pdf]);
  if (hasFailed) return <ErrorNote error={{ code: 'paper/failed' }} />;
  return (
    <div className={classes['pages']}>
      <div className={classes['sheet']} role="group" aria-label={t('preview.document')}>
        <Document
          file={file}
          options={OPTIONS}
          loading={null}
          error={null}
          suspense={false}
          onLoadError={() => setFailed(true)}
          onLoadSuccess={({ numPages }) => {
            setPages(numPages);
            setPage((before) => Math.min(before, numPages));
          }}
        >
          <Page
            pageNumber={page}
            width={WIDTH}
            renderAnnotationLayer={false}
            // Behind the ink the palette shows: a white page would blind a bridge at night.
            canvasBackground="transparent"
            loading={null}
            error={null}
            suspense={false}
          />
        </Document>
      </div>
      {pages > 0 && (
        <div className={classes['turn']}>
          <Button
            leftSection={<Icon name="back" />}
            disabled={page <= 1}
            onClick={() => setPage(page - 1)}
            aria-label={t('preview.previous')}
          >
            {t('preview.previous')}
          </Button>
          <span aria-live="polite">{t('preview.pageOf', { n: page, m: pages })}</span>
          <Button disabled={page >= pages} onClick={() => setPage(page + 1)}>
            {t('preview.next')}
          </Button>
        </div>
      )}
    </div>
  );
}
